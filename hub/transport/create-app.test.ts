import { beforeAll, describe, expect, test } from 'vitest';
import { feedPage, health, PROTOCOL, PROTOCOL_HEADER } from '../../shared/contract/hub-protocol.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import {
  ask,
  ids,
  noteCommand,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';

let the: TestHub;
let agent: TestDesk;

beforeAll(async () => {
  the = await testHub();
  agent = await the.desk('agent');
});

test('anybody can ask how the hub is', async () => {
  const { status, body } = await ask(`${the.url}/health`, {
    method: 'GET',
    headers: { 'x-desk311-protocol': '999' },
  });
  expect({ status, body: health.parse(body) }).toEqual({
    status: 200,
    body: {
      product: 'desk311-hub',
      protocol: PROTOCOL,
      city: 'small-city',
      cityName: 'Small City',
      status: 'ready',
      now: expect.any(Number),
    },
  });
});

test.each(['999', '', 'nonsense'])(
  'a console of the protocol "%s" is told so before anything else',
  async (protocol) => {
    const answer = await ask(`${the.url}/api/sign-in`, {
      body: { login: 'x' },
      headers: { 'x-desk311-protocol': protocol },
    });
    expect(answer).toEqual({
      status: 409,
      body: {
        code: 'protocol-mismatch',
        message: `This hub speaks protocol ${PROTOCOL} and the console another. Update the console; unsent work is kept.`,
      },
    });
  },
);

describe('who is not signed in gets nothing', () => {
  const doors: [method: string, path: string, body?: unknown][] = [
    ['GET', '/api/feed?since=0'],
    ['GET', '/api/catalogue'],
    ['GET', '/api/directory'],
    ['POST', '/api/query/directory-history', { before: null, limit: 1 }],
    ['POST', '/api/query/publish-directory', {}],
    ['POST', '/api/sign-out', {}],
    ['POST', '/api/commands', { consoleId: ids.console(), envelopes: [] }],
    ['POST', '/api/query/get-case', { caseId: null, number: '1' }],
    ['POST', '/api/query/reveal-contact', {}],
    ['POST', '/api/query/search-cases', {}],
    ['POST', '/api/query/list-colleagues', { department: 'BSS' }],
    ['POST', '/api/query/sync-mentions', { seen: [], unseen: [] }],
    ['POST', '/api/query/count-states', {}],
  ];
  test.each(doors)('%s %s', async (method, path, body) => {
    for (const token of [undefined, 'short', 'x'.repeat(43)]) {
      expect(await ask(`${the.url}${path}`, { method, token, body })).toMatchObject({
        status: 401,
        body: { code: 'signed-out' },
      });
    }
  });
});

