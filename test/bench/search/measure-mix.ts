import { setImmediate } from 'node:timers/promises';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import { indexOfCase } from '../city-year/case-numbers.ts';
import type { SearchQuery } from './search-query.ts';
import { ASKED_FOR } from '../peer-engine.ts';
import type { DeskReader } from './desk-reader.ts';
import type { Judge, Ruling } from './judge.ts';
import { judgeWords } from './judge-words.ts';

/** What came of one query. */
export interface JudgedQuery {
  readonly query: SearchQuery;
  /** Time in the search itself, milliseconds. */
  readonly took: number;
  /** A right case, caller, address or service was among the first twenty. */
  readonly found: boolean;
  /** Share of the ideal first ten cases among the first twenty; null when no case satisfies the query. */
  readonly agreement: number | null;
}

const IDEAL = 10;

const addressOf = (address: string): string =>
  judgeWords(address)
    .filter((word) => !/^\d{5}$/.test(word))
    .join(' ');

/** Whether a hit is what was looked for, or as good. */
function isRight(hit: SearchHit, { subject }: SearchQuery, ruling: Ruling): boolean {
  switch (hit.kind) {
    case 'case':
      return ruling.verdict(indexOfCase(hit.row.id)) !== null;
    case 'caller':
      return subject.callers.includes(hit.card.id);
    case 'address':
      return addressOf(hit.address) === addressOf(subject.address);
    case 'service':
      return hit.service === subject.service;
    case 'district':
    case 'contact-point':
    case 'article':
      return false;
  }
}

function agreementOf(hits: readonly SearchHit[], ideal: readonly number[]): number | null {
  if (ideal.length === 0) return null;
  const shown = new Set(hits.flatMap((hit) => (hit.kind === 'case' ? [indexOfCase(hit.row.id)] : [])));
  return ideal.filter((index) => shown.has(index)).length / ideal.length;
}

/** Asks a desk a mix of queries, one after the other, and judges every answer. */
export async function measureMix(
  reader: DeskReader,
  judge: Judge,
  { warm, mix }: { readonly warm: readonly SearchQuery[]; readonly mix: readonly SearchQuery[] },
): Promise<JudgedQuery[]> {
  for (const { text } of warm) await reader.search(text);
  const bar = showProgress('Search       ');
  const answers: {
    readonly query: SearchQuery;
    readonly took: number;
    readonly hits: readonly SearchHit[];
  }[] = [];
  for (const query of mix) {
    const { hits, tookMs } = await reader.search(query.text);
    answers.push({ query, took: tookMs, hits: hits.slice(0, ASKED_FOR) });
    bar.update(answers.length, mix.length, () => `${answers.length} of ${mix.length} queries`);
  }
  bar.stop();
  const judging = showProgress('Judging      ');
  const asked: JudgedQuery[] = [];
  for (const { query, took, hits } of answers) {
    const ruling = judge.of(query.asked);
    const found = hits.some((hit) => isRight(hit, query, ruling));
    asked.push({ query, took, found, agreement: agreementOf(hits, ruling.ideal(IDEAL)) });
    judging.update(asked.length, mix.length, () => `${asked.length} of ${mix.length} answers`);
    if (asked.length % 20 === 0) await setImmediate();
  }
  judging.stop();
  return asked;
}
