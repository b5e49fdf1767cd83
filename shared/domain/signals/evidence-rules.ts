import { DAY, HOUR, MINUTE } from '../instant.ts';
import type { Closing, Surroundings } from './closing.ts';
import { endedAsDone, rarityOf, within, type SignalRule } from './signal-rule.ts';

/** Closings of one person so close together that nobody can have looked at each. */
export const TOGETHER = 2 * MINUTE;
/** Fewer others are two cases at one stop. */
export const LEAST_BATCH = 4;

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

/** Where so many are closed without a step noted, that none is says nothing. */
const OFTEN_UNTOUCHED = 0.7;

export const untouched: SignalRule = {
  needs: 'the steps taken on the case, and how often the department notes none',
  known: 'at-closing',
  find: (closing, { untouched: habit }) => {
    const { openedAt, closedAt, touches, worked, outcome } = closing;
    const passedOn = touches !== 0;
    if (passedOn && worked !== 0) return null;
    if (outcome === 'duplicate' || outcome === 'cancelled-by-requester' || outcome === 'invalid') return null;
    // To put it on somebody's desk is no work, but not even that was done here.
    const strength = within(
      (habit === null ? 0.3 : rarityOf(habit, OFTEN_UNTOUCHED).strength) + (passedOn ? 0 : 0.2),
    );
    if (strength === 0) return null;
    const figures = { open: closedAt - openedAt, given: passedOn ? 'yes' : 'no' };
    return { strength, knownAt: closedAt, figures };
  },
};

/** Honest rounds are closed together, too; piles seldom are. */
const OF_A_ROUND = 0.35;
const OF_A_PILE = 0.5;
/** A case that waited so many times as long as such cases usually take lay on a pile. */
const PILED_UP = 2;

/**
 * How long after its due time a case was closed that lay on a pile; null for one that did not. Work that is said to have
 * been done a day and more before the closing was done: only its papers are late.
 */
function lateInOneGo(closing: Closing, usual: Surroundings['usual']): number | null {
  const { openedAt, closedAt, dueAt, doneAt, visits } = closing;
  if (usual === null || dueAt === null || closedAt <= dueAt || !endedAsDone(closing)) return null;
  const worked = Math.max(doneAt ?? -Infinity, ...visits.map(({ at }) => at));
  if (worked >= openedAt && worked < closedAt - DAY) return null;
  return closedAt - openedAt >= PILED_UP * usual.p50 ? closedAt - dueAt : null;
}

export const batch: SignalRule = {
  needs: 'the other closings of the person, and how often the department closes together',
  known: 'at-closing',
  find: (closing, { together, batches, usual }) => {
    const { closedAt, byClock } = closing;
    if (together === null || together.others < LEAST_BATCH || byClock) return null;
    const rarity = batches === null ? 0.5 : rarityOf(batches).strength;
    // A department that closes its rounds together does so rightly; one of twenty and more still stands out.
    const size = within(Math.log(together.others / LEAST_BATCH) / Math.log(10));
    const late = lateInOneGo(closing, usual);
    const manner = 0.7 * rarity + 0.3 * size;
    const strength = late === null ? OF_A_ROUND * within(manner) : within(OF_A_PILE + manner);
    return strength === 0
      ? null
      : {
          strength,
          knownAt: Math.max(closedAt, together.last),
          figures: { others: together.others, window: TOGETHER, ...(late === null ? {} : { late }) },
        };
  },
};

export const impossibleRound: SignalRule = {
  needs: 'the crew’s other visits within half an hour, with their places',
  known: 'at-closing',
  find: ({ closedAt }, { round }) =>
    round === null
      ? null
      : {
          // One alone may be a slip of the time.
          strength: within(0.4 * round.others),
          knownAt: Math.max(closedAt, round.last),
          figures: { crew: round.crew, metres: round.metres, apart: round.apart, others: round.others },
        },
};

export const clockClose: SignalRule = {
  needs: 'who closed it',
  known: 'at-closing',
  // After the caller was asked and did not answer, a clock may end it.
  find: ({ closedAt, byClock, askedCaller }) =>
    byClock ? { strength: askedCaller > 0 ? 0.1 : 1, knownAt: closedAt, figures: {} } : null,
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
