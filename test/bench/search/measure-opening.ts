import type { CaseId } from '../../../shared/domain/ids.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import type { DeskReader } from './desk-reader.ts';
import type { SearchQuery } from './search-query.ts';

/** So many cases, each found by another query. */
const OPENED = 200;

/** Opens what was found, as the preview and the page of a case do, with all that lies near; milliseconds each. */
export async function measureOpening(reader: DeskReader, mix: readonly SearchQuery[]): Promise<number[]> {
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
  return took;
}
