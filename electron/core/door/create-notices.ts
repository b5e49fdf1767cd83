import type { ConsoleEvent } from '../../../shared/contract/console-door.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';

/** How long changes are gathered before they are told, in milliseconds: one repaint instead of many. */
const GATHER = 50;
/** A line that says nothing, so that nothing between here and the screen takes the stream for dead. */
const HEARTBEAT = 15_000;
/** More changed cases than this are told as "many". */
const MOST_IDS = 200;

/** The console's event stream: what it tells every open screen. */
export interface Notices {
  publish(event: ConsoleEvent): void;
  /** Gathered for a moment into one `cases-changed`. */
  caseChanged(ids: readonly CaseId[]): void;
  /** A stream of server-sent events that begins with the present state and ends when the request is aborted. */
  open(request: Request): Response;
  close(): void;
}

/** @param hello what a screen is told first, so that it never starts with an old state */
export function createNotices(hello: () => readonly ConsoleEvent[]): Notices {
  const encoder = new TextEncoder();
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const changed = new Set<CaseId>();
  let gathering: NodeJS.Timeout | null = null;

  const line = (event: ConsoleEvent): Uint8Array => encoder.encode(`data: ${JSON.stringify(event)}\n\n`);
  const drop = (stream: ReadableStreamDefaultController<Uint8Array>): void => {
    if (!streams.delete(stream)) return;
    stream.close();
  };
  const toAll = (bytes: Uint8Array): void => {
    for (const stream of streams) stream.enqueue(bytes);
  };
  const beating = setInterval(() => toAll(encoder.encode(': here\n\n')), HEARTBEAT);
  beating.unref();

  const publish = (event: ConsoleEvent): void => toAll(line(event));
  const tellChanged = (): void => {
    gathering = null;
    const ids = [...changed];
    changed.clear();
    publish({ type: 'cases-changed', ids: ids.length > MOST_IDS ? [] : ids });
  };

  return {
    publish,
    caseChanged: (ids) => {
      for (const id of ids) changed.add(id);
      if (changed.size > 0) gathering ??= setTimeout(tellChanged, GATHER);
    },
    open: (request) => {
      let mine: ReadableStreamDefaultController<Uint8Array> | null = null;
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => {
          mine = stream;
          streams.add(stream);
          // The first bytes go at once: some readers wait for them before they report the stream open.
          stream.enqueue(encoder.encode('retry: 1000\n\n'));
          for (const event of hello()) stream.enqueue(line(event));
          request.signal.addEventListener('abort', () => drop(stream), { once: true });
        },
        cancel: () => {
          // The reader is gone: nothing may be written to it any more, and it needs no closing. Naming the request
          // here keeps it alive as long as the stream: a request that is collected never tells of its abort.
          if (mine !== null && !request.signal.aborted) streams.delete(mine);
        },
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      });
    },
    close: () => {
      clearInterval(beating);
      if (gathering !== null) clearTimeout(gathering);
      for (const stream of streams) drop(stream);
    },
  };
}
