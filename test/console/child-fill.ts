import { applyPage, beginFill } from '../../electron/core/store/apply-page.ts';
import { readCacheMeta } from '../../electron/core/store/cache-meta.ts';
import { openCache } from '../../electron/core/store/open-stores.ts';
import { samplePages } from '../sample-feed.ts';
import { FILL_KEY, FILL_SAMPLE } from './fill-sample.ts';

// Fills a cache from its cursor on and tells it after each page, until it is killed.
const [folder = ''] = process.argv.slice(2);
const { db } = openCache(folder, FILL_KEY);
const cursor = readCacheMeta(db)?.cursor ?? 0;
beginFill(db);
for (const page of samplePages(FILL_SAMPLE)) {
  if (page.coversUpTo <= cursor) continue;
  const { meta } = applyPage(db, page);
  process.stdout.write(`${meta.cursor}\n`);
}
// The last page shall not be the end of the process: it is to be killed.
setInterval(() => undefined, 1_000);
