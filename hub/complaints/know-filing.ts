import { sql } from 'kysely';
import type { Actor } from '../../shared/domain/actor.ts';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import type { FileComplaint } from '../../shared/domain/complaint/complaint-command.ts';
import type { KnownOfFiling } from '../../shared/domain/complaint/decide-complaint.ts';
import type { CallerId, CaseId } from '../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import type { Tx } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';

/**
 * Complaints that one repeats: by the same caller, on the same case, or of the same service at the same place. One that
 * is not confidential counts none that is: its tier must not tell of them.
 */
async function countRepeats(
  tx: Tx,
  { about, cases, complaintId }: FileComplaint,
  callerId: CallerId | null,
  since: Instant,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from complaints c
    where c.received_at >= ${since} and c.id <> ${complaintId}
      and (${about === 'person'}::boolean or not c.confidential)
      and (
        c.caller_id = ${callerId}::uuid
        or exists (
          select from complaint_cases l
          join cases own on own.id = l.case_id
          join cases named on named.id = any(${cases}::uuid[])
          where l.complaint_id = c.id and (
            own.id = named.id
            or (own.service = named.service
              and own.facts #>> '{place,address}' = named.facts #>> '{place,address}'
              and own.facts #>> '{place,address}' <> '')
          )
        )
      )`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** How often a case was closed so far, here or by another system whose closing we know. */
async function countClosings(tx: Tx, id: CaseId, facts: CaseFacts | undefined): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from events where case_id = ${id} and event ->> 'type' = 'closed'`.execute(
    tx,
  );
  const n = rows[0]?.n ?? 0;
  // A closing that was imported has no event of its own.
  return n === 0 && (facts?.closedAt ?? null) !== null ? 1 : n;
}

/** What only the hub can tell of a complaint about to be filed. The disputed case is locked already. */
export async function knowFiling(
  tx: Tx,
  { city }: Pick<HubCore, 'city'>,
  actor: Actor,
  command: FileComplaint,
  callerId: CallerId | null,
  now: Instant,
): Promise<KnownOfFiling> {
  const { cases: ids, disputes } = command;
  const found =
    ids.length === 0 ? [] : await tx.selectFrom('cases').select('facts').where('id', 'in', ids).execute();
  const cases = new Map(
    found.flatMap(({ facts }): [CaseId, CaseFacts][] => {
      const parsed = caseFacts.parse(facts);
      const handOff = city.service(parsed.service)?.handOff === true;
      return mayNot(actor, 'see-case', parsed, handOff) === null ? [[parsed.id, parsed]] : [];
    }),
  );
  const days = city.pack.complaints?.repeats.days ?? 0;
  return {
    cases,
    closings: disputes === null ? 0 : await countClosings(tx, disputes.caseId, cases.get(disputes.caseId)),
    repeats: await countRepeats(tx, command, callerId, now - days * DAY),
  };
}
