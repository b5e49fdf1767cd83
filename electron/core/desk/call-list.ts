import { z } from 'zod';
import type { Instant } from '../../../shared/domain/instant.ts';
import { phoneCall, withNews, type CallNews, type PhoneCall } from '../../../shared/domain/phone-call.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { readKept, writeKept } from '../store/outbox.ts';

const kept = z.array(phoneCall);

function allCalls(outbox: SqliteDb): PhoneCall[] {
  const json = readKept(outbox, 'calls');
  return json === null ? [] : kept.parse(JSON.parse(json));
}

/** Calls nobody has acknowledged yet, oldest first. Kept with the outbox, so that a missed one outlives a restart. */
export function listCalls(outbox: SqliteDb): PhoneCall[] {
  return allCalls(outbox).filter(({ seen }) => !seen);
}

/** Keeps news of a call, and returns it as it is now; null when there is nothing to show for it. @param id for a new one */
export function noteCall(outbox: SqliteDb, news: CallNews, now: Instant, id: string): PhoneCall | null {
  const { calls, call } = withNews(allCalls(outbox), news, now, id);
  if (call !== null) writeKept(outbox, 'calls', JSON.stringify(calls));
  return call;
}

/** Takes a call off the list; nothing happens when it is off already. */
export function acknowledgeCall(outbox: SqliteDb, id: string): void {
  const calls = allCalls(outbox);
  if (!calls.some((call) => call.id === id && !call.seen)) return;
  writeKept(
    outbox,
    'calls',
    JSON.stringify(calls.map((call) => (call.id === id ? { ...call, seen: true } : call))),
  );
}
