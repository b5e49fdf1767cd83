import { endedAsDone, shrunkShare, within, type FoundSign, type SignalRule } from './signal-rule.ts';

/** Days in which reused texts are looked for. */
export const REUSE_DAYS = 30;
/** The same words for the fifth time are a habit. */
const LEAST_REUSED = 4;
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
    if (sameText === null || sameText.own.with < LEAST_REUSED || outcome === 'duplicate') return null;
    const { own, others } = sameText;
    const peers = (others.with + 0.5) / (others.of + 1);
    const share = shrunkShare(own, peers);
    const lift = Math.log(share / peers / MORE_OFTEN) / Math.log(FAR_MORE_OFTEN / MORE_OFTEN);
    // Words that name something of the case may be used again rightly.
    const saying = text?.boilerplate === true ? 1 : 0.4;
    const strength = saying * within(lift) * within(0.4 + own.with / 20);
    if (strength <= 0) return null;
    return {
      strength,
      knownAt: closedAt,
      figures: { same: own.with, days: REUSE_DAYS, share: own.with / Math.max(1, own.of), peers },
    };
  },
};

/** A reading surer than this counts in full. */
const SURE = 0.8;
const LEAST_SURE = 0.5;
const bySureness = (sure: number): number => within(0.3 + (0.7 * (sure - LEAST_SURE)) / (SURE - LEAST_SURE));

export const contradictingText: SignalRule = {
  needs: 'the explanation, in a language that is read here, and the outcome',
  known: 'at-closing',
  find: ({ closedAt, text, outcome }) => {
    if (text === null || outcome === null || !text.contradicts) return null;
    if (text.label === 'scheduled' || text.label === 'referred') return null;
    return {
      strength: bySureness(text.sure),
      knownAt: closedAt,
      figures: { outcome, reads: text.label, sure: text.sure },
    };
  },
};

export const scheduledText: SignalRule = {
  needs: 'the explanation, in a language that is read here, and the outcome',
  known: 'at-closing',
  find: (closing) => {
    const { closedAt, text, outcome } = closing;
    if (text === null || outcome === null || !text.contradicts || text.label !== 'scheduled') return null;
    // Who says that it could not be done and comes later does not claim the work.
    const strength = bySureness(text.sure) * (endedAsDone(closing) ? 1 : 0.4);
    return { strength, knownAt: closedAt, figures: { outcome, sure: text.sure } };
  },
};

export const handOff: SignalRule = {
  needs: 'the explanation and the outcome, or that somebody else had the case',
  known: 'at-closing',
  find: (closing): FoundSign | null => {
    const { closedAt, text, outcome, withReceiver } = closing;
    if (withReceiver) return { strength: 1, knownAt: closedAt, figures: { how: 'receiver' } };
    return text !== null && outcome !== null && text.contradicts && text.label === 'referred'
      ? {
          strength: bySureness(text.sure) * (endedAsDone(closing) ? 1 : 0.4),
          knownAt: closedAt,
          figures: { how: 'text', outcome, sure: text.sure },
        }
      : null;
  },
};
