import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CONSOLE_DOOR, type DoorName } from '../../../shared/contract/console-door.ts';
import { fail, failure, succeed } from '../../../shared/contract/failure.ts';
import { caseId } from '../../../shared/domain/ids.ts';
import { createDoor, type DoorHandlers } from './create-door.ts';
import { createNotices } from './create-notices.ts';

const ONE = caseId.parse('00000000-0000-4000-8000-000000000001');
const TWO = caseId.parse('00000000-0000-4000-8000-000000000002');

/** Handlers that refuse everything, with some replaced. */
function handlers(given: Partial<DoorHandlers>): DoorHandlers {
  const refuse = () => Promise.resolve(fail('signed-out', 'Sign in first.'));
  const all = Object.fromEntries(Object.keys(CONSOLE_DOOR).map((name) => [name, refuse])) as Record<DoorName, typeof refuse>;
  return { ...all, ...given };
}

function doorWith(given: Partial<DoorHandlers>) {
  const notices = createNotices(() => [{ type: 'session', session: { name: 'no-hub' } }]);
  const lines: string[] = [];
  const body = new TextEncoder().encode('<!doctype html>');
  const door = createDoor({
    handlers: handlers(given),
    notices,
    asset: (path) => Promise.resolve(path === 'index.html' ? { body, contentType: 'text/html' } : null),
    log: (line) => lines.push(line),
  });
  const post = (name: string, input: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    door(new Request(`http://desk/rpc/${name}`, { method: 'POST', headers: { 'content-type': type }, body: input }));
  return { door, post, notices, lines };
}

const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  failure.parse(await response.json()).code,
];

describe('the door', () => {
  it('checks the input, asks the handler and checks the output', async () => {
    const { post } = doorWith({ 'workspace.put': () => Promise.resolve(succeed({})) });
    const good = await post('workspace.put', '{"json":"{}"}');
    expect([good.status, await good.json()]).toEqual([200, {}]);
  });

  it('answers every bad question with a failure and a sentence', async () => {
    const { post, door } = doorWith({});
    expect(await codeOf(await post('no.such', '{}'))).toEqual([404, 'not-found']);
    expect(await codeOf(await door(new Request('http://desk/rpc/search')))).toEqual([404, 'not-found']);
    expect(await codeOf(await post('toString', '{}'))).toEqual([404, 'not-found']);
    expect(await codeOf(await post('search', '{'))).toEqual([400, 'invalid-input']);
    expect(await codeOf(await post('search', new Uint8Array([0xff, 0xfe, 0x22])))).toEqual([400, 'invalid-input']);
    expect(await codeOf(await post('search', '{}', 'text/plain'))).toEqual([400, 'invalid-input']);
    expect(await codeOf(await post('workspace.put', ' '.repeat(2 * 1024 * 1024 + 1)))).toEqual([413, 'too-large']);
    expect(await codeOf(await post('session.get', '{}'))).toEqual([401, 'signed-out']);
    const missing = await post('search', '{"limit":5}');
    expect(failure.parse(await missing.json()).message).toMatch(/^text: .*Nothing was changed\.$/);
  });

  it('turns a bug into one sentence for the person and the whole story for the log', async () => {
    const { post, lines } = doorWith({
      'workspace.get': () => Promise.reject(new Error('the worker fell over')),
    });
    expect(await codeOf(await post('workspace.get', '{}'))).toEqual([500, 'internal']);
    expect(lines.join()).toContain('the worker fell over');
  });

  it("serves the screen under a policy that forbids eval and everything from elsewhere", async () => {
    const { door } = doorWith({});
    const page = await door(new Request('http://desk/'));
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect((await door(new Request('http://desk/nothing.js'))).status).toBe(404);
    expect((await door(new Request('http://desk/', { method: 'PUT' }))).status).toBe(405);
  });
});

describe('the event stream', () => {
  it('begins with how things stand, gathers changes, and ends with its reader', async () => {
    const { door, notices } = doorWith({});
    const leave = new AbortController();
    const response = await door(new Request('http://desk/events', { signal: leave.signal }));
    notices.caseChanged([ONE]);
    notices.caseChanged([TWO, ONE]);
    notices.publish({ type: 'catalogue-changed' });
    await wait(120);
    leave.abort();
    notices.publish({ type: 'catalogue-changed' });
    expect(await response.text()).toBe(
      [
        'retry: 1000',
        'data: {"type":"session","session":{"name":"no-hub"}}',
        'data: {"type":"catalogue-changed"}',
        `data: {"type":"cases-changed","ids":["${ONE}","${TWO}"]}`,
        '',
      ].join('\n\n'),
    );
    notices.close();
  });
});
