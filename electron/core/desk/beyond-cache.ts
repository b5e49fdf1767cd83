import type { HubSearchAnswer, MatchReason } from '../../../shared/contract/search-view.ts';
import type { SearchAsk } from '../../../shared/contract/hub-protocol.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { hubQuestion } from '../search/hub-question.ts';
import { readQuery } from '../search/read-query.ts';
import { statement } from '../store/open-encrypted.ts';
import { caseRowOf } from './case-row.ts';
import type { DeskView } from './desk-view.ts';

/** What to ask the hub beside this desk for what was typed; null for nothing. */
export function questionForHub(view: DeskView, text: string, limit: number): SearchAsk | null {
  const { known, meta, now, phoneKey } = view;
  const { city, lexicon } = known;
  const query = readQuery(text, { lexicon, now, timeZone: city.timeZone });
  const held = meta === null ? null : { epoch: meta.epoch, feedNo: meta.cursor };
  return hubQuestion(query, { lexicon, phoneKey, held, limit });
}

/** Of what the hub found, the cases that this desk knows nothing of. */
export function beyondCache(
  { cache, overlay }: DeskView,
  hits: readonly { facts: CaseFacts; because: MatchReason[] }[],
): HubSearchAnswer['hits'] {
  const held = statement<[string], { row: number }>(cache, 'SELECT row FROM cases WHERE id = ?');
  const unknown = hits.filter(({ facts: { id } }) => !overlay.cases.has(id) && held.get(id) === undefined);
  return unknown.map(({ facts, because }) => ({ row: caseRowOf(facts, false), because }));
}
