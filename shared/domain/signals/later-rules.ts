import { DAY, type Instant } from '../instant.ts';
import type { LaterFact, Surroundings } from './closing.ts';
import { endedAsDone, type SignalRule } from './signal-rule.ts';

/** Reports at the same place this long after a closing may be about it. */
export const REPEAT_DAYS = 30;

function firstOf<K extends LaterFact['kind']>({ later }: Surroundings, kind: K, since: Instant) {
  return later
    .filter((one): one is Extract<LaterFact, { kind: K }> => one.kind === kind && one.at >= since)
    .toSorted((a, b) => a.at - b.at)[0];
}

/** By days after the closing: within 3 days it was hardly done, within 30 it may have come back. */
function nearness(after: number): number {
  if (after <= 3 * DAY) return 1;
  if (after <= 14 * DAY) return 0.55;
  return after <= REPEAT_DAYS * DAY ? 0.25 : 0;
}

export const repeat: SignalRule = {
  needs: 'later reports of the same service at the same place, and earlier ones',
  known: 'later',
  find: (closing, around) => {
    const { closedAt, outcome } = closing;
    const found = firstOf(around, 'repeat', closedAt);
    if (found === undefined || outcome === 'duplicate') return null;
    const after = found.at - closedAt;
    const { spotBefore } = around;
    // Where it comes back all the time, it coming back says little about this closing.
    const strength = nearness(after) / (1 + spotBefore / 2);
    return strength < 0.05 ? null : { strength, knownAt: found.at, figures: { after, before: spotBefore } };
  },
};

const REOPENINGS: Readonly<Record<string, number>> = {
  'not-done': 1,
  'closed-by-mistake': 0.6,
  'wrong-outcome': 0.4,
  'came-back': 0.1,
};

export const reopened: SignalRule = {
  needs: 'a later reopening and its reason',
  known: 'later',
  find: ({ closedAt }, around) => {
    const found = firstOf(around, 'reopened', closedAt);
    return found === undefined
      ? null
      : {
          strength: REOPENINGS[found.reason] ?? 0.5,
          knownAt: found.at,
          figures: { after: found.at - closedAt, reason: found.reason },
        };
  },
};

function notDone(kind: 'complaint-not-done' | 'survey-not-done'): SignalRule {
  return {
    needs: kind === 'survey-not-done' ? 'answers to the survey' : 'later complaints about the closing',
    known: 'later',
    find: (closing, around) => {
      const found = firstOf(around, kind, closing.closedAt);
      return found === undefined
        ? null
        : {
            // Callers see what was not done for them, though nobody said it was.
            strength: endedAsDone(closing) ? 1 : 0.6,
            knownAt: found.at,
            figures: { after: found.at - closing.closedAt },
          };
    },
  };
}

export const complaintNotDone = notDone('complaint-not-done');
export const surveyNotDone = notDone('survey-not-done');
