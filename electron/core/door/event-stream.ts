import type { ConsoleEvent } from '../../../shared/contract/console-door.ts';
import type { EventHub } from './event-hub.ts';
import { headersOf } from './security-headers.ts';

/** A reader this many messages behind is let go; it comes back and asks for everything anew. */
const MOST_UNREAD = 1_000;

export interface EventStreamInput {
  readonly events: EventHub;
  /** What is told first, so that a listener knows where things stand. */
  readonly first: () => readonly ConsoleEvent[];
  /** Between two signs of life, milliseconds. */
  readonly heartbeat: number;
  /** Aborted when the console closes. */
  readonly closing: AbortSignal;
}

/** Answers GET /events: server-sent events until either side goes. */
export function eventStream(
  request: Request,
  { events, first, heartbeat, closing }: EventStreamInput,
): Response {
  const encoder = new TextEncoder();
  const over = AbortSignal.any([request.signal, closing]);
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          if ((controller.desiredSize ?? 0) < -MOST_UNREAD) end();
          else controller.enqueue(encoder.encode(text));
        };
        const tell = (event: ConsoleEvent) => write(`data: ${JSON.stringify(event)}\n\n`);
        const stopListening = events.listen(tell);
        const beat = setInterval(() => write(': still here\n\n'), heartbeat);
        let ended = false;
        const leave = () => {
          if (ended) return;
          ended = true;
          stopListening();
          clearInterval(beat);
          over.removeEventListener('abort', end);
        };
        const end = () => {
          if (ended) return;
          leave();
          controller.close();
        };
        stop = leave;
        if (over.aborted) return end();
        over.addEventListener('abort', end);
        // Bytes at once: some shells send no headers before them.
        write('event: hello\ndata: {}\n\n');
        for (const event of first()) tell(event);
        return undefined;
      },
      cancel: () => stop(),
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: headersOf({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' }),
  });
}
