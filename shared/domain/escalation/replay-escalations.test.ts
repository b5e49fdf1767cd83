import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDirectory, anyInstant } from '../../../test/any-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import {
  AGENT,
  afterDeeds,
  CLOCK,
  ESCALATION,
  LEAD,
  pointId,
  raiseDeed,
  SUNDAY,
} from '../../../test/small-escalation.ts';
import type { ContactPoint, Directory } from '../directory/directory.ts';
import { openDirectory } from '../directory/open-directory.ts';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import { learnedAcknowledgement, offersTaken, type OfferTaken } from './learned-acknowledgement.ts';
import {
  replayEscalations,
  type AcknowledgementModel,
  type PastEscalation,
  type ReplayInput,
  type ReplayProgress,
  type ReplayResult,
} from './replay-escalations.ts';

const open = (contactPoints: ContactPoint[]) =>
  openDirectory({ serviceHours: 'office', contactPoints }, SMALL_PACK);
const TODAY = open([contactPointOf('LASAN', 'emergency', 1), contactPointOf('LASAN', 'emergency', 2)]);
const DRAFT = open([
  contactPointOf('LASAN', 'emergency', 1),
  contactPointOf('LASAN', 'emergency', 1, { id: pointId('night'), services: ['dead-animal'] }),
  contactPointOf('LASAN', 'emergency', 2),
]);

const past = (id: string, rest: Partial<PastEscalation> = {}): PastEscalation => ({
  id,
  path: 'emergency',
  department: 'LASAN',
  unit: null,
  service: 'bulky-items',
  district: null,
  firstTier: 1,
  raisedAt: SUNDAY,
  raisedBy: null,
  ...rest,
});
/** The night desk takes a minute, the first tier nothing of dead animals, the others five minutes. */
const acknowledges: AcknowledgementModel = ({ service }, { contactPoint, offeredAt }) => {
  if (contactPoint === 'night') return offeredAt + MINUTE;
  if (service === 'dead-animal' && contactPoint === 'lasan-emergency-1') return null;
  return offeredAt + 5 * MINUTE;
};
const input = (rest: Partial<ReplayInput> = {}): ReplayInput => ({
  past: [],
  before: TODAY,
  after: DRAFT,
  acknowledges,
  isAfterHours: (at) => at === SUNDAY,
  chunk: 2,
  listed: 10,
  ...rest,
});

function runThrough(given: ReplayInput): { result: ReplayResult; progress: ReplayProgress[] } {
  const replay = replayEscalations(given);
  const progress: ReplayProgress[] = [];
  for (;;) {
    const step = replay.next();
    if (step.done === true) return { result: step.value, progress };
    progress.push(step.value);
  }
}

