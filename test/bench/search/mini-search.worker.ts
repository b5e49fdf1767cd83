import { parentPort } from 'node:worker_threads';
import MiniSearch from 'minisearch';
import { ASKED_FOR } from '../peer-engine.ts';
import type { MiniSearchOrder } from './mini-search.ts';

// MiniSearch in a thread with a heap of its own, as it holds everything in objects.

if (parentPort === null) throw new Error('this runs as a worker');
const port = parentPort;
const index = new MiniSearch<{ readonly id: number; readonly text: string }>({
  fields: ['text'],
  // The words come cut and folded, as for every other engine.
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
});

port.on('message', (order: MiniSearchOrder) => {
  if (order.kind === 'add') {
    index.addAll(order.documents);
    port.postMessage([]);
    return;
  }
  const { words, typing } = order;
  const found = index.search(words.join(' '), {
    combineWith: 'AND',
    prefix: (_term, at, terms) => typing && at === terms.length - 1,
    fuzzy: 0.2,
  });
  port.postMessage(found.slice(0, ASKED_FOR).map(({ id }): number => Number(id)));
});
