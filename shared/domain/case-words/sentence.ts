import type { RecordedEvent } from '../case-event.ts';
import type { City } from '../city.ts';
import type { AccountId, CallerId, CaseId, PromiseId, TextId } from '../ids.ts';
import type { Instant } from '../instant.ts';

/** A step of a case's history as somebody may read it: the event, who did it, and the texts it refers to. */
export interface TimelineStep extends RecordedEvent {
  readonly byName: string;
  /** Body by text id; null when it was erased or is not for this reader. */
  readonly texts: Readonly<Record<TextId, string | null>>;
}

/** A text that came with a step. `body` is null when it was erased or is not for this reader. */
export interface SaidText {
  readonly label: string;
  readonly body: string | null;
  readonly audience: 'internal' | 'public';
  /** Colleagues it addresses, whose names are marked in it. */
  readonly mentions?: readonly AccountId[];
}

/** One step of a case's history as a person reads it. */
export interface Sentence {
  readonly words: string;
  readonly texts: readonly SaidText[];
  /** What should be known beside it: defects of an imported record, what the clock does. */
  readonly remarks: readonly string[];
  /** An answers text to be laid out question by question. */
  readonly answers: TextId | null;
}

/** What the sentences need to name things. */
export interface SentenceContext {
  readonly city: City;
  /** Null when the desk holds no card of the caller. */
  callerName(id: CallerId): string | null;
  /** Null when the desk does not know the other case. */
  caseReference(id: CaseId): string | null;
  /** Null when the desk does not know the colleague. */
  colleagueName(id: string): string | null;
  /** The role of a contact point; null when the desk's directory lacks it. */
  contactPointName(id: string): string | null;
  /** An instant in the city's zone. */
  when(at: Instant): string;
  /** The time of a promise, as short as it can be said. */
  promised(at: Instant): string;
  /** How a promise of the case stands now, in a sentence; null when it has none of that id. */
  promiseNow(id: PromiseId): string | null;
}

export type EventOf<T extends TimelineStep['event']['type']> = Extract<TimelineStep['event'], { type: T }>;

/** The short name of a department; its code when the catalogue lacks it. */
export function departmentName(city: City, code: string): string {
  return city.department(code)?.shortName ?? code;
}

/** A text of a step, as a list of one; none when the step has none. */
export function said(
  entry: TimelineStep,
  id: TextId | null,
  label: string,
  audience: SaidText['audience'],
): SaidText[] {
  return id === null ? [] : [{ label, body: entry.texts[id] ?? null, audience }];
}
