import { describe, expect, it } from 'vitest';
import {
  at,
  check,
  duty,
  E1,
  E2,
  id,
  NOW,
  SOUND,
  TODAY,
  WHOLE,
  with1,
  without,
} from '../../../test/checked-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import { DAY, HOUR } from '../instant.ts';
import { checkDirectory } from './check-directory.ts';

describe('cover', () => {
  const hole = { department: 'LASAN', service: null, district: null, path: 'emergency', tier: null } as const;

  it('of emergencies has no hole, not for an hour', () => {
    const days = duty({ rule: 'FREQ=DAILY', start: '2026-01-01T07:00' });
    const nights = duty({
      rule: 'FREQ=DAILY',
      start: '2026-01-01T19:00',
      exceptions: [{ from: '2027-03-13', until: '2027-03-13', instead: null }],
    });
    const points = without(E1, E2).concat(
      contactPointOf('LASAN', 'emergency', 1, { sample: false, primary: null, roster: [days, nights] }),
      contactPointOf('LASAN', 'emergency', 2, { sample: false, hours: 'office' }),
    );
    // The night in which the clocks go forward: eleven hours.
    const night: [number, number] = [at('2027-03-13T19:00:00-08:00'), at('2027-03-14T07:00:00-07:00')];
    expect(check(points)).toEqual([
      { severity: 'error', code: 'cover-gap', ...hole, when: { spans: [night], count: 1, total: 11 * HOUR } },
    ]);
  });

  it('of a department without entries is missing altogether', () => {
    expect(check(without(E1, E2))).toEqual([{ severity: 'error', code: 'cover-gap', ...hole, when: WHOLE }]);
  });

  it('names the service and the district that lack it', () => {
    const points = without(E1).concat(
      contactPointOf('LASAN', 'emergency', 1, { sample: false, services: ['bulky-items'] }),
      contactPointOf('LASAN', 'emergency', 1, {
        sample: false,
        id: id('lasan-animals'),
        services: ['dead-animal'],
        districts: ['2'],
      }),
    );
    const only = points.filter((point) => point.id !== E2);
    expect(check(only).filter((one) => one.code.startsWith('cover'))).toEqual([
      { severity: 'error', code: 'cover-gap', ...hole, service: 'dead-animal', district: '1', when: WHOLE },
    ]);
  });

  it('warns where only a case without a district or a service is left alone', () => {
    const byDistrict = (['1', '2'] as const).map((district) =>
      contactPointOf('LASAN', 'emergency', 1, {
        sample: false,
        id: id(`lasan-${district}`),
        districts: [district],
      }),
    );
    expect(check([...without(E1, E2), ...byDistrict]).filter((one) => one.code.startsWith('cover'))).toEqual([
      { severity: 'warning', code: 'cover-gap-without-district', ...hole, when: WHOLE },
    ]);
    const byService = ['bulky-items', 'dead-animal'].map((service) =>
      contactPointOf('LASAN', 'emergency', 1, {
        sample: false,
        id: id(`lasan-${service}`),
        services: [service],
      }),
    );
    expect(check([...without(E1, E2), ...byService]).filter((one) => one.code.startsWith('cover'))).toEqual([
      { severity: 'warning', code: 'cover-gap-without-service', ...hole, when: WHOLE },
    ]);
  });

  it('of the first tier alone is a warning', () => {
    const found = with1(E1, { effective: { from: '2026-11-23', until: null } });
    const when = { spans: [[TODAY, TODAY + DAY]], count: 1, total: DAY };
    expect(found).toEqual([{ severity: 'warning', code: 'first-tier-gap', ...hole, tier: 1, when }]);
  });

  it('of complaints is needed in service hours', () => {
    const short = { sample: false, effective: { from: null, until: '2027-11-24' } };
    const points = without('lasan-complaint-1', 'lasan-complaint-2').concat(
      contactPointOf('LASAN', 'complaint', 1, short),
      contactPointOf('LASAN', 'complaint', 2, short),
    );
    // Thursday is Thanksgiving, so Friday alone is missing.
    const friday: [number, number] = [at('2027-11-26T07:00:00-08:00'), at('2027-11-26T16:00:00-08:00')];
    expect(check(points)).toEqual([
      {
        severity: 'error',
        code: 'cover-gap',
        ...hole,
        path: 'complaint',
        when: { spans: [friday], count: 1, total: 9 * HOUR },
      },
    ]);
    expect(checkDirectory({ ...SOUND, serviceHours: 'moon' }, SMALL_PACK, NOW, null)[0]).toEqual({
      severity: 'error',
      code: 'unknown-calendar',
      index: null,
      point: null,
      field: ['serviceHours'],
      value: 'moon',
    });
  });
});
