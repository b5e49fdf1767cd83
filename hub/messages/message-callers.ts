import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { phoneDigits } from '../../shared/domain/caller-contacts.ts';
import type { CallerId } from '../../shared/domain/ids.ts';
import type { MessageChannel } from '../../shared/domain/messages/message.ts';
import type { CallerWay, MessageCaller } from '../../shared/domain/messages/messages-for.ts';
import type { Db, Tx } from '../storage/database.ts';
import { maskedEmail } from '../write/caller-card.ts';

/** An address by which a caller can be written to. */
export interface CallerAddress {
  readonly value: string;
  /** Keyed hash, by which an address that sends mail back is known again. */
  readonly key: string;
  readonly dead: boolean;
}

/** A caller with what they can be written to by, as the record that stands for them has it now. */
export interface ReachedCaller extends MessageCaller {
  /** The record itself, after merges. */
  readonly survivor: CallerId;
  readonly addresses: Readonly<Record<MessageChannel, readonly CallerAddress[]>>;
}

/** Fewer digits are no number that a text message can go to. */
const PHONE_DIGITS = 10;

interface Row {
  readonly asked: CallerId;
  readonly survivor: CallerId;
  readonly name: string;
  readonly language: string;
  readonly contacts: readonly { readonly kind: 'phone' | 'email'; readonly value: string }[];
  readonly out: readonly MessageChannel[];
}

/** @param phoneKey hex, one for the whole city */
function addressKey(channel: MessageChannel, value: string, phoneKey: string): string {
  const plain = channel === 'mail' ? value.trim().toLowerCase() : phoneDigits(value).slice(-PHONE_DIGITS);
  return createHmac('sha256', Buffer.from(phoneKey, 'hex')).update(`${channel} ${plain}`).digest('hex');
}

/** An address as colleagues may see it: "m***@example.org", "***-0142". */
export function maskedAddress(channel: MessageChannel, value: string): string {
  return channel === 'mail' ? maskedEmail(value) : `***-${phoneDigits(value).slice(-4)}`;
}

function canReach(channel: MessageChannel, { kind, value }: Row['contacts'][number]): boolean {
  return channel === 'mail' ? kind === 'email' : kind === 'phone' && phoneDigits(value).length >= PHONE_DIGITS;
}

/** Callers by the ids they are asked for, after merges as they are now; those there are none of are left out. */
export async function readMessageCallers(
  db: Db | Tx,
  phoneKey: string,
  ids: readonly CallerId[],
): Promise<Map<CallerId, ReachedCaller>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row>`
    with recursive line as (
      select id as asked, id, alias_of, 1 as step from callers where id = any(${ids}::uuid[])
      union all
      select line.asked, c.id, c.alias_of, line.step + 1 from callers c
      join line on c.id = line.alias_of where line.step < 50
    )
    select line.asked, c.id as survivor, c.name, c.language,
      coalesce((select json_agg(json_build_object('kind', o.kind, 'value', o.value) order by o.kind, o.place)
        from contacts o where o.caller_id = c.id), '[]') as contacts,
      array(select distinct o.channel from message_opt_outs o where o.caller_id in (line.asked, c.id)
        or o.caller_id in (select a.id from callers a where a.alias_of = c.id)) as out
    from line join callers c on c.id = line.id
    where line.alias_of is null`.execute(db);
  const keyed = rows.map((row) => {
    const of = (channel: MessageChannel) =>
      row.contacts
        .filter((one) => canReach(channel, one))
        .map(({ value }) => ({ value, key: addressKey(channel, value, phoneKey) }));
    return { row, mail: of('mail'), sms: of('sms') };
  });
  const keys = keyed.flatMap(({ mail, sms }) => [...mail, ...sms].map(({ key }) => key));
  const { rows: found } = await sql<{ key: string }>`
    select key from dead_addresses where key = any(${keys}::text[])`.execute(db);
  const dead = new Set(found.map(({ key }) => key));
  return new Map(
    keyed.map(({ row, mail, sms }): [CallerId, ReachedCaller] => {
      const addresses = {
        mail: mail.map((one) => ({ ...one, dead: dead.has(one.key) })),
        sms: sms.map((one) => ({ ...one, dead: dead.has(one.key) })),
      };
      const way = (channel: MessageChannel): CallerWay => ({
        hasAddress: addresses[channel].length > 0,
        optedOut: row.out.includes(channel),
        dead: addresses[channel].every((one) => one.dead),
      });
      const { survivor, name, language } = row;
      const ways = { mail: way('mail'), sms: way('sms') };
      return [row.asked, { id: row.asked, survivor, name, language, ways, addresses }];
    }),
  );
}
