import { expect, it } from 'vitest';
import { contactPointOf } from '../../../test/small-directory.ts';
import { blockingErrors } from './blocking-errors.ts';
import type { Finding } from './finding.ts';

const directory = {
  serviceHours: 'office',
  contactPoints: [contactPointOf('LASAN', 'emergency', 1), contactPointOf('BSS', 'emergency', 1)],
};
const [own, others] = directory.contactPoints;
if (own === undefined || others === undefined) throw new Error('there are two entries');
const gone = (index: number, point: typeof own.id): Finding => ({
  severity: 'error',
  code: 'unknown-account',
  index,
  point,
  field: ['primary'],
  value: '7b27383e-bb1f-4e4e-9649-e4cd0908425b',
});
const hole = (department: string, total: number): Finding => ({
  severity: 'error',
  code: 'cover-gap',
  department,
  service: null,
  district: null,
  path: 'emergency',
  tier: null,
  when: { spans: [[0, total]], count: 1, total },
});
const mine = gone(0, own.id);
const theirs = gone(1, others.id);
const calendar: Finding = {
  severity: 'error',
  code: 'unknown-calendar',
  index: null,
  point: null,
  field: [],
  value: 'gone',
};
const doubt: Finding = {
  severity: 'warning',
  code: 'invented-entries',
  count: 2,
};

it('every error keeps the draft of the whole city, no doubt keeps any', () => {
  const all = [mine, theirs, hole('BSS', 60), calendar, doubt];
  expect(blockingErrors(all, directory, null, [theirs])).toEqual([mine, theirs, hole('BSS', 60), calendar]);
});

it('another department’s error keeps a department’s draft only when it is new', () => {
  const all = [mine, theirs, hole('BSS', 60), calendar];
  // The same hole lasts longer today, and the entry stands elsewhere in the list: it is no new one.
  const holding = [gone(7, others.id), hole('BSS', 3_600), calendar];
  expect(blockingErrors(all, directory, 'LASAN', holding)).toEqual([mine]);
  expect(blockingErrors(all, directory, 'LASAN', [])).toEqual(all);
  expect(blockingErrors(all, directory, 'BSS', holding)).toEqual([mine, theirs, hole('BSS', 60)]);
  // Not known here: the hub decides about those of others.
  expect(blockingErrors(all, directory, 'LASAN', null)).toEqual([mine, calendar]);
});
