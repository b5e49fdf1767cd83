import { sql } from 'kysely';
import { joined, maskedContacts, sameEmail, samePhone } from '../../shared/domain/caller-contacts.ts';
import { MOST_CONTACTS, type CallerCommand } from '../../shared/domain/caller-command.ts';
import type { CaseEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { CallerId, CaseId, CommandId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import type { Tx } from '../storage/database.ts';
import { cardOf, wholeCallerRow, type WholeCaller } from './caller-card.ts';
import { lockCallers, lockCasesOf, type KeptCaller } from './read-callers.ts';

/** Most cases that one command about callers may tell anew. */
const MOST_CASES = 2_000;

/** What becomes of one case: an event, or none when only its callers' cards changed. */
export interface CallerChange {
  readonly facts: CaseFacts;
  readonly event: CaseEvent | null;
}

export type CallerOutcome =
  | { readonly ok: true; readonly changes: readonly CallerChange[] }
  | { readonly ok: false; readonly refusal: Refusal };

interface Work {
  readonly tx: Tx;
  readonly phoneKey: string;
  readonly commandId: CommandId;
  readonly now: Instant;
}

type Of<T extends CallerCommand['type']> = Extract<CallerCommand, { type: T }>;
type Contact = { readonly value: string; readonly from: CallerId | null };

const no = (refusal: Refusal): CallerOutcome => ({ ok: false, refusal });
const UNKNOWN = refuse(
  'unknown-caller',
  'This caller is not known any more, or was merged with another. Look at the case again.',
);
const STALE = refuse(
  'conflict',
  'Someone changed this caller while you did. Look at the caller again, then decide.',
);

/** Puts down who a caller is and how they are reached. @param from whose record each contact came from in a merge */
async function writeCaller(
  { tx, phoneKey }: Work,
  who: Pick<WholeCaller, 'id' | 'name' | 'language'>,
  contacts: { readonly phones: readonly Contact[]; readonly emails: readonly Contact[] },
): Promise<void> {
  const values = (list: readonly Contact[]) => list.map(({ value }) => value);
  const row = wholeCallerRow(
    { ...who, phones: values(contacts.phones), emails: values(contacts.emails) },
    phoneKey,
  );
  await sql`
    update callers set name = ${row.name}, language = ${row.language}, phone_last4 = ${row.phone_last4},
      phone_keys = ${row.phone_keys}::text[], email_masked = ${row.email_masked},
      contacts = ${row.contacts === null ? null : JSON.stringify(row.contacts)}::jsonb
    where id = ${who.id}`.execute(tx);
  await sql`delete from contacts where caller_id = ${who.id}`.execute(tx);
  const rows = (kind: 'phone' | 'email', list: readonly Contact[]) =>
    list.map(({ value, from }, at) => ({ kind, value, place: at + 1, from_caller: from }));
  await sql`
    insert into contacts (caller_id, kind, value, place, from_caller)
    select ${who.id}::uuid, * from json_to_recordset(${JSON.stringify([
      ...rows('phone', contacts.phones),
      ...rows('email', contacts.emails),
    ])}::json) as r(kind text, value text, place smallint, from_caller uuid)`.execute(tx);
}

/** Where each contact of a caller came from in a merge, in its order. */
async function originsOf(tx: Tx, { id }: KeptCaller): Promise<{ phones: Contact[]; emails: Contact[] }> {
  const { rows } = await sql<{ kind: 'phone' | 'email'; value: string; from: CallerId | null }>`
    select kind, value, from_caller as "from" from contacts where caller_id = ${id} order by kind, place`.execute(
    tx,
  );
  const of = (kind: 'phone' | 'email') =>
    rows.filter((row) => row.kind === kind).map(({ value, from }) => ({ value, from }));
  return { phones: of('phone'), emails: of('email') };
}

/** The list a caller is to have; null when it names one they have not. */
function wanted(
  kept: readonly Contact[],
  asked: Of<'change-caller'>['phones'],
  same: (a: string, b: string) => boolean,
): Contact[] | null {
  const list: Contact[] = [];
  for (const one of asked) {
    const contact = one.kind === 'new' ? { value: one.value, from: null } : kept[one.at];
    if (contact === undefined) return null;
    if (!list.some(({ value }) => same(value, contact.value))) list.push(contact);
  }
  return list;
}

async function changeCaller(work: Work, command: Of<'change-caller'>): Promise<CallerOutcome> {
  const { tx, phoneKey } = work;
  const kept = (await lockCallers(tx, [command.callerId])).get(command.callerId);
  if (kept === undefined || kept.aliasOf !== null) return no(UNKNOWN);
  const row = wholeCallerRow(kept, phoneKey);
  const { phones, emails } = maskedContacts(
    cardOf({
      ...kept,
      phoneLast4: row.phone_last4,
      phoneKeys: [],
      emailMasked: row.email_masked,
      contacts: row.contacts,
    }),
  );
  const now = { name: kept.name, language: kept.language, phones, emails };
  const { seen } = command;
  const before = { name: seen.name, language: seen.language, phones: seen.phones, emails: seen.emails };
  if (JSON.stringify(before) !== JSON.stringify(now)) return no(STALE);
  const origins = await originsOf(tx, kept);
  const newPhones = wanted(origins.phones, command.phones, samePhone);
  const newEmails = wanted(origins.emails, command.emails, sameEmail);
  if (newPhones === null || newEmails === null) return no(STALE);
  const { callerId: id, language } = command;
  await writeCaller(work, { id, name: command.name, language }, { phones: newPhones, emails: newEmails });
  const cases = await lockCasesOf(tx, [id]);
  return { ok: true, changes: cases.map((facts) => ({ facts, event: null })) };
}

async function mergeCallers(work: Work, command: Of<'merge-callers'>): Promise<CallerOutcome> {
  const { tx, commandId, now } = work;
  const { callerId: to, otherId: from } = command;
  const both = await lockCallers(tx, [to, from]);
  const [caller, other] = [both.get(to), both.get(from)];
  if (caller === undefined || other === undefined || caller.aliasOf !== null || other.aliasOf !== null) {
    return no(UNKNOWN);
  }
  const origins = await originsOf(tx, caller);
  const added = (mine: readonly string[], theirs: readonly string[], same: typeof samePhone): Contact[] =>
    joined(mine, theirs, same).added.map((value) => ({ value, from }));
  const phones = [...origins.phones, ...added(caller.phones, other.phones, samePhone)];
  const emails = [...origins.emails, ...added(caller.emails, other.emails, sameEmail)];
  if (phones.length > MOST_CONTACTS || emails.length > MOST_CONTACTS) {
    return no(
      refuse(
        'invalid',
        `Together they have more than ${MOST_CONTACTS} numbers or addresses. Remove some of one first.`,
      ),
    );
  }
  const cases = await lockCasesOf(tx, [to, from]);
  // One who follows no case may be known from a confidential complaint alone: for everybody else there is no such caller.
  if ([to, from].some((id) => !cases.some(({ callerIds }) => callerIds.includes(id)))) return no(UNKNOWN);
  if (cases.length > MOST_CASES) {
    return no(
      refuse('invalid', `Together they have more than ${MOST_CASES} cases. That is hardly one person.`),
    );
  }
  const { name, language } = command.nameOf === from ? other : caller;
  await writeCaller(work, { id: to, name, language }, { phones, emails });
  await sql`update callers set alias_of = ${to} where id = ${from}`.execute(tx);
  const changes = cases.map((facts): CallerChange => {
    if (!facts.callerIds.includes(from)) return { facts, event: null };
    return { facts, event: { type: 'callers-merged', from, to, both: facts.callerIds.includes(to) } };
  });
  const moved = changes.flatMap(({ facts: { id }, event }) =>
    event?.type === 'callers-merged' ? [{ id, both: event.both }] : [],
  );
  await sql`
    insert into caller_merges (at, command_id, caller_id, other_id, name_before, language_before, name_after,
      language_after, cases)
    values (${now}, ${commandId}, ${to}, ${from}, ${caller.name}, ${caller.language}, ${name}, ${language},
      ${JSON.stringify(moved)}::jsonb)`.execute(tx);
  return { ok: true, changes };
}

async function unmergeCallers(work: Work, command: Of<'unmerge-callers'>): Promise<CallerOutcome> {
  const { tx, now } = work;
  const { callerId: from, otherId: to } = command;
  const both = await lockCallers(tx, [from, to]);
  const [caller, other] = [both.get(from), both.get(to)];
  if (caller === undefined || other === undefined || caller.aliasOf !== null || other.aliasOf !== from) {
    return no(
      refuse(
        'invalid',
        'These two are not merged, or the record was merged further. Look at the caller again.',
      ),
    );
  }
  const { rows } = await sql<{
    name_before: string;
    language_before: string;
    name_after: string;
    language_after: string;
    cases: { id: CaseId; both: boolean }[];
  }>`
    update caller_merges set parted_at = ${now}
    where caller_id = ${from} and other_id = ${to} and parted_at is null
    returning name_before, language_before, name_after, language_after, cases`.execute(tx);
  const merge = rows[0];
  if (merge === undefined) throw new Error(`the merge of caller ${to} into ${from} is not on record`);
  const origins = await originsOf(tx, caller);
  const own = (list: readonly Contact[]) => list.filter((one) => one.from !== to);
  // What was changed by hand since stays.
  const name = caller.name === merge.name_after ? merge.name_before : caller.name;
  const language = caller.language === merge.language_after ? merge.language_before : caller.language;
  await writeCaller(
    work,
    { id: from, name, language },
    { phones: own(origins.phones), emails: own(origins.emails) },
  );
  await sql`update callers set alias_of = null where id = ${to}`.execute(tx);
  const was = new Map(merge.cases.map((one) => [one.id, one.both]));
  const cases = await lockCasesOf(tx, [from]);
  const changes = cases.map((facts): CallerChange => {
    const had = was.get(facts.id);
    return { facts, event: had === undefined ? null : { type: 'callers-parted', from, to, both: had } };
  });
  return { ok: true, changes };
}

/** What a caller wants is kept with the record that stands for them. Only the case it was said on is told anew. */
async function setMessages({ tx }: Work, command: Of<'set-messages'>): Promise<CallerOutcome> {
  const { callerId: id, channel, wanted: wants } = command;
  const kept = (await lockCallers(tx, [id])).get(id);
  if (kept === undefined || kept.aliasOf !== null) return no(UNKNOWN);
  if (wants) {
    // A record that was merged into this one may have said it.
    await sql`
      delete from message_opt_outs where channel = ${channel}
        and caller_id in (select c.id from callers c where c.id = ${id} or c.alias_of = ${id})`.execute(tx);
  } else {
    await sql`
      insert into message_opt_outs (caller_id, channel) values (${id}, ${channel}) on conflict do nothing`.execute(
      tx,
    );
  }
  const cases = await lockCasesOf(tx, [id]);
  const own = cases.filter((facts) => facts.id === command.caseId);
  return { ok: true, changes: own.map((facts) => ({ facts, event: null })) };
}

/** Carries out a command about callers, up to what becomes of their cases, which the write path appends. */
export async function changeCallers(work: Work, command: CallerCommand): Promise<CallerOutcome> {
  switch (command.type) {
    case 'change-caller':
      return changeCaller(work, command);
    case 'merge-callers':
      return mergeCallers(work, command);
    case 'unmerge-callers':
      return unmergeCallers(work, command);
    case 'set-messages':
      return setMessages(work, command);
  }
}
