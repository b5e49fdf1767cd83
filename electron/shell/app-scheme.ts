import type { CustomScheme } from 'electron';
import type { ShellElectron } from './shell-electron.ts';

const APP_SCHEME = 'desk311-app';
/** The one origin of the renderer. */
export const APP_ORIGIN = `${APP_SCHEME}://console`;

/** Told to Electron before it is ready: the scheme behaves like https, and its answers stream. */
export const APP_PRIVILEGES: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** Whether an address is the console's own. */
export function isOwnAddress(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`) || url === APP_ORIGIN;
}

/** Serves the scheme from the console: its requests are the renderer's questions, its answers may stream. */
export function serveAppScheme(
  protocol: ShellElectron['protocol'],
  fetch: (request: Request) => Promise<Response>,
  log: (line: string) => void,
): void {
  /** A request's signal follows ours only as long as the request itself is held: Node refers to it weakly. */
  const inWork = new Set<Request>();

  protocol.handle(APP_SCHEME, async (request) => {
    if (!mayAsk(request)) return new Response('Not here.', { status: 403 });
    const gone = new AbortController();
    const asked = new Request(request, { signal: gone.signal });
    inWork.add(asked);
    try {
      return untilLeft(await fetch(asked), (left) => {
        inWork.delete(asked);
        if (left) gone.abort();
      });
    } catch (error) {
      inWork.delete(asked);
      log(`console: ${request.method} failed: ${error instanceof Error ? error.stack : String(error)}`);
      return Response.json(
        {
          code: 'internal',
          message: 'Something went wrong in the console. What was saved is safe; reload to go on.',
        },
        { status: 500 },
      );
    }
  });
}

/**
 * Only the console's own pages, and the browser itself when it opens the first one. Electron says who asked; an opaque
 * origin (a frame in a sandbox, a data: page) comes as null and is nobody of ours.
 */
function mayAsk(request: Request): boolean {
  const initiator: unknown = 'initiatorOrigin' in request ? request.initiatorOrigin : undefined;
  const origin = request.headers.get('origin');
  return (
    isOwnAddress(request.url) &&
    (initiator === undefined || initiator === APP_ORIGIN) &&
    (origin === null || origin === APP_ORIGIN)
  );
}

/**
 * The response, whose end is told. Electron cancels the body when the page goes away but leaves the request's signal
 * alone, and an event stream would go on for ever.
 */
function untilLeft(response: Response, ended: (left: boolean) => void): Response {
  if (response.body === null) {
    ended(false);
    return response;
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const step: { readonly done: boolean; readonly value?: Uint8Array } = await reader.read();
      if (step.value !== undefined) controller.enqueue(step.value);
      if (!step.done) return;
      controller.close();
      ended(false);
    },
    async cancel(reason) {
      ended(true);
      await reader.cancel(reason);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
