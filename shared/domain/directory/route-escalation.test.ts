import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNTS, anyDirectory, anyInstant } from '../../../test/any-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import type { AccountId } from '../ids.ts';
import type { ContactPoint, ContactPointId } from './directory.ts';
import { personIn } from './on-duty.ts';
import { openDirectory } from './open-directory.ts';
import { routeEscalation, type RouteRequest } from './route-escalation.ts';
import { route } from './route.ts';

const [ANN, BEN] = ACCOUNTS as [AccountId, AccountId];
const at = (iso: string) => Date.parse(iso);
const id = (text: string) => text as ContactPointId;
const open = (contactPoints: ContactPoint[]) =>
  openDirectory({ serviceHours: 'office', contactPoints }, SMALL_PACK);
/** Sunday, 22 November 2026, 10:00. */
const SUNDAY = at('2026-11-22T10:00:00-08:00');

const request = (rest: Partial<RouteRequest> = {}): RouteRequest => ({
  department: 'LASAN',
  unit: null,
  service: 'bulky-items',
  district: '1',
  path: 'emergency',
  firstTier: 1,
  at: SUNDAY,
  raisedBy: null,
  offered: [],
  ...rest,
});
const way = (points: ContactPoint[], rest: Partial<RouteRequest> = {}) =>
  routeEscalation(request(rest), open(points));
const reached = (points: ContactPoint[], rest: Partial<RouteRequest> = {}) =>
  way(points, rest).steps.map((step) => [step.tier, step.contactPoint]);

