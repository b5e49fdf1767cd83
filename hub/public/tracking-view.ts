import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts, Receiver } from '../../shared/domain/case-facts.ts';
import { isLive, type CaseState, type WaitingReason } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import type { VisitFinding } from '../../shared/domain/closure/evidence.ts';
import {
  closingsOf,
  feedbackOf,
  notDoneLeadsTo,
  surveyIsOpen,
  surveyOf,
} from '../../shared/domain/feedback/not-done-leads-to.ts';
import type { SurveyFact } from '../../shared/domain/feedback/survey.ts';
import type { CallerId, TextId } from '../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { promiseVerdict, type PromiseVerdict } from '../../shared/domain/promise.ts';
import { shownPlace, type ShownPlace } from './shown-place.ts';

/** One public step of a case. */
export type PublicStep = { readonly at: Instant } & (
  | {
      readonly kind:
        | 'opened'
        | 'joined'
        | 'started'
        | 'reopened'
        | 'imported'
        | 'duplicate'
        | 'undone'
        | 'part'
        | 'answered'
        | 'disputed'
        | 'complained';
    }
  | { readonly kind: 'assigned'; readonly department: string }
  | { readonly kind: 'scheduled'; readonly day: Instant }
  | { readonly kind: 'waiting'; readonly reason: WaitingReason }
  | { readonly kind: 'referred'; readonly receiver: string; readonly text: string | null }
  | { readonly kind: 'visit'; readonly found: VisitFinding }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'closed'; readonly outcome: Outcome; readonly text: string | null }
  | { readonly kind: 'told-work' | 'told-call'; readonly day: Instant }
);

/** How a case stands, without a word about anybody. */
export interface ShownStanding {
  readonly number: string;
  readonly state: CaseState;
  readonly department: string;
  readonly waitingReason: WaitingReason | null;
  readonly scheduledFor: Instant | null;
  readonly receiver: string | null;
  readonly outcome: Outcome | null;
  readonly closedElsewhere: boolean;
  readonly explanation: string | null;
  /** Null while it stands still, and for what is over. */
  readonly dueAt: Instant | null;
  readonly late: boolean;
  /** Its due time is told by the hour, not by the day. */
  readonly byTheHour: boolean;
}

/** What somebody who holds a link sees. Made of what is public and their own only: no name can get into it. */
export interface TrackingView {
  readonly standing: ShownStanding;
  readonly service: Readonly<Record<'en' | 'es', string>>;
  readonly place: ShownPlace;
  readonly openedAt: Instant;
  readonly promises: readonly {
    readonly kind: 'work' | 'call-back';
    readonly by: Instant | null;
    readonly verdict: PromiseVerdict['name'];
  }[];
  readonly steps: readonly PublicStep[];
  /** The case that stands for this one. */
  readonly other: {
    readonly kind: 'duplicate' | 'part';
    readonly standing: ShownStanding;
    /** Secret of the caller's own link to it; null where they don't follow it. */
    readonly secret: string | null;
  } | null;
  readonly closing: number;
  readonly survey: {
    readonly open: boolean;
    readonly until: Instant;
    readonly before: SurveyFact | null;
    /** What the caller wrote. */
    readonly words: string | null;
  } | null;
  /** What "it is not done" leads to; null when there is nothing to press. */
  readonly notDone: 'reopened' | 'complaint' | 'call-back' | null;
  readonly callBackBy: Instant;
  readonly anonymous: boolean;
  readonly takesPhotos: boolean;
}

/** All that a page is made of, as the hub's tables have it. */
export interface TrackedCase {
  readonly facts: CaseFacts;
  readonly events: readonly RecordedEvent[];
  /** Bodies of public texts, and of what the caller wrote here; others are not read at all. */
  readonly texts: ReadonlyMap<TextId, string>;
}

export interface TrackingSource {
  readonly own: TrackedCase;
  readonly other: (TrackedCase & { readonly secret: string | null }) | null;
  readonly callerId: CallerId | null;
  readonly city: City;
  readonly now: Instant;
}

function departmentName(city: City, code: string): string {
  return city.department(code)?.name ?? code;
}

function receiverName(city: City, receiver: Receiver): string {
  return receiver.kind === 'department' ? departmentName(city, receiver.department) : receiver.name;
}

function standingOf({ facts, events, texts }: TrackedCase, city: City, now: Instant): ShownStanding {
  const last = events.findLast(({ event }) => event.type === 'closed')?.event;
  const closed = facts.state === 'closed' && last?.type === 'closed' ? last : null;
  const live = isLive(facts.state);
  const { dueAt } = facts.clock;
  const unit = city.service(facts.service)?.clock.unit;
  return {
    number: facts.number ?? '',
    state: facts.state,
    department: departmentName(city, facts.department),
    waitingReason: facts.waitingReason,
    scheduledFor: facts.scheduledFor,
    receiver: facts.receiver === null ? null : receiverName(city, facts.receiver),
    outcome: facts.outcome,
    closedElsewhere: facts.closedElsewhere,
    explanation: closed === null ? null : (texts.get(closed.text) ?? null),
    dueAt: live ? dueAt : null,
    late: live && dueAt !== null && dueAt < now,
    byTheHour: unit === 'hour' || unit === 'working-hour',
  };
}

