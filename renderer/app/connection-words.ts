import type { Connection } from '../../shared/contract/connection.ts';
import { countWords, counted } from '../../shared/domain/case-words/count-words.ts';
import type { MeaningName } from '../design/palettes.ts';
import { dateTime } from '../../shared/domain/case-words/time-words.ts';

/** What the top bar says about the data, and the longer truth behind it. */
export interface ConnectionWords {
  readonly meaning: MeaningName;
  /** Two to four words. */
  readonly label: string;
  /** The state alone, where the counts stand beside it. */
  readonly short: string;
  /** What it means for the work, in a sentence or two. */
  readonly because: string;
}

/** The state of the connection in words. Pure. */
export function connectionWords(connection: Connection, timeZone: string): ConnectionWords {
  const { state, unsent } = connection;
  const waiting =
    unsent === 0
      ? ''
      : ` ${counted(unsent, 'change is', 'changes are')} kept on this desk until the hub has ${unsent === 1 ? 'it' : 'them'}.`;
  switch (state.name) {
    case 'live':
      return {
        meaning: 'done',
        label: 'Live',
        short: 'Live',
        because: `What you see is what the hub has; changes arrive within a second.${waiting}`,
      };
    case 'filling': {
      const of = state.total === null ? '' : ` of ${countWords(state.total)}`;
      return {
        meaning: 'information',
        label: `Filling ${countWords(state.done)}${of}`,
        short: `Filling ${countWords(state.done)}${of}`,
        because: `The first copy of the city's cases is being made. You can work; search answers from what is here already.${waiting}`,
      };
    }
    case 'catching-up':
      return {
        meaning: 'information',
        label: state.behind === 0 ? 'Catching up' : `Catching up, ${countWords(state.behind)} behind`,
        short: 'Catching up',
        because: `Changes made while this desk was away are being fetched. What you see may be older than it is.${waiting}`,
      };
    case 'offline':
      return {
        meaning: 'attention',
        label: unsent === 0 ? 'Offline' : `Offline, ${countWords(unsent)} unsent`,
        short: 'Offline',
        because: `Since ${dateTime(state.since, timeZone)}. ${state.failure.message}${waiting}`,
      };
    case 'refused':
      return {
        meaning: 'breach',
        label: 'Sign in again',
        short: 'Session ended',
        because: `${state.failure.message}${waiting}`,
      };
  }
}