describe('the way of an escalation', () => {
  it('goes tier by tier, each when the one before is due, and says what it went by', () => {
    const points = [contactPointOf('LASAN', 'emergency', 1), contactPointOf('LASAN', 'emergency', 2)];
    const due = SUNDAY + 15 * 60_000;
    expect(way(points)).toEqual({
      steps: [
        {
          tier: 1,
          contactPoint: 'lasan-emergency-1',
          onDuty: { slot: { as: 'primary' }, account: null },
          channels: ['desk-queue', 'phone'],
          acknowledgedBy: ['desk', 'spoken'],
          offeredAt: SUNDAY,
          opensAt: null,
          acknowledgeBy: due,
          next: { tier: 2, at: due },
        },
        {
          tier: 2,
          contactPoint: 'lasan-emergency-2',
          onDuty: { slot: { as: 'primary' }, account: null },
          channels: ['desk-queue', 'phone'],
          acknowledgedBy: ['desk', 'spoken'],
          offeredAt: due,
          opensAt: null,
          acknowledgeBy: due + 15 * 60_000,
          next: { tier: null, at: due + 15 * 60_000 },
        },
      ],
      end: { at: due + 15 * 60_000, why: 'unacknowledged' },
      trace: [
        { code: 'chosen', tier: 1, point: 'lasan-emergency-1', fits: [], slot: { as: 'primary' } },
        {
          code: 'clock',
          tier: 1,
          point: 'lasan-emergency-1',
          minutes: 15,
          counted: 'around-the-clock',
          from: SUNDAY,
          acknowledgeBy: due,
        },
        { code: 'chosen', tier: 2, point: 'lasan-emergency-2', fits: [], slot: { as: 'primary' } },
        {
          code: 'clock',
          tier: 2,
          point: 'lasan-emergency-2',
          minutes: 15,
          counted: 'around-the-clock',
          from: due,
          acknowledgeBy: due + 15 * 60_000,
        },
        { code: 'nobody', tier: 3 },
        { code: 'nobody', tier: 4 },
      ],
    });
  });

  it('says on its floor board that nobody was there at all', () => {
    expect(way([contactPointOf('LASAN', 'emergency', 1, { hours: 'office' })])).toEqual({
      steps: [],
      end: { at: SUNDAY, why: 'nobody-there' },
      trace: [
        { code: 'passed-over', tier: 1, point: 'lasan-emergency-1', why: 'closed' },
        { code: 'nobody', tier: 1 },
        { code: 'nobody', tier: 2 },
        { code: 'nobody', tier: 3 },
        { code: 'nobody', tier: 4 },
      ],
    });
  });

  it('begins at the tier asked for and passes over an empty one', () => {
    const points = ([1, 2, 4] as const).map((tier) => contactPointOf('LASAN', 'emergency', tier));
    expect(reached(points, { firstTier: 2 })).toEqual([
      [2, 'lasan-emergency-2'],
      [4, 'lasan-emergency-4'],
    ]);
  });

  it('takes the closest cover: unit before service before district, then the first id', () => {
    const entry = (name: string, rest: Partial<ContactPoint>) =>
      contactPointOf('LASAN', 'emergency', 1, { ...rest, id: id(name) });
    const all = [
      entry('z-all', {}),
      entry('b-all', {}),
      entry('c-district', { districts: ['1'] }),
      entry('d-service', { services: ['bulky-items'] }),
      entry('e-both', { services: ['bulky-items'], districts: ['1', '2'] }),
      entry('f-unit', { unit: 'NC' }),
      entry('g-other', { services: ['dead-animal'] }),
    ];
    const first = (concern: Partial<RouteRequest>) => reached(all, concern)[0]?.[1];
    expect([
      first({ unit: 'NC' }),
      first({ unit: 'WV' }),
      first({ district: null }),
      first({ service: null }),
      first({ service: null, district: null }),
      first({ service: 'pothole', district: '9' }),
    ]).toEqual(['f-unit', 'e-both', 'd-service', 'c-district', 'b-all', 'b-all']);
  });

  it('follows substitutes of what is closed, and no loop of them', () => {
    const points = [
      contactPointOf('LASAN', 'emergency', 1, { hours: 'office', substitute: id('lasan-emergency-3') }),
      contactPointOf('LASAN', 'emergency', 2, { hours: 'office', substitute: id('lasan-emergency-1') }),
      contactPointOf('LASAN', 'emergency', 3, { hours: 'office', substitute: id('lasan-emergency-1') }),
      contactPointOf('LASAN', 'emergency', 4),
    ];
    const found = way(points);
    expect(found.steps.map((step) => [step.tier, step.contactPoint])).toEqual([[4, 'lasan-emergency-4']]);
    expect(found.trace.slice(0, 5)).toEqual([
      { code: 'passed-over', tier: 1, point: 'lasan-emergency-1', why: 'closed' },
      { code: 'substitute', tier: 1, point: 'lasan-emergency-1', substitute: 'lasan-emergency-3' },
      { code: 'passed-over', tier: 1, point: 'lasan-emergency-3', why: 'closed' },
      { code: 'substitute-useless', tier: 1, point: 'lasan-emergency-3', substitute: 'lasan-emergency-1' },
      { code: 'nobody', tier: 1 },
    ]);
  });

  it('offers nothing twice to an entry that stood in for a lower tier', () => {
    const points = [
      contactPointOf('LASAN', 'emergency', 1, { hours: 'office', substitute: id('lasan-emergency-2') }),
      contactPointOf('LASAN', 'emergency', 2),
      contactPointOf('LASAN', 'emergency', 3),
    ];
    expect(reached(points)).toEqual([
      [1, 'lasan-emergency-2'],
      [3, 'lasan-emergency-3'],
    ]);
  });

  it('goes on from a tier without asking again who had it', () => {
    const points = [
      contactPointOf('LASAN', 'emergency', 1, { hours: 'office', substitute: id('lasan-emergency-2') }),
      contactPointOf('LASAN', 'emergency', 2),
      contactPointOf('LASAN', 'emergency', 3),
    ];
    const had = { firstTier: 2, offered: [id('lasan-emergency-2')] } as const;
    expect(reached(points, had)).toEqual([[3, 'lasan-emergency-3']]);
  });

  it('never asks the raiser: the backup, or the next tier', () => {
    const points = [
      contactPointOf('LASAN', 'emergency', 1, { primary: { account: ANN }, backup: { account: BEN } }),
      contactPointOf('LASAN', 'emergency', 2, { primary: { account: ANN } }),
      contactPointOf('LASAN', 'emergency', 3, { primary: { account: BEN } }),
    ];
    const found = way(points, { raisedBy: ANN });
    expect(found.steps.map((step) => [step.tier, step.onDuty])).toEqual([
      [1, { slot: { as: 'backup' }, account: BEN }],
      [3, { slot: { as: 'primary' }, account: BEN }],
    ]);
    expect(found.trace.filter((one) => one.code !== 'clock')).toEqual([
      { code: 'raiser-left-out', tier: 1, point: 'lasan-emergency-1', slot: { as: 'primary' } },
      { code: 'chosen', tier: 1, point: 'lasan-emergency-1', fits: [], slot: { as: 'backup' } },
      { code: 'raiser-left-out', tier: 2, point: 'lasan-emergency-2', slot: { as: 'primary' } },
      { code: 'passed-over', tier: 2, point: 'lasan-emergency-2', why: 'only-the-raiser' },
      { code: 'nobody', tier: 2 },
      { code: 'asked-again', tier: 3, point: 'lasan-emergency-3', slot: { as: 'primary' } },
      { code: 'chosen', tier: 3, point: 'lasan-emergency-3', fits: [], slot: { as: 'primary' } },
      { code: 'nobody', tier: 4 },
    ]);
  });

  it('rather asks somebody whom no tier has asked before', () => {
    const points = [
      contactPointOf('LASAN', 'emergency', 1, { primary: { name: 'Ann' } }),
      contactPointOf('LASAN', 'emergency', 2, { primary: { name: 'ann ' }, backup: { name: 'Ben' } }),
    ];
    expect(way(points).steps.map((step) => step.onDuty.slot)).toEqual([{ as: 'primary' }, { as: 'backup' }]);
  });

  it('lets a complaint of a Sunday wait for Monday, its clock counted in office hours', () => {
    const [step] = way([contactPointOf('LASAN', 'complaint', 1)], { path: 'complaint' }).steps;
    expect(step).toMatchObject({
      offeredAt: SUNDAY,
      opensAt: at('2026-11-23T07:00:00-08:00'),
      acknowledgeBy: at('2026-11-23T15:00:00-08:00'),
    });
  });

  it('counts an acknowledgement over a holiday and the weekend', () => {
    const [step] = way([contactPointOf('LASAN', 'complaint', 1)], {
      path: 'complaint',
      at: at('2026-11-25T14:00:00-08:00'),
    }).steps;
    // Two hours on Wednesday, none on Thanksgiving, six on Friday.
    expect(step?.acknowledgeBy).toBe(at('2026-11-27T13:00:00-08:00'));
  });

  it('takes no entry before its first day or after its last, by the days of the city', () => {
    const points = [
      contactPointOf('LASAN', 'emergency', 1, { effective: { from: '2026-11-22', until: '2026-11-22' } }),
    ];
    const times = [
      '2026-11-21T23:59:00-08:00',
      '2026-11-22T00:00:00-08:00',
      '2026-11-22T23:59:00-08:00',
      '2026-11-23T00:00:00-08:00',
    ];
    expect(times.map((time) => reached(points, { at: at(time) }).length)).toEqual([0, 1, 1, 0]);
  });
});

