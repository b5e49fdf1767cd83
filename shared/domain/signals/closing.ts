import type { Channel } from '../channel.ts';
import type { ClosingLabel } from '../closure-text/closing-label.ts';
import type { Demand } from '../closure/closure-pack.ts';
import type { Instant } from '../instant.ts';
import type { Outcome } from '../outcome.ts';
import type { NeverJudged } from './closing-signal.ts';
import type { CrewRound } from './crew-round.ts';

/** What was read in the explanation. No words of it. */
export interface ReadExplanation {
  readonly label: ClosingLabel;
  /** From 0 to 1. */
  readonly sure: number;
  /** False for a language nobody here reads. */
  readonly judged: boolean;
  readonly empty: boolean;
  readonly boilerplate: boolean;
  /** It tells another outcome than the one chosen. */
  readonly contradicts: boolean;
  /** One of its sentences claims work of one's own, whatever the whole reads as. */
  readonly claimsWork: boolean;
  /** It names a body, a person or a way that the caller can turn to. */
  readonly sendsOn: boolean;
  /** By which the same text is found in other closings; null for one too short to tell. */
  readonly key: string | null;
}

/** The case that a duplicate was closed for, as it was then. */
export interface ParentThen {
  readonly service: string;
  /** How far away it is; null when a place has no coordinates. */
  readonly metres: number | null;
  /** When it was closed, at the latest closing known; null while it is open. */
  readonly closedAt: Instant | null;
  readonly outcome: Outcome | null;
}

/** One closing of a case, as it stood at that moment. */
export interface Closing {
  readonly caseId: string;
  /** Which closing of the case, from 1. */
  readonly closing: number;
  readonly service: string;
  readonly department: string;
  readonly district: string | null;
  readonly channel: Channel;
  /** Since when it was open: the opening, or the reopening before. */
  readonly openedAt: Instant;
  readonly closedAt: Instant;
  /** The account; null for a program, or when nobody knows. */
  readonly closedBy: string | null;
  /** The clock or another program did it. */
  readonly byClock: boolean;
  readonly outcome: Outcome | null;
  /** Null when there is no text to read: erased, or the source has none. */
  readonly text: ReadExplanation | null;
  readonly dueAt: Instant | null;
  readonly scheduledFor: Instant | null;
  /** Somebody else had it and had not confirmed. */
  readonly withReceiver: boolean;
  /** It was referred at some time. */
  readonly referred: boolean;
  readonly visits: readonly { readonly at: Instant; readonly crew: string | null }[];
  readonly doneAt: Instant | null;
  /** Code of the city's list. */
  readonly reason: string | null;
  /** What the contract of today asks for and was not there. */
  readonly missing: readonly Demand[];
  /** Steps somebody took on it before the minute of the closing; null when that is not known. */
  readonly touches: number | null;
  /** Of these, all but putting it on somebody's desk: planned, begun, asked, visited, noted. Null when that is not known. */
  readonly worked: number | null;
  /** How often it waited for the caller. */
  readonly askedCaller: number;
  /** Null for what is no duplicate; "none" for one that names no other case. */
  readonly parent: ParentThen | 'none' | null;
  /** What another system called its end, such as "Cancelled". */
  readonly sourceStatus: string | null;
  /** Local hour and minute, "02:14", when nobody usually works; null at other hours. */
  readonly deadHour: string | null;
  readonly place: { readonly lat: number; readonly lng: number } | null;
  readonly excluded: NeverJudged | null;
}

/** Something that came after a closing and speaks of it. */
export type LaterFact =
  | { readonly kind: 'complaint-not-done' | 'survey-not-done'; readonly at: Instant }
  | { readonly kind: 'repeat'; readonly at: Instant }
  | { readonly kind: 'reopened'; readonly at: Instant; readonly reason: string };

/** How a person or a department does otherwise, before the week of the closing. */
export interface Habit {
  /** Closings counted. */
  readonly of: number;
  /** Of them, with the property. */
  readonly with: number;
}

/** What was known around a closing: of its service, its department, its closer and its place. */
export interface Surroundings {
  /** Time from opening to closing of work that was done, in the 180 days before; null when there were too few. */
  readonly usual: { readonly p05: number; readonly p50: number } | null;
  /** Closings of the department at dead hours. */
  readonly deadHours: Habit | null;
  /** Closings of the department that came with four others or more. */
  readonly batches: Habit | null;
  /** Closings of the department before which nobody planned, began, visited or noted anything. */
  readonly untouched: Habit | null;
  /** Other closings of the same person within two minutes, and when the last of them was. */
  readonly together: { readonly others: number; readonly last: Instant } | null;
  readonly round: CrewRound | null;
  /** Closings with the same words in the 30 days before: of this person, and of all others of the department. */
  readonly sameText: { readonly own: Habit; readonly others: Habit } | null;
  /** Closings without work, of this service in the 90 days before: of this person, and of all. */
  readonly noWork: { readonly own: Habit; readonly peers: Habit } | null;
  /** Reports of the same service at the place in the 90 days before it was opened. */
  readonly spotBefore: number;
  readonly later: readonly LaterFact[];
}

export const NO_SURROUNDINGS: Surroundings = {
  usual: null,
  deadHours: null,
  batches: null,
  untouched: null,
  together: null,
  round: null,
  sameText: null,
  noWork: null,
  spotBefore: 0,
  later: [],
};
