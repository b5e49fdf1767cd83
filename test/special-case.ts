import { createHmac } from 'node:crypto';
import type { FeedItem } from '../shared/contract/case-record.ts';
import type { FeedPage } from '../shared/contract/hub-protocol.ts';
import type { CaseFacts } from '../shared/domain/case-facts.ts';
import { callerId, caseId, textId } from '../shared/domain/ids.ts';
import { DAY } from '../shared/domain/instant.ts';
import { NO_PLACE } from '../shared/domain/place.ts';
import { SAMPLE_PHONE_KEY } from './filled-desk.ts';
import { sampleItem, uuidOf } from './sample-feed.ts';

type CaseItem = Extract<FeedItem, { kind: 'case' }>;

/** The cases among which special ones stand. */
export const SPECIAL_SAMPLE = { cases: 1_000, seed: 11, end: Date.UTC(2026, 6, 1, 19), importedEvery: 0 };
/** A day after the last of them. */
export const SPECIAL_NOW = SPECIAL_SAMPLE.end + DAY;
/** The phone number of the first special case's caller. */
export const SPECIAL_PHONE = '2135550142';

/** What is particular about a case; age in days. */
export interface Special {
  readonly address?: string;
  readonly name?: string;
  readonly note?: string;
  readonly number?: string;
  readonly district?: string;
  readonly service?: string;
  readonly age?: number;
  readonly facts?: Partial<CaseFacts>;
}

/** A case that no query finds by accident: its words are told here. */
export function specialCase(n: number, change: Special): CaseItem {
  const base = sampleItem(2_000 + n, SPECIAL_SAMPLE);
  const id = caseId.parse(uuidOf('special', n));
  const caller = callerId.parse(uuidOf('special caller', n));
  const text = textId.parse(uuidOf('special text', n));
  const openedAt = SPECIAL_NOW - (change.age ?? n) * DAY;
  const [first] = base.entries;
  if (first === undefined) throw new Error('the sample has no entries');
  const hashes = [7, 10].map((length) =>
    createHmac('sha256', Buffer.from(SAMPLE_PHONE_KEY, 'hex'))
      .update(SPECIAL_PHONE.slice(-length))
      .digest('hex')
      .slice(0, 32),
  );
  return {
    kind: 'case',
    feedNo: 5_000 + n,
    facts: {
      ...base.facts,
      id,
      number: change.number ?? `1-9${String(n).padStart(9, '0')}`,
      service: change.service ?? 'dead-animal',
      state: 'new',
      outcome: null,
      closedAt: null,
      openedAt,
      place: {
        ...NO_PLACE,
        address: change.address ?? '',
        district: change.district ?? null,
        lat: 34.2,
        lng: -118.4,
      },
      callerIds: [caller],
      anonymousCallers: 0,
      ...change.facts,
    },
    entries: [{ ...first, caseId: id, texts: change.note === undefined ? {} : { [text]: change.note } }],
    callers: [
      {
        id: caller,
        name: change.name ?? `Qq${n} Zz`,
        language: 'en',
        phoneLast4: n === 1 ? '0142' : null,
        phoneKeys: n === 1 ? hashes : [],
        emailMasked: null,
      },
    ],
  };
}

/** A page of the feed after the sample's. */
export function specialPage(coversUpTo: number, items: readonly FeedItem[]): FeedPage {
  return {
    epoch: 'epoch-1',
    scope: 'scope-1',
    catalogueVersion: 'small-1',
    directoryVersion: 1,
    coversUpTo,
    head: coversUpTo,
    remaining: 0,
    asOf: SPECIAL_NOW,
    items: [...items],
  };
}
