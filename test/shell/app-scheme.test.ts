import { beforeEach, describe, expect, it } from 'vitest';
import { serveAppScheme } from '../../electron/shell/app-scheme.ts';
import { createElectronDouble, type ElectronDouble } from './electron-double.ts';

let electron: ElectronDouble;
let log: string[];
let asked: Request[];
let answer: (request: Request) => Promise<Response>;

beforeEach(() => {
  electron = createElectronDouble({ userData: '/nowhere' });
  electron.app.becomeReady();
  log = [];
  asked = [];
  answer = (request) => Promise.resolve(Response.json({ path: new URL(request.url).pathname }));
  serveAppScheme(
    electron.protocol,
    (request) => {
      asked.push(request);
      return answer(request);
    },
    (line) => void log.push(line),
  );
});

describe('serveAppScheme', () => {
  it('hands over the page’s questions whole', async () => {
    const response = await electron.page('/rpc/session.get', { method: 'POST', body: '{}' });
    expect([response.status, await response.json()]).toEqual([200, { path: '/rpc/session.get' }]);
    expect(await asked[0]?.text()).toBe('{}');
  });

  it.each([
    ['https://evil.example', {}],
    ['null', {}],
    [null, {}],
    ['desk311-app://other', {}],
    ['desk311-app://console', { origin: 'https://evil.example' }],
  ])('answers nobody else: %s %j', async (initiator, headers) => {
    const response = await electron.page('/rpc/session.get', {
      method: 'POST',
      body: '{}',
      initiator,
      headers,
    });
    expect(response.status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('answers one host only', async () => {
    expect((await electron.page('.evil.example/')).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('tells the console when the page leaves an event stream, which Electron does not', async () => {
    let cancelled = false;
    const events = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from('data: 1\n\n')),
      cancel: () => void (cancelled = true),
    });
    answer = () =>
      Promise.resolve(new Response(events, { headers: { 'content-type': 'text/event-stream' } }));
    const response = await electron.page('/events');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n');
    expect(asked[0]?.signal.aborted).toBe(false);
    await reader?.cancel();
    expect([asked[0]?.signal.aborted, cancelled]).toEqual([true, true]);
  });

  it('says that something went wrong, and logs it', async () => {
    answer = () => Promise.reject(new Error('a fault'));
    const response = await electron.page('/rpc/session.get', { method: 'POST', body: '{}' });
    expect([response.status, await response.json()]).toEqual([
      500,
      {
        code: 'internal',
        message: 'Something went wrong in the console. What was saved is safe; reload to go on.',
      },
    ]);
    expect(log).toEqual([expect.stringContaining('console: POST failed: Error: a fault')]);
  });
});
