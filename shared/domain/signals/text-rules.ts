import type { ReadExplanation } from './closing.ts';
import { endedAsDone, shrunkShare, within, type FoundSign, type SignalRule } from './signal-rule.ts';

/** Days in which reused texts are looked for. */
export const REUSE_DAYS = 30;
/** The same words for the fifth time are a habit; those that would fit any case, for the third. */
const LEAST_REUSED = 4;
const LEAST_EMPTY_REUSED = 2;
/** A text that a person uses so many times as often as the others of the department. */
const MORE_OFTEN = 2;
const FAR_MORE_OFTEN = 12;

export const blankText: SignalRule = {
  needs: 'the explanation',
  known: 'at-closing',
  find: ({ closedAt, text }) =>
    text?.empty === true ? { strength: 1, knownAt: closedAt, figures: {} } : null,
};

export const boilerplateText: SignalRule = {
  needs: 'the explanation, in a language that is read here',
  known: 'at-closing',
  find: (closing) => {
    const { closedAt, text, outcome } = closing;
    if (text === null || text.empty || !text.boilerplate || outcome === 'duplicate') return null;
    return { strength: endedAsDone(closing) ? 1 : 0.6, knownAt: closedAt, figures: {} };
  },
};

/** A standard text that everybody uses is no sign; one that is a person's own is. */
export const reusedText: SignalRule = {
  needs: 'the texts of the person and of the department in the 30 days before',
  known: 'at-closing',
  find: ({ closedAt, outcome, text }, { sameText }) => {
    if (sameText === null || outcome === 'duplicate') return null;
    const empty = text?.boilerplate === true;
    if (sameText.own.with < (empty ? LEAST_EMPTY_REUSED : LEAST_REUSED)) return null;
    const { own, others } = sameText;
    const peers = (others.with + 0.5) / (others.of + 1);
    const share = shrunkShare(own, peers);
    const lift = Math.log(share / peers / MORE_OFTEN) / Math.log(FAR_MORE_OFTEN / MORE_OFTEN);
    // Words that name something of the case may be used again rightly.
    const saying = empty ? 1 : 0.1;
    const strength = saying * within(lift) * within(0.4 + own.with / 10);
    if (strength <= 0) return null;
    return {
      strength,
      knownAt: closedAt,
      figures: { same: own.with, days: REUSE_DAYS, share: own.with / Math.max(1, own.of), peers },
    };
  },
};

/** A reading surer than this counts in full; of those near the other end every other one is wrong. */
const SURE = 0.8;
const LEAST_SURE = 0.5;
const bySureness = (sure: number): number => within((sure - LEAST_SURE) / (SURE - LEAST_SURE));

/** A text that says of a part that it was done, and passes the rest on or plans more, claims no more than it should. */
const BESIDES_WORK = 0.15;
const besidesWork = ({ claimsWork }: ReadExplanation): number => (claimsWork ? BESIDES_WORK : 1);
/** Who says that it could not be done, and comes later or sends it on, does not claim the work. */
const NOT_CLAIMED = 0.1;

const MISTAKEN = 0.15;

export const contradictingText: SignalRule = {
  needs: 'the explanation, in a language that is read here, and the outcome',
  known: 'at-closing',
  find: ({ closedAt, text, outcome }) => {
    if (text === null || outcome === null || !text.contradicts) return null;
    if (text.label === 'scheduled' || text.label === 'referred') return null;
    // Words about the paperwork alone, where work is claimed; other labels are mistaken for each other.
    const strength = bySureness(text.sure) * (text.label === 'administrative' ? 1 : MISTAKEN);
    if (strength === 0) return null;
    return { strength, knownAt: closedAt, figures: { outcome, reads: text.label, sure: text.sure } };
  },
};

export const scheduledText: SignalRule = {
  needs: 'the explanation, in a language that is read here, and the outcome',
  known: 'at-closing',
  find: (closing) => {
    const { closedAt, text, outcome } = closing;
    if (text === null || outcome === null || !text.contradicts || text.label !== 'scheduled') return null;
    const strength = bySureness(text.sure) * (endedAsDone(closing) ? besidesWork(text) : NOT_CLAIMED);
    if (strength === 0) return null;
    return { strength, knownAt: closedAt, figures: { outcome, sure: text.sure } };
  },
};

export const handOff: SignalRule = {
  needs: 'the explanation and the outcome, or that somebody else had the case',
  known: 'at-closing',
  find: (closing): FoundSign | null => {
    const { closedAt, text, outcome, withReceiver } = closing;
    if (withReceiver) return { strength: 1, knownAt: closedAt, figures: { how: 'receiver' } };
    if (text === null || outcome === null || !text.contradicts || text.label !== 'referred') return null;
    const strength = bySureness(text.sure) * (endedAsDone(closing) ? besidesWork(text) : NOT_CLAIMED);
    if (strength === 0) return null;
    return { strength, knownAt: closedAt, figures: { how: 'text', outcome, sure: text.sure } };
  },
};