describe('the past by two directories', () => {
  it('is compared: times, tiers, load, after hours, and what would go elsewhere', () => {
    const animal = { service: 'dead-animal' };
    const given = input({
      past: [
        past('a'),
        past('b', animal),
        past('c', { ...animal, raisedAt: SUNDAY + DAY }),
        past('d', { department: 'BSS' }),
      ],
    });
    const { result, progress } = runThrough(given);
    const lasan = (tier: 1 | 2) => pointId(`lasan-emergency-${tier}`);
    expect(progress).toEqual([
      { done: 2, total: 4 },
      { done: 4, total: 4 },
    ]);
    expect(result).toEqual({
      count: 4,
      before: {
        acknowledged: 3,
        exhausted: 0,
        nobodyThere: 1,
        afterHours: 2,
        offers: 5,
        times: { median: 20 * MINUTE, ninety: 20 * MINUTE, longest: 20 * MINUTE },
        tiers: [
          { tier: 1, acknowledged: 1 },
          { tier: 2, acknowledged: 2 },
          { tier: 3, acknowledged: 0 },
          { tier: 4, acknowledged: 0 },
        ],
        load: [
          { contactPoint: lasan(1), offered: 3, acknowledged: 1, missed: 2, afterHours: 2 },
          { contactPoint: lasan(2), offered: 2, acknowledged: 2, missed: 0, afterHours: 0 },
        ],
      },
      after: {
        acknowledged: 3,
        exhausted: 0,
        nobodyThere: 1,
        afterHours: 2,
        offers: 3,
        times: { median: MINUTE, ninety: 5 * MINUTE, longest: 5 * MINUTE },
        tiers: [
          { tier: 1, acknowledged: 3 },
          { tier: 2, acknowledged: 0 },
          { tier: 3, acknowledged: 0 },
          { tier: 4, acknowledged: 0 },
        ],
        load: [
          { contactPoint: pointId('night'), offered: 2, acknowledged: 2, missed: 0, afterHours: 1 },
          { contactPoint: lasan(1), offered: 1, acknowledged: 1, missed: 0, afterHours: 1 },
        ],
      },
      elsewhereCount: 2,
      elsewhere: [SUNDAY, SUNDAY + DAY].map((raisedAt, i) => ({
        id: i === 0 ? 'b' : 'c',
        before: { first: lasan(1), contactPoint: lasan(2), tier: 2, at: raisedAt + 20 * MINUTE },
        after: { first: pointId('night'), contactPoint: pointId('night'), tier: 1, at: raisedAt + MINUTE },
      })),
    });
    expect(runThrough({ ...given, listed: 1 }).result).toEqual({
      ...result,
      elsewhere: result.elsewhere.slice(0, 1),
    });
  });

  it('takes an acknowledgement that comes too late for none', () => {
    const late: AcknowledgementModel = (_past, { acknowledgeBy }) => acknowledgeBy + 1;
    const { before } = runThrough(input({ past: [past('a')], acknowledges: late })).result;
    expect([before.exhausted, before.times]).toEqual([1, { median: null, ninety: null, longest: null }]);
  });

  it('can be left off between two chunks', () => {
    const replay = replayEscalations(input({ past: ['a', 'b', 'c'].map((id) => past(id)) }));
    expect(replay.next()).toEqual({ done: false, value: { done: 2, total: 3 } });
    expect(replay.return(runThrough(input()).result).done).toBe(true);
    expect(replay.next()).toEqual({ done: true, value: undefined });
  });

  it('adds up, whatever the directories and the past', () => {
    const anyPast = fc.array(
      fc.record({
        id: fc.uuid(),
        path: fc.constantFrom('emergency' as const, 'complaint' as const),
        department: fc.constantFrom('LASAN', 'BSS'),
        unit: fc.constant(null),
        service: fc.constantFrom(null, 'bulky-items', 'dead-animal'),
        district: fc.constantFrom(null, '1'),
        firstTier: fc.constantFrom(1 as const, 2 as const),
        raisedAt: anyInstant,
        raisedBy: fc.constant(null),
      }),
      { maxLength: 20 },
    );
    const slow: AcknowledgementModel = ({ id }, { offeredAt }) => offeredAt + id.charCodeAt(0) * 10 * MINUTE;
    fc.assert(
      fc.property(anyDirectory, anyDirectory, anyPast, (one, other, all) => {
        const [before, after] = [one, other].map((each) => openDirectory(each, SMALL_PACK));
        if (before === undefined || after === undefined) throw new Error('no directory');
        const given = input({ past: all, before, after, acknowledges: slow });
        const { result } = runThrough(given);
        for (const side of [result.before, result.after]) {
          expect(side.acknowledged + side.exhausted + side.nobodyThere).toBe(all.length);
          const sum = (of: (load: (typeof side.load)[number]) => number) =>
            side.load.reduce((total, load) => total + of(load), 0);
          expect([sum((load) => load.offered), sum((load) => load.acknowledged)]).toEqual([
            side.offers,
            side.acknowledged,
          ]);
          expect(sum((load) => load.missed + load.acknowledged)).toBe(side.offers);
        }
        const same = runThrough({ ...given, after: before }).result;
        expect([same.elsewhereCount, same.after]).toEqual([0, same.before]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes less than 10 seconds for 50,000', () => {
    const [small] = fc.sample(anyDirectory, { numRuns: 1, seed: 311 });
    if (small === undefined) throw new Error('no directory');
    const copies = (late: number): Directory => ({
      serviceHours: 'office',
      contactPoints: Array.from({ length: 12 }, (_, i) =>
        small.contactPoints.map((point) => ({
          ...point,
          services: i === 0 ? point.services : (['bulky-items'] as ContactPoint['services']),
          id: pointId(`copy-${i}-${point.id}`),
          acknowledge: { ...point.acknowledge, minutes: point.acknowledge.minutes + late },
        })),
      ).flat(),
    });
    const all = Array.from({ length: 50_000 }, (_, i) =>
      past(`e${i}`, {
        path: i % 3 === 0 ? 'complaint' : 'emergency',
        service: i % 2 === 0 ? 'bulky-items' : 'dead-animal',
        district: String((i % 2) + 1),
        raisedAt: Date.UTC(2028, 0, 1) + i * 10 * MINUTE,
      }),
    );
    const learned: OfferTaken[] = Array.from({ length: 2_000 }, (_, i) => ({
      contactPoint: pointId(`copy-${i % 12}-point-${i % 9}`),
      path: 'emergency',
      tier: 1,
      took: i % 3 === 0 ? null : (i % 40) * MINUTE,
    }));
    const began = performance.now();
    const { result, progress } = runThrough(
      input({
        past: all,
        before: openDirectory(copies(0), SMALL_PACK),
        after: openDirectory(copies(10), SMALL_PACK),
        acknowledges: learnedAcknowledgement(learned),
        chunk: 1_000,
      }),
    );
    const took = performance.now() - began;
    expect([result.count, progress.length]).toEqual([50_000, 50]);
    expect(took).toBeLessThan(10_000);
  });
});

describe('what the past teaches of acknowledging', () => {
  it('is how long each contact point took, and what it missed', () => {
    const advance = { type: 'advance-escalation', escalationId: ESCALATION, offer: 1, tier: 1 } as const;
    const acknowledge = { type: 'acknowledge-escalation', escalationId: ESCALATION, offer: 2 } as const;
    const second = { ...advance, offer: 2, tier: 2 } as const;
    const raised = [raiseDeed(), AGENT, SUNDAY] as const;
    const missed = [advance, CLOCK, SUNDAY + HOUR] as const;
    const step = (tier: 1 | 2, took: number | null) => ({
      contactPoint: `lasan-emergency-${tier}`,
      path: 'emergency',
      tier,
      took,
    });
    const accept = { ...acknowledge, type: 'accept-escalation' } as const;
    const taken = [
      afterDeeds([raised]),
      afterDeeds([raised, missed, [accept, LEAD, SUNDAY + HOUR + 5 * MINUTE]]),
      afterDeeds([raised, missed, [accept, LEAD, SUNDAY + 3 * HOUR]]),
      afterDeeds([raised, missed, [second, CLOCK, SUNDAY + 2 * HOUR]]),
    ].map((list) => list.flatMap(offersTaken));
    expect(taken).toEqual([
      [],
      [step(1, null), step(2, 5 * MINUTE)],
      [step(1, null), step(2, null)],
      [step(1, null), step(2, null)],
    ]);
  });

  it('is used again in the same way, by contact point, else by tier, else by path', () => {
    const seen = (contactPoint: string, tier: 1 | 2, minutes: number | null): OfferTaken => ({
      contactPoint: pointId(contactPoint),
      path: 'emergency',
      tier,
      took: minutes === null ? null : minutes * MINUTE,
    });
    const model = learnedAcknowledgement([seen('one', 1, 3), seen('two', 2, null)]);
    const ask = (contactPoint: string, tier: 1 | 2 | 3, rest: Partial<PastEscalation> = {}) => {
      const { steps } = runStep;
      const [step] = steps;
      if (step === undefined) throw new Error('no step');
      return model(past('a', rest), { ...step, contactPoint: pointId(contactPoint), tier });
    };
    expect([
      ask('one', 2),
      ask('two', 1),
      ask('new', 1),
      ask('new', 2),
      [SUNDAY + 3 * MINUTE, null].includes(ask('new', 3)),
      ask('one', 1, { path: 'complaint' }),
      ask('new', 1, { path: 'complaint' }),
    ]).toEqual([SUNDAY + 3 * MINUTE, null, SUNDAY + 3 * MINUTE, null, true, SUNDAY + 3 * MINUTE, null]);
  });
});

const runStep = {
  steps: afterDeeds([[raiseDeed(), AGENT, SUNDAY]]).flatMap(({ offers }) => offers),
};
