import { CASES_HEADER } from '../../shared/contract/report.ts';
import { failure, type Failure } from '../../shared/contract/failure.ts';
import { REPORTS } from '../../shared/contract/report-door.ts';
import { create } from '../workspace/create-store.ts';
import { notify } from './notices.ts';

/** A report that is on its way to the disk. */
export interface Download {
  readonly id: string;
  /** "Every ticket as CSV" */
  readonly label: string;
  /** Bytes that have come. */
  readonly bytes: number;
  /** Lines that have come; null where lines say nothing. */
  readonly lines: number | null;
  /** Cases to come; null while nobody knows. */
  readonly cases: number | null;
  cancel(): void;
}

/** Those under way, whichever screen is shown. */
export const downloads = create<readonly Download[]>([]);

const BROKEN: Failure = {
  code: 'internal',
  message: 'The file broke off before it was whole, so nothing was saved. Try again.',
};
const LINE_END = 10;
/** What is shown moves on at most so often, milliseconds. */
const SHOWN_EVERY = 100;

function change(id: string, parts: Partial<Download>): void {
  downloads.set(downloads.get().map((one) => (one.id === id ? { ...one, ...parts } : one)));
}

function save(name: string, parts: readonly BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface DownloadAsk {
  readonly label: string;
  /** "tickets.csv" */
  readonly path: string;
  readonly ask: unknown;
  /** What the file is called on the disk. */
  readonly name: string;
}

async function read(
  id: string,
  { path, ask, name }: DownloadAsk,
  signal: AbortSignal,
): Promise<Failure | null> {
  const response = await fetch(`${REPORTS}${path}?ask=${encodeURIComponent(JSON.stringify(ask))}`, {
    signal,
  });
  if (!response.ok || response.body === null) {
    const said = failure.safeParse(await response.json().catch(() => null));
    return said.success ? said.data : BROKEN;
  }
  const told = Number(response.headers.get(CASES_HEADER));
  const isText = path.endsWith('.csv');
  change(id, { cases: Number.isSafeInteger(told) && told > 0 ? told : null, lines: isText ? 0 : null });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let lines = 0;
  let shownAt = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.byteLength;
    if (isText) for (const byte of value) if (byte === LINE_END) lines += 1;
    if (performance.now() - shownAt > SHOWN_EVERY) {
      shownAt = performance.now();
      change(id, { bytes, ...(isText ? { lines } : {}) });
    }
  }
  save(name, parts, response.headers.get('content-type') ?? '');
  return null;
}

/** Fetches a report and saves it; progress and a way to cancel stand in `downloads` meanwhile. */
export async function download(asked: DownloadAsk): Promise<void> {
  const id = crypto.randomUUID();
  const ending = new AbortController();
  const { label } = asked;
  const cancel = () => ending.abort();
  downloads.set([...downloads.get(), { id, label, bytes: 0, lines: null, cases: null, cancel }]);
  try {
    const wrong = await read(id, asked, ending.signal);
    notify(
      wrong === null
        ? { meaning: 'done', text: `Saved as ${asked.name}.` }
        : { meaning: 'breach', text: wrong.message, keep: true },
    );
  } catch (error) {
    if (ending.signal.aborted) notify({ meaning: 'information', text: 'Cancelled. Nothing was saved.' });
    else if (error instanceof TypeError || error instanceof DOMException)
      notify({ meaning: 'breach', text: BROKEN.message, keep: true });
    else throw error;
  } finally {
    downloads.set(downloads.get().filter((one) => one.id !== id));
  }
}
