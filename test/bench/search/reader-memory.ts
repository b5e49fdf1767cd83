import { readFileSync } from 'node:fs';
import { startReaders } from '../../../electron/core/desk/readers.ts';
import { memoryOf } from '../machine.ts';

/** What this program is told, as JSON in the file that its one argument names. */
export interface MemoryOrder {
  readonly folder: string;
  /** Hex. */
  readonly key: string;
  readonly now: number;
  readonly texts: readonly string[];
}

// A program of its own: opens the readers on a desk's stores, asks a mix of queries and what a queue shows and says how much memory the process
// held at most, in MB.

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('which file holds the queries?');
const order = JSON.parse(readFileSync(file, 'utf8')) as MemoryOrder;
const reader = startReaders((error) => {
  throw error;
});
await reader.ask('open', { folder: order.folder, key: new Uint8Array(Buffer.from(order.key, 'hex')) });
for (const text of order.texts) await reader.ask('search', { now: order.now, text, limit: 20, near: null });
await reader.ask('counts', { now: order.now });
console.log(JSON.stringify({ megabytes: await memoryOf(process.pid) }));
await reader.stop();
