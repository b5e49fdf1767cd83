import { expect, it } from 'vitest';
import { contactPointOf, SMALL_DIRECTORY } from '../../../test/small-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { checkDirectory } from '../../../shared/domain/directory/check-directory.ts';
import type { ContactPoint, Directory } from '../../../shared/domain/directory/directory.ts';
import { exactTime } from '../../../shared/domain/case-words/time-words.ts';
import { findingsOf, findingWords, type FindingNames } from './finding-words.ts';

const NOW = Date.parse('2026-11-23T12:00:00-08:00');
const NAMES: FindingNames = {
  role: (id) => `the role of ${id}`,
  department: (code) => code,
  service: (code) => `the service ${code}`,
  district: (id) => `district ${id}`,
  person: (id) => id ?? 'nobody',
  whenOn: (at) => exactTime(at, SMALL_PACK.city.timeZone),
};

function saidOf(id: string, change: Partial<ContactPoint>) {
  const directory: Directory = {
    ...SMALL_DIRECTORY,
    contactPoints: SMALL_DIRECTORY.contactPoints.map((one) => (one.id === id ? { ...one, ...change } : one)),
  };
  const findings = checkDirectory(directory, SMALL_PACK, NOW, null);
  return { findings, said: findings.map((one) => findingWords(one, NAMES).what) };
}

it('names a hole by its department, path and hours', () => {
  const nights = { who: { name: 'Day desk' }, rule: 'FREQ=DAILY', start: '2026-01-05T06:00', hours: 16 };
  const roster = [{ ...nights, exceptions: [] }];
  const first = { primary: null, roster };
  const { said } = saidOf('lasan-emergency-1', first);
  expect(said).toContainEqual(
    expect.stringMatching(
      /^At tier 1 nobody is there for emergencies of LASAN, so they go to the tier above: Mon, Nov 23, 2026, 00:00 PST to Mon, Nov 23, 2026, 06:00 PST, and 371 more times within a year \(\d+ d( \d+ h)? in all\)\.$/,
    ),
  );
});

it('says something of its own about each mistake of an entry, by field', () => {
  const { findings, said } = saidOf('lasan-emergency-1', {
    channels: [{ kind: 'phone', address: '12' }],
    services: ['no-such'],
    hours: 'no-hours',
    acknowledge: { minutes: 100, counted: 'office', by: ['mail'] },
    effective: { from: '2026-12-01', until: '2026-11-01' },
    verified: null,
    primary: null,
    substitute: contactPointOf('LASAN', 'emergency', 4).id,
  });
  expect(new Set(said).size).toBe(said.length);
  expect(said.filter((one) => !/^[A-Z0-9“].*\.$/.test(one))).toEqual([]);
  const at = findings.findIndex((one) => one.code === 'channel-malformed');
  const found = findings[at];
  const index = found !== undefined && 'index' in found ? (found.index ?? -1) : -1;
  expect([...findingsOf(findings, index).keys()].toSorted()).toEqual([
    'acknowledge.by',
    'acknowledge.counted',
    'acknowledge.minutes',
    'channels.0.address',
    'effective',
    'hours',
    'primary',
    'services.0',
    'substitute',
    'verified',
  ]);
});