describe('what the hub does not understand', () => {
  const invalid = (message: unknown) => ({ status: 400, body: { code: 'invalid-input', message } });

  test('is named by its place, without repeating what was sent', async () => {
    const note = noteCommand(ids.case(), 'secret words');
    const envelope = {
      commandId: ids.command(),
      seq: 1,
      command: { ...note, visibility: 'secret' },
      seen: null,
    };
    const answer = await agent.post('/api/commands', { consoleId: ids.console(), envelopes: [envelope] });
    expect(answer).toEqual(invalid(expect.stringContaining('envelopes.0.command.visibility')));
    expect(JSON.stringify(answer)).not.toContain('secret words');
  });

  test('is refused when it is no JSON, no list of commands, or too many', async () => {
    const raw = await fetch(`${the.url}/api/commands`, {
      method: 'POST',
      headers: {
        [PROTOCOL_HEADER]: String(PROTOCOL),
        'content-type': 'application/json',
        authorization: `Bearer ${agent.signedIn.token}`,
      },
      body: '{"envelopes": [',
    });
    expect(raw.status).toBe(400);
    expect(await raw.json()).toMatchObject({ code: 'invalid-input' });
    const envelopes = Array.from({ length: 101 }, (_, n) => ({
      commandId: ids.command(),
      seq: n + 1,
      command: openCommand(),
      seen: null,
    }));
    expect(await agent.post('/api/commands', { consoleId: ids.console(), envelopes })).toMatchObject({
      status: 400,
    });
    expect(await agent.post('/api/commands', { consoleId: ids.console(), envelopes: [] })).toMatchObject({
      status: 400,
    });
  });

  test.each(['since=-1', 'since=x', 'limit=10', 'since=0&limit=2001', 'since=0&limit=0', 'since=0&count=2'])(
    'is refused in the feed: %s',
    async (query) => {
      expect(await agent.get(`/api/feed?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-input' },
      });
    },
  );

  test('is not found elsewhere', async () => {
    const notFound = {
      status: 404,
      body: { code: 'not-found', message: 'The hub has nothing at this address.' },
    };
    expect(await agent.get('/api/nothing')).toEqual(notFound);
    expect(await agent.post('/api/query/drop-tables', {})).toEqual(notFound);
    expect(await agent.get('/')).toEqual(notFound);
  });
});

test('a body that is too large is refused', async () => {
  const reason = 'x'.repeat(100_000);
  expect(await agent.post('/api/query/reveal-contact', { reason })).toMatchObject({
    status: 413,
    body: { code: 'too-large' },
  });
  expect(await agent.post('/api/commands', { x: 'x'.repeat(9 * 1024 * 1024) })).toMatchObject({
    status: 413,
  });
});

test('many commands in one request are decided in their order, each on its own', async () => {
  const open = openCommand();
  const commands = [
    noteCommand(open.caseId, 'Too early'),
    open,
    noteCommand(open.caseId, 'In time'),
    open,
    ...Array.from({ length: 20 }, (_, n) => noteCommand(open.caseId, `note ${n}`)),
  ];
  const envelopes = commands.map((command, n) => ({
    commandId: ids.command(),
    seq: n + 1,
    command,
    seen: null,
  }));
  const { body } = await agent.post('/api/commands', { consoleId: ids.console(), envelopes });
  const { results } = body as {
    results: { status: string; commandId: string; refusal?: { code: string } }[];
  };
  expect(results.map(({ status, refusal }) => refusal?.code ?? status)).toEqual([
    'not-found',
    'accepted',
    'accepted',
    'already-exists',
    ...Array.from({ length: 20 }, () => 'accepted'),
  ]);
  expect(results.map(({ commandId }) => commandId)).toEqual(envelopes.map(({ commandId }) => commandId));
});

test('the catalogue is the whole city pack', async () => {
  expect(await agent.get('/api/catalogue')).toEqual({ status: 200, body: { pack: SMALL_PACK } });
});

test('a large answer is packed for a desk on the network, and not on this machine', async () => {
  const proxied = await testHub({ databaseUrl: the.databaseUrl, trustProxy: 'loopback' });
  const ask = (from: string, accept: string) =>
    fetch(`${proxied.url}/api/feed?since=0&limit=2000`, {
      headers: {
        [PROTOCOL_HEADER]: String(PROTOCOL),
        'x-forwarded-for': from,
        'accept-encoding': accept,
        authorization: `Bearer ${agent.signedIn.token}`,
      },
    });
  for (let n = 0; n < 20; n += 1) await agent.send(openCommand());
  const answers = await Promise.all([
    ask('10.1.2.3', 'gzip, deflate'),
    ask('10.1.2.3', 'identity'),
    ask('127.0.0.1', 'gzip'),
  ]);
  expect(answers.map((answer) => answer.headers.get('content-encoding'))).toEqual(['gzip', null, null]);
  const [packed, plain] = await Promise.all(
    answers.map(async (answer) => feedPage.parse(await answer.json())),
  );
  expect(packed?.items).toEqual(plain?.items);
});

test('a bug is logged, without personal data, and tells nothing', async () => {
  // A case of a service that is not in the pack any more.
  const open = openCommand({ description: { id: ids.text(), body: 'zebrafinch' } });
  await agent.send(open);
  const { facts } = await the.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', open.caseId)
    .executeTakeFirstOrThrow();
  await the.hub.db
    .updateTable('cases')
    .set({ facts: { ...facts, service: 'abolished' } })
    .where('id', '=', open.caseId)
    .execute();
  const envelope = {
    commandId: ids.command(),
    seq: 1,
    command: noteCommand(open.caseId, 'zebrafinch'),
    seen: null,
  };
  const answer = await agent.post('/api/commands', { consoleId: ids.console(), envelopes: [envelope] });
  expect(answer).toEqual({
    status: 500,
    body: {
      code: 'internal',
      message: 'The hub met an error of its own. Nothing was changed by this request; try again.',
    },
  });
  expect(the.log()).toContain('which the pack lacks');
  expect(the.log()).not.toContain('zebrafinch');
});
