import { expect, it } from 'vitest';
import type { PastContact } from '../../shared/contract/past-contact.ts';
import { contactId } from '../../shared/domain/ids.ts';
import { SMALL_CITY } from '../../test/small-city.ts';
import { contactSentence } from './contact-sentence.ts';

const CONTACT: PastContact = {
  id: contactId.parse('6f1f7c1e-8f0b-4c55-9d6a-0f5f3c1b2a11'),
  channel: 'call',
  startedAt: 0,
  endedAt: 360_000,
  byName: 'Maria Ruiz',
  language: 'es',
  disposition: 'filed',
  deed: 'opened',
  articles: [],
};

it('says who, how, how long, to what end, and what was done to the case', () => {
  expect(contactSentence(CONTACT, SMALL_CITY)).toBe(
    'Maria Ruiz, phone call, 6 min: New request filed. The case was filed.',
  );
});

it('names the articles that were read from, and what the catalogue lost by its code', () => {
  const lost = {
    ...CONTACT,
    endedAt: 20_000,
    deed: null,
    disposition: 'gone',
    articles: [{ id: 'pets', version: 2 }],
  };
  expect(contactSentence(lost, null)).toBe('Maria Ruiz, phone call, under a minute: gone. Read from “pets”.');
});