function stepOf(
  { event, at }: RecordedEvent,
  { own: { texts }, callerId, city }: TrackingSource,
  department: string | null,
): PublicStep | null {
  switch (event.type) {
    case 'case-opened':
      return { at, kind: 'opened' };
    case 'history-recorded':
      return { at, kind: 'imported' };
    case 'caller-joined':
      return callerId !== null && event.callerId === callerId ? { at, kind: 'joined' } : null;
    case 'assigned':
      return event.department === department
        ? null
        : { at, kind: 'assigned', department: departmentName(city, event.department) };
    case 'state-changed':
      if (event.to === 'scheduled')
        return event.scheduledFor === null ? null : { at, kind: 'scheduled', day: event.scheduledFor };
      if (event.to === 'waiting')
        return event.waitingReason === null ? null : { at, kind: 'waiting', reason: event.waitingReason };
      return event.to === 'in-progress' ? { at, kind: 'started' } : null;
    case 'referred':
      return {
        at,
        kind: 'referred',
        receiver: receiverName(city, event.receiver),
        text: texts.get(event.text) ?? null,
      };
    case 'visit-recorded':
      return { at: event.at, kind: 'visit', found: event.found };
    case 'note-added': {
      const text = event.visibility === 'public' ? texts.get(event.text) : undefined;
      return text === undefined ? null : { at, kind: 'note', text };
    }
    case 'closed':
      return { at, kind: 'closed', outcome: event.outcome, text: texts.get(event.text) ?? null };
    case 'reopened':
      return { at, kind: 'reopened' };
    case 'duplicate-linked':
      return { at, kind: 'duplicate' };
    case 'duplicate-unlinked':
    case 'parent-unlinked':
      return { at, kind: 'undone' };
    case 'parent-linked':
      return { at, kind: 'part' };
    case 'survey-answered':
      if (event.callerId !== callerId) return null;
      if (event.led === 'complaint') return { at, kind: 'complained' };
      return { at, kind: event.led === null ? 'answered' : 'disputed' };
    case 'promise-made':
      if (event.callerId !== callerId || event.by === null) return null;
      return { at, kind: event.kind === 'work' ? 'told-work' : 'told-call', day: event.by };
    default:
      // What is between the city's people: internal notes, escalations, files, other callers.
      return null;
  }
}

function stepsOf(source: TrackingSource): PublicStep[] {
  let department: string | null = null;
  const steps = source.own.events.flatMap((recorded): PublicStep[] => {
    const step = stepOf(recorded, source, department);
    if (recorded.event.type === 'assigned') department = recorded.event.department;
    // Who asked first knows that they did: the second step of a case says for whom it was opened.
    return step === null || (step.kind === 'joined' && recorded.version === 2) ? [] : [step];
  });
  return steps.toSorted((a, b) => a.at - b.at);
}

/** Makes the page's content. Pure; what is not named here is not shown. */
export function trackingView(source: TrackingSource): TrackingView {
  const { own, other, callerId, city, now } = source;
  const { facts } = own;
  const policy = feedbackOf(city.pack);
  const service = city.service(facts.service);
  const before = surveyOf(facts, callerId);
  const path = notDoneLeadsTo(facts, callerId, policy, now);
  const closed = facts.state === 'closed' && facts.closedAt !== null && facts.duplicateOf === null;
  return {
    standing: standingOf(own, city, now),
    service: service?.name ?? { en: facts.service, es: facts.service },
    place: shownPlace(facts.place),
    openedAt: facts.openedAt,
    promises: facts.promises
      .filter((one) => one.callerId === callerId && one.end !== 'replaced')
      .map((one) => ({ kind: one.kind, by: one.firstBy ?? one.by, verdict: promiseVerdict(one, now).name })),
    steps: stepsOf(source),
    other:
      other === null
        ? null
        : {
            kind: facts.duplicateOf === null ? 'part' : 'duplicate',
            standing: standingOf(other, city, now),
            secret: other.secret,
          },
    closing: closingsOf(facts),
    survey: closed
      ? {
          open: surveyIsOpen(facts, policy, now),
          until: (facts.closedAt ?? now) + policy.surveyDays * DAY,
          before,
          words: before === null || before.text === null ? null : (own.texts.get(before.text) ?? null),
        }
      : null,
    notDone: path === 'follow-up' ? (city.pack.complaints === undefined ? 'call-back' : 'complaint') : path,
    callBackBy: now + policy.callBackDays * DAY,
    anonymous: callerId === null,
    takesPhotos:
      facts.state !== 'closed' ||
      (facts.closedAt !== null && now - facts.closedAt <= policy.surveyDays * DAY),
  };
}
