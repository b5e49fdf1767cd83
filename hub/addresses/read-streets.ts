import { sql } from 'kysely';
import type { AddressesAnswer } from '../../shared/contract/hub-protocol.ts';
import type { Db } from '../storage/database.ts';

/** Streets in one answer: about a megabyte. */
const PAGE = 2_000;

/** Streets of the address points that changed after a number, the earliest change first. */
export async function readStreets(db: Db, since: number): Promise<AddressesAnswer> {
  // In one statement, so that head and streets are of one moment.
  const { rows } = await sql<{
    epoch: string;
    head: number;
    streets: (AddressesAnswer['streets'][number] & { changed: number })[] | null;
  }>`
    select feed_head.epoch, address_book.head,
      (select json_agg(page order by page.changed) from (
        select id, direction, street, suffix, changed,
          translate(encode(packed, 'base64'), E'\\n', '') as packed
        from address_streets where changed > ${since} order by changed limit ${PAGE}
      ) as page) as streets
    from feed_head, address_book`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('the database has no head of the feed');
  const { epoch, head } = found;
  const changes = found.streets ?? NONE;
  const whole = changes.length < PAGE;
  return {
    epoch,
    head,
    upTo: whole ? head : (changes.at(-1)?.changed ?? head),
    streets: changes.map(({ id, direction, street, suffix, packed }) => ({
      id,
      direction,
      street,
      suffix,
      packed,
    })),
  };
}

const NONE: readonly never[] = [];
