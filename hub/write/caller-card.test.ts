import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { callerId } from '../../shared/domain/ids.ts';
import { uuidOf } from '../../test/sample-feed.ts';
import { callerRow, maskedEmail, phoneKeysOf, wholeCallerRow } from './caller-card.ts';

const KEY = '0f'.repeat(32);
const keyed = (digits: string) =>
  createHmac('sha256', Buffer.from(KEY, 'hex')).update(digits).digest('hex').slice(0, 32);

test.each([
  '(213) 555-0142',
  '213.555.0142',
  '+1 213 555 0142',
  '12135550142',
  '213-555-0142 ext. 7',
  '2135550142 x12',
])('the number written %s has the keys of its last 7 and 10 digits', (phone) => {
  expect(phoneKeysOf(phone, KEY)).toEqual([keyed('5550142'), keyed('2135550142')]);
});

test('a short number has the keys it is long enough for', () => {
  expect(phoneKeysOf('555-0142', KEY)).toEqual([keyed('5550142')]);
  expect(phoneKeysOf('311', KEY)).toEqual([]);
});

test('another city has other keys', () => {
  expect(phoneKeysOf('555-0142', 'aa'.repeat(32))).not.toEqual(phoneKeysOf('555-0142', KEY));
});

test.each([
  ['maria@example.org', 'm***@example.org'],
  ['a@b.org', 'a***@b.org'],
  ['@example.org', '***'],
  ['no address', '***'],
])('%s is shown as %s', (email, shown) => {
  expect(maskedEmail(email)).toBe(shown);
});

test('the row of a caller holds no contact data', () => {
  const id = callerId.parse(uuidOf('caller'));
  const caller = { id, name: 'Ana Ruiz', phone: '(213) 555-0142', email: 'ana@example.org', language: 'es' };
  expect(callerRow(caller, KEY)).toEqual({
    id,
    name: 'Ana Ruiz',
    language: 'es',
    phone_last4: '0142',
    phone_keys: [keyed('5550142'), keyed('2135550142')],
    email_masked: 'a***@example.org',
    contacts: null,
  });
  expect(callerRow({ ...caller, phone: '12', email: null }, KEY)).toEqual({
    id,
    name: 'Ana Ruiz',
    language: 'es',
    phone_last4: null,
    phone_keys: [],
    email_masked: null,
    contacts: { phones: [''], emails: [] },
  });
});

test('the row of a caller with several numbers has the keys of each', () => {
  const id = callerId.parse(uuidOf('caller'));
  const phones = ['213-555-0142', '555-0199'];
  const emails = ['ana@example.org', 'ruiz@example.net'];
  expect(wholeCallerRow({ id, name: 'Ana Ruiz', language: 'es', phones, emails }, KEY)).toEqual({
    id,
    name: 'Ana Ruiz',
    language: 'es',
    phone_last4: '0142',
    phone_keys: [keyed('5550142'), keyed('2135550142'), keyed('5550199')],
    email_masked: 'a***@example.org',
    contacts: { phones: ['0142', '0199'], emails: ['a***@example.org', 'r***@example.net'] },
  });
});
