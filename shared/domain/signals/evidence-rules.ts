import { HOUR, MINUTE } from '../instant.ts';
import { endedAsDone, rarityOf, within, type SignalRule } from './signal-rule.ts';

/** Closings of one person so close together that nobody can have looked at each. */
export const TOGETHER = 2 * MINUTE;
/** Fewer others are two cases at one stop. */
export const LEAST_BATCH = 4;
/** Visits of one crew so close together, at places so far apart, are not both true. */
export const ROUND_APART = 3 * MINUTE;
export const ROUND_METRES = 1_500;

export const missingEvidenceSign: SignalRule = {
  needs: 'the city’s closure contracts; closings of before there were any are held against those of today',
  known: 'at-closing',
  find: ({ closedAt, missing }) =>
    missing.length === 0
      ? null
      : {
          strength: within(0.4 + 0.2 * missing.length),
          knownAt: closedAt,
          figures: { missing: missing.join(' ') },
        },
};

export const untouched: SignalRule = {
  needs: 'the steps taken on the case, and how often the department notes none',
  known: 'at-closing',
  find: (closing, { untouched: habit }) => {
    const { openedAt, closedAt, touches, outcome } = closing;
    if (touches === null || touches > 0) return null;
    if (outcome === 'duplicate' || outcome === 'cancelled-by-requester' || outcome === 'invalid') return null;
    const strength = habit === null ? 0.5 : rarityOf(habit).strength;
    return strength === 0 ? null : { strength, knownAt: closedAt, figures: { open: closedAt - openedAt } };
  },
};

export const batch: SignalRule = {
  needs: 'the other closings of the person, and how often the department closes together',
  known: 'at-closing',
  find: ({ closedAt, byClock }, { together, batches }) => {
    if (together === null || together.others < LEAST_BATCH || byClock) return null;
    const rarity = batches === null ? 0.5 : rarityOf(batches).strength;
    // A department that closes its rounds together does so rightly; one of twenty and more still stands out.
    const size = within(Math.log(together.others / LEAST_BATCH) / Math.log(10));
    const strength = within(0.7 * rarity + 0.3 * size);
    return strength === 0
      ? null
      : {
          strength,
          knownAt: Math.max(closedAt, together.last),
          figures: { others: together.others, window: TOGETHER },
        };
  },
};

export const impossibleRound: SignalRule = {
  needs: 'the crew’s other visits within three minutes, with their places',
  known: 'at-closing',
  find: ({ closedAt }, { round }) =>
    round === null
      ? null
      : {
          // One alone may be a slip of the time.
          strength: within(0.35 * round.others),
          knownAt: Math.max(closedAt, round.last),
          figures: { crew: round.crew, metres: round.metres, apart: round.apart },
        },
};

export const clockClose: SignalRule = {
  needs: 'who closed it',
  known: 'at-closing',
  // After the caller was asked and did not answer, a clock may end it.
  find: ({ closedAt, byClock, askedCaller }) =>
    byClock ? { strength: askedCaller > 0 ? 0.3 : 1, knownAt: closedAt, figures: {} } : null,
};

const CANCELLED = /cancel|void|reject|abandon/iu;

export const cancelledOrder: SignalRule = {
  needs: 'the word of the department’s own system for the end of its work order',
  known: 'at-closing',
  find: (closing) => {
    const { closedAt, sourceStatus } = closing;
    return sourceStatus !== null && CANCELLED.test(sourceStatus) && endedAsDone(closing)
      ? { strength: 1, knownAt: closedAt, figures: { status: sourceStatus.slice(0, 60) } }
      : null;
  },
};

/** A day is the least time in which a second try is expected. */
export const SECOND_TRY = 24 * HOUR;
