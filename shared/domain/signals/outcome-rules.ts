import { SECOND_TRY } from './evidence-rules.ts';
import { endedWithoutWork, shrunkShare, within, type FoundSign, type SignalRule } from './signal-rule.ts';

/** Days in which a person's outcomes are compared. */
const RATE_DAYS = 90;
/** So many times as often as peers says all it can. */
const FAR_MORE_OFTEN = 4;
/** A case further away than this is another matter. */
const SAME_PLACE = 150;

const GIVEN_UP = new Set(['not-found', 'unable']);

export const oneTry: SignalRule = {
  needs: 'the visits, and whether the caller was asked',
  known: 'at-closing',
  find: ({ openedAt, closedAt, outcome, reason, visits, askedCaller, byClock }): FoundSign | null => {
    if (outcome === null || !GIVEN_UP.has(outcome) || byClock) return null;
    if (reason === 'caller-not-reached')
      return askedCaller > 1
        ? null
        : { strength: askedCaller === 0 ? 1 : 0.6, knownAt: closedAt, figures: { how: 'call', outcome } };
    if (visits.length > 1 || askedCaller > 0) return null;
    // Given up on the first day is sooner than after a week, when one visit is what most get.
    const strength = closedAt - openedAt < SECOND_TRY ? 1 : 0.1;
    return { strength, knownAt: closedAt, figures: { how: 'visit', outcome, visits: visits.length } };
  },
};

export const noRedirect: SignalRule = {
  needs: 'the explanation, in a language that is read here',
  known: 'at-closing',
  find: ({ closedAt, outcome, text, referred }) => {
    if (outcome !== 'out-of-jurisdiction' || referred || text === null || !text.judged) return null;
    return text.label === 'referred' || text.sendsOn ? null : { strength: 1, knownAt: closedAt, figures: {} };
  },
};

/** Nobody looked: the other case was dropped at a desk. */
const DROPPED = new Set(['invalid', 'cancelled-by-requester']);

export const deadParent: SignalRule = {
  needs: 'the case it is a duplicate of, as it was then; later, how that one ended',
  known: 'later',
  find: ({ closedAt, outcome, parent, service }): FoundSign | null => {
    if (outcome !== 'duplicate' || parent === null) return null;
    if (parent === 'none') return { strength: 1, knownAt: closedAt, figures: { what: 'none' } };
    const { metres } = parent;
    if (metres !== null && metres > SAME_PLACE)
      return { strength: 1, knownAt: closedAt, figures: { what: 'elsewhere', metres } };
    if (parent.closedAt !== null && parent.closedAt <= closedAt)
      return { strength: 1, knownAt: closedAt, figures: { what: 'closed' } };
    if (parent.service !== service)
      return { strength: 0.5, knownAt: closedAt, figures: { what: 'other-service' } };
    if (parent.closedAt === null || parent.outcome === null || !DROPPED.has(parent.outcome)) return null;
    // The sooner the other ends without work, the likelier it was never meant to be worked on.
    const soon = within(1 - (parent.closedAt - closedAt) / (3 * SECOND_TRY));
    if (soon === 0) return null;
    return {
      strength: 0.3 + 0.7 * soon,
      knownAt: parent.closedAt,
      figures: { what: 'closed-without-work' },
    };
  },
};

export const noWorkRate: SignalRule = {
  needs: 'the outcomes of the person and of all for the service in the 90 days before',
  known: 'at-closing',
  find: (closing, { noWork }) => {
    if (noWork === null || noWork.peers.of === 0 || !endedWithoutWork(closing) || closing.byClock)
      return null;
    const peers = (noWork.peers.with + 1) / (noWork.peers.of + 2);
    const lift = shrunkShare(noWork.own, peers) / peers;
    const strength = within(Math.log(lift / 1.3) / Math.log(FAR_MORE_OFTEN / 1.3));
    if (strength <= 0) return null;
    return {
      strength,
      knownAt: closing.closedAt,
      figures: {
        closings: noWork.own.of,
        days: RATE_DAYS,
        share: noWork.own.with / Math.max(1, noWork.own.of),
        peers,
      },
    };
  },
};
