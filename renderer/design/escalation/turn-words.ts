import {
  hasRunOut,
  isCallerInformed,
  isOpenEscalation,
  presentOffer,
  type Escalation,
} from '../../../shared/domain/escalation/escalation.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { RETURN_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import type { MeaningName } from '../palettes.ts';
import type { DirectoryWords } from './directory-words.ts';

/** Whose turn it is with an escalation. */
export interface Turn {
  readonly meaning: MeaningName;
  /** Its state in a word or two: "Acknowledged". */
  readonly state: string;
  /** Whose turn it is, and for what, in a few words: "LASAN, to acknowledge". */
  readonly turn: string;
}

/** The state of an escalation and whose turn it is, in words. Pure. */
export function turnWords(one: Escalation, now: Instant, words: DirectoryWords): Turn {
  const department = words.department(one.department);
  const offer = presentOffer(one);
  switch (one.state) {
    case 'offered': {
      const late = offer !== undefined && now > offer.acknowledgeBy;
      const urgent = late || one.path === 'emergency';
      return {
        meaning: late ? 'breach' : urgent ? 'attention' : 'information',
        state: late ? 'Not acknowledged in time' : 'Waiting to be acknowledged',
        turn: late ? 'goes on by itself now' : `${department}, to acknowledge`,
      };
    }
    case 'acknowledged':
      return hasRunOut(one)
        ? { meaning: 'attention', state: 'Taken after the last tier', turn: 'a supervisor, to answer' }
        : { meaning: 'information', state: 'Acknowledged', turn: `${department}, to answer` };
    case 'accepted':
      return {
        meaning: 'information',
        state: 'Being worked on',
        turn: hasRunOut(one) ? 'a supervisor, to answer' : `${department}, to answer`,
      };
    case 'answered':
      return isCallerInformed(one)
        ? { meaning: 'done', state: 'Answered', turn: '311, to resolve' }
        : { meaning: 'attention', state: 'Answered', turn: '311, to tell the caller' };
    case 'returned': {
      const why = one.returned === null ? '' : `: ${RETURN_WORDS[one.returned.reason].toLowerCase()}`;
      return { meaning: 'attention', state: `Returned to 311${why}`, turn: '311, to send on or withdraw' };
    }
    case 'exhausted':
      return {
        meaning: 'breach',
        state: one.exhausted?.why === 'nobody-there' ? 'Nobody was there' : 'Nobody acknowledged',
        turn: 'the supervisors',
      };
    case 'resolved':
      return { meaning: 'done', state: 'Resolved', turn: 'nobody' };
    case 'withdrawn':
      return { meaning: 'neutral', state: 'Withdrawn', turn: 'nobody' };
  }
}

const GRAVITY: Record<MeaningName, number> = { breach: 0, attention: 1, information: 2, done: 3, neutral: 4 };
const PATHS = ['emergency', 'complaint', 'routine'];

/** The open ones, those that can wait least first. */
export function gravestFirst(
  list: readonly Escalation[],
  now: Instant,
  words: DirectoryWords,
): readonly Escalation[] {
  const rank = (one: Escalation) =>
    GRAVITY[turnWords(one, now, words).meaning] * PATHS.length + PATHS.indexOf(one.path);
  return list.filter(isOpenEscalation).toSorted((a, b) => rank(a) - rank(b));
}
