import type { CaseId } from '../../../shared/domain/ids.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import type { DeskReader } from './desk-reader.ts';
import type { SearchQuery } from './search-query.ts';

/** So many cases, each found by another query. */
const OPENED = 200;
/** So far from one to the next of them, so that hardly any query is asked with the case that it finds. */
const STEP = 7;

export interface OpeningMeasured {
  /** From asking for a found case to all that its page shows, milliseconds. */
  readonly opened: readonly number[];
  /** Search with one of those cases on screen, each query with another, milliseconds. */
  readonly near: readonly number[];
}

/** Opens what was found, as the preview and the page of a case do, with all that lies near; then searches from there. */
export async function measureOpening(
  reader: DeskReader,
  mix: readonly SearchQuery[],
): Promise<OpeningMeasured> {
  const bar = showProgress('Opening      ');
  const opened = new Set<CaseId>();
  const took: number[] = [];
  for (const { text } of mix) {
    if (took.length >= OPENED) break;
    const { hits } = await reader.search(text);
    const first = hits.find((hit) => hit.kind === 'case' && !opened.has(hit.row.id));
    if (first?.kind !== 'case') continue;
    opened.add(first.row.id);
    const started = performance.now();
    await reader.open(first.row.id);
    took.push(performance.now() - started);
    bar.update(took.length, OPENED, () => `${took.length} cases`);
  }
  bar.stop();
  const onScreen = [...opened];
  const near: number[] = [];
  for (const [at, { text }] of mix.entries()) {
    const id = onScreen[(at * STEP) % onScreen.length];
    near.push((await reader.search(text, id)).tookMs);
  }
  return { opened: took, near };
}
