import { sql } from 'kysely';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { CallerId, CaseId, TextId } from '../../shared/domain/ids.ts';
import type { MessageChannel } from '../../shared/domain/messages/message.ts';
import type { MessagePack } from '../../shared/domain/messages/message-pack.ts';
import {
  messagesFor,
  type MessageMaking,
  type PlannedMessage,
  type Announcement,
} from '../../shared/domain/messages/messages-for.ts';
import { localTimes, type LocalTimes } from '../../shared/domain/directory/local-time.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { namedUuid } from '../named-uuid.ts';
import type { Tx } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { makeTrackingLinks } from '../write/tracking-links.ts';
import { readMessageCallers } from './message-callers.ts';

/** What messages are made with, but for the time. */
export interface MessageDesk {
  readonly core: HubCore;
  readonly pack: MessagePack;
  readonly times: LocalTimes;
  readonly ways: ReadonlySet<MessageChannel>;
}

/** Null when there is nothing to send by, or the city writes no messages. */
export function messageDesk(core: HubCore, ways: ReadonlySet<MessageChannel>): MessageDesk | null {
  const pack = core.city.pack.messages;
  if (pack === undefined || ways.size === 0) return null;
  return { core, pack, times: localTimes(core.city.timeZone), ways };
}

/** Something to tell of a case: what, the facts as they were then, and the text that goes with it. */
export interface CaseTelling {
  readonly version: number;
  readonly facts: CaseFacts;
  readonly telling: Announcement;
  readonly explanation: TextId | null;
}

async function readTexts(tx: Tx, tellings: readonly CaseTelling[]): Promise<ReadonlyMap<TextId, string>> {
  const ids = tellings.flatMap(({ explanation }) => explanation ?? []);
  if (ids.length === 0) return new Map();
  // What is for the city's people only never leaves the house.
  const { rows } = await sql<{ id: TextId; body: string }>`
    select id, body from texts
    where id = any(${ids}::uuid[]) and visibility = 'public' and body is not null`.execute(tx);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

async function readNumbers(tx: Tx, tellings: readonly CaseTelling[]): Promise<ReadonlyMap<CaseId, string>> {
  const ids = tellings.flatMap(({ facts }) => facts.duplicateOf ?? []);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: CaseId; number: string }>`
    select id, number from cases where id = any(${ids}::uuid[]) and number is not null`.execute(tx);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

const NO_LINKS: ReadonlyMap<CallerId, string> = new Map();

/** The addresses of the pages of all who are told, which work from now on. */
async function readLinks(
  tx: Tx,
  core: HubCore,
  tellings: readonly CaseTelling[],
  callers: ReadonlyMap<CallerId, unknown>,
): Promise<ReadonlyMap<CaseId, ReadonlyMap<CallerId, string>>> {
  const asked = tellings.flatMap(({ facts, telling }) =>
    telling.callerIds.filter((id) => callers.has(id)).map((callerId) => ({ caseId: facts.id, callerId })),
  );
  const urls = await makeTrackingLinks(tx, core, asked);
  const links = new Map<CaseId, Map<CallerId, string>>();
  asked.forEach(({ caseId, callerId }, at) => {
    const url = urls[at] ?? null;
    if (url === null) return;
    const ofCase = links.get(caseId) ?? new Map<CallerId, string>();
    links.set(caseId, ofCase.set(callerId, url));
  });
  return links;
}

function rowOf({ facts, version }: CaseTelling, planned: PlannedMessage, city: City, now: Instant) {
  const { callerId, channel, occasion, held } = planned;
  return {
    id: namedUuid('message', facts.id, String(version), occasion, callerId, channel),
    case_id: facts.id,
    version,
    caller_id: callerId,
    channel,
    occasion,
    outcome: planned.outcome,
    template: planned.template,
    catalogue_version: city.version,
    language: planned.language,
    about: planned.about,
    made_at: now,
    state: held === null ? 'queued' : 'suppressed',
    held,
    due_at: planned.dueAt,
    ended_at: held === null ? null : now,
    subject: planned.subject,
    body: planned.body,
  };
}

/** Puts down the messages for what is to be told; the same again changes nothing. How many were made. */
export async function putMessages(
  tx: Tx,
  { core, pack, times, ways }: MessageDesk,
  tellings: readonly CaseTelling[],
  now: Instant,
): Promise<number> {
  if (tellings.length === 0) return 0;
  const { city, phoneKey } = core;
  const wanted = [...new Set(tellings.flatMap(({ telling }) => telling.callerIds))];
  const callers = await readMessageCallers(tx, phoneKey, wanted);
  const texts = await readTexts(tx, tellings);
  const numbers = await readNumbers(tx, tellings);
  const links = await readLinks(tx, core, tellings, callers);
  const making: MessageMaking = { city, pack, times, ways, now };
  const rows = tellings.flatMap((one) => {
    const { facts, telling, explanation } = one;
    const about = {
      facts,
      callers,
      explanation: explanation === null ? null : (texts.get(explanation) ?? null),
      original: facts.duplicateOf === null ? null : (numbers.get(facts.duplicateOf) ?? null),
      trackingLinks: links.get(facts.id) ?? NO_LINKS,
    };
    return messagesFor(about, telling, making).map((planned) => rowOf(one, planned, city, now));
  });
  if (rows.length === 0) return 0;
  const json = sql`${JSON.stringify(rows)}::json`;
  const { rows: made } = await sql<{ id: string }>`
    with made as (
      insert into messages (id, case_id, version, caller_id, channel, occasion, outcome, template, catalogue_version,
        language, about, made_at, state, held, due_at, ended_at)
      select * from json_to_recordset(${json}) as r(id uuid, case_id uuid, version int, caller_id uuid, channel text,
        occasion text, outcome text, template text, catalogue_version text, language text, about bigint,
        made_at bigint, state text, held text, due_at bigint, ended_at bigint)
      on conflict do nothing
      returning id
    )
    insert into message_texts (message_id, subject, body)
    select r.id, r.subject, r.body from json_to_recordset(${json}) as r(id uuid, subject text, body text)
    join made on made.id = r.id
    returning message_id as id`.execute(tx);
  return made.length;
}
