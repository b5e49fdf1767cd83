import { sql } from 'kysely';
import { saidText } from '../../shared/domain/answers.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Tx } from '../storage/database.ts';
import { cardOf, type CardRow } from '../write/caller-card.ts';
import type { CaseSources } from './case-words.ts';

/** Callers and texts of some cases, in the order of the cases. */
export async function readSources(
  tx: Tx,
  cases: readonly CaseFacts[],
  seesCallers: boolean,
): Promise<CaseSources[]> {
  if (cases.length === 0) return [];
  const people = seesCallers ? [...new Set(cases.flatMap(({ callerIds }) => callerIds))] : [];
  const { rows: cards } = await sql<CardRow>`
    select id, name, language, phone_last4 as "phoneLast4", phone_keys as "phoneKeys", email_masked as "emailMasked", contacts
    from callers where id = any(${people}::uuid[])`.execute(tx);
  const { rows: texts } = await sql<{ case_id: CaseId; body: string }>`
    select case_id, body from texts
    where case_id = any(${cases.map(({ id }) => id)}::uuid[]) and body is not null
    order by case_id, version`.execute(tx);
  const cardsById = new Map(cards.map((row) => [row.id, cardOf(row)]));
  const textsOf = Map.groupBy(texts, (row) => row.case_id);
  return cases.map((facts) => ({
    facts,
    callers: facts.callerIds.flatMap((id) => cardsById.get(id) ?? []),
    texts: textsOf.get(facts.id)?.map(({ body }) => saidText(body)) ?? [],
  }));
}