describe('any directory at any instant', () => {
  const anyRequest: fc.Arbitrary<RouteRequest> = fc.record({
    department: fc.constantFrom('LASAN', 'BSS', 'ITA'),
    unit: fc.constantFrom(null, 'NC', 'WV'),
    service: fc.constantFrom(null, 'bulky-items', 'dead-animal', 'pothole'),
    district: fc.constantFrom(null, '1', '2'),
    path: fc.constantFrom('emergency', 'complaint', 'routine'),
    firstTier: fc.constantFrom(1, 1, 2, 3, 4),
    at: anyInstant,
    raisedBy: fc.constantFrom(null, ...ACCOUNTS),
    offered: fc.subarray(['point-0', 'point-1', 'point-2'].map(id), { maxLength: 2 }),
  });

  it('a route ends, has one contact point a tier, none twice, never the raiser, never an expired entry', () => {
    fc.assert(
      fc.property(
        anyDirectory,
        fc.array(anyRequest, { minLength: 1, maxLength: 12 }),
        (directory, requests) => {
          const opened = openDirectory(directory, SMALL_PACK);
          for (const asked of requests) {
            const found = routeEscalation(asked, opened);
            expect(route.parse(found)).toEqual(found);
            const tiers = found.steps.map((step) => step.tier);
            expect(tiers).toEqual([...new Set(tiers)].toSorted((a, b) => a - b));
            expect(tiers.every((tier) => tier >= asked.firstTier)).toBe(true);
            const points = found.steps.map((step) => step.contactPoint);
            expect(new Set(points).size).toBe(points.length);
            expect(points.filter((one) => asked.offered.includes(one))).toEqual([]);
            let offered = asked.at;
            for (const step of found.steps) {
              const there = opened.point(step.contactPoint);
              if (there === undefined) throw new Error('a route goes to an entry that is not there');
              const when = step.opensAt ?? step.offeredAt;
              expect(step.offeredAt).toBe(offered);
              expect(step.acknowledgeBy).toBeGreaterThan(when);
              expect(there.standing(when)).toBe('reachable');
              if (step.opensAt !== null)
                expect([asked.path === 'emergency', when > offered]).toEqual([false, true]);
              const who = personIn(there.point, step.onDuty.slot);
              expect(who).not.toBeNull();
              if (asked.raisedBy !== null) expect(who).not.toEqual({ account: asked.raisedBy });
              const { from, until } = there.point.effective;
              const day = new Date(opened.times.wallOf(when)).toISOString().slice(0, 10);
              expect((from ?? day) <= day && day <= (until ?? day)).toBe(true);
              offered = step.acknowledgeBy;
            }
            expect(found.steps.map((step) => step.next)).toEqual(
              found.steps.map((step, i) => ({ tier: tiers[i + 1] ?? null, at: step.acknowledgeBy })),
            );
            expect(found.end).toEqual({
              at: offered,
              why: found.steps.length === 0 ? 'nobody-there' : 'unacknowledged',
            });
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is fast enough to try a draft on the past: 50,000 routes', () => {
    const [directory] = fc.sample(anyDirectory, { numRuns: 1, seed: 311 });
    if (directory === undefined) throw new Error('no directory');
    const copies = ['LASAN', 'BSS', 'ITA'].flatMap((department) =>
      directory.contactPoints.map((point) => ({
        ...point,
        department,
        id: id(`${department.toLowerCase()}-${point.id}`),
      })),
    );
    const opened = openDirectory({ serviceHours: 'office', contactPoints: copies }, SMALL_PACK);
    const requests = fc.sample(anyRequest, { numRuns: 2_000, seed: 311 });
    const began = performance.now();
    for (let i = 0; i < 50_000; i += 1) {
      const asked = requests[i % requests.length];
      if (asked !== undefined) routeEscalation({ ...asked, at: asked.at + i * 60_000 }, opened);
    }
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
