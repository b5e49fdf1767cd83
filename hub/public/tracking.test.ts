import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  callerId as callerIdSchema,
  promiseId,
  type CallerId,
  type CaseId,
} from '../../shared/domain/ids.ts';
import { makeTrackingLinks } from '../write/tracking-links.ts';
import {
  closeCommand,
  ids,
  noteCommand,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';

let the: TestHub;
let agent: TestDesk;
let boss: TestDesk;

beforeAll(async () => {
  the = await testHub({ publicUrl: 'own' });
  agent = await the.desk('agent');
  boss = await the.desk('supervisor');
});

interface Asked {
  readonly caseId: CaseId;
  readonly callerId: CallerId;
  readonly url: string;
}

const NAME = 'Zoraida Quetzalcoatl';
const PHONE = '213-555-0177';
const MAIL = 'zoraida@example.org';

/** A case of a caller with a name, and that caller's link. */
async function ask(rest: Parameters<typeof openCommand>[0] = {}, language = 'en'): Promise<Asked> {
  const callerId = callerIdSchema.parse(randomUUID());
  const command = openCommand({
    caller: { kind: 'new', id: callerId, name: NAME, phone: PHONE, email: MAIL, language },
    ...rest,
  });
  expect((await agent.send(command)).status).toBe('accepted');
  const [url] = await makeTrackingLinks(the.hub.db, the.hub.core, [{ caseId: command.caseId, callerId }]);
  if (url == null) throw new Error('there is no link');
  return { caseId: command.caseId, callerId, url };
}

interface Page {
  readonly status: number;
  readonly text: string;
  readonly url: string;
  readonly headers: Headers;
}

async function get(url: string, headers: Record<string, string> = {}): Promise<Page> {
  const response = await fetch(url, { headers });
  return {
    status: response.status,
    text: await response.text(),
    url: response.url,
    headers: response.headers,
  };
}

/** Sends a form of a page as a browser does, with what stands hidden in it. */
async function post(page: Page, deed: string, said: Record<string, string>): Promise<Page> {
  const at = page.text.indexOf(`/${deed}?`);
  const form = page.text.slice(at, page.text.indexOf('</form>', at));
  const hidden = [...form.matchAll(/type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );
  const body = new URLSearchParams([...hidden, ...Object.entries(said)] as string[][]);
  const target = `${page.url.replace(/\?.*/, '')}/${deed}`;
  const response = await fetch(target, { method: 'POST', body });
  return {
    status: response.status,
    text: await response.text(),
    url: response.url,
    headers: response.headers,
  };
}

const noticeOf = ({ url }: Page) => new URL(url).searchParams.get('told');

async function factsOf(caseId: CaseId) {
  const row = await the.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  return row.facts;
}

describe('a resident’s page', () => {
  test('shows how the case stands', async () => {
    const { url } = await ask();
    const page = await get(url);
    expect(page.status).toBe(200);
    expect(page.text).toContain('We have your request');
    expect(page.text).toContain('200 block of Spring St');
  });

  test('"It is not done" opens the case again, once', async () => {
    const { url, caseId } = await ask();
    await boss.send(closeCommand(caseId));
    const page = await get(url);
    expect(page.text).toContain('The work is done');
    const after = await post(page, 'not-done', { words: 'The hole is still there.' });
    expect([after.status, noticeOf(after)]).toEqual([200, 'reopened']);
    expect(after.text).toContain('Your request is open again');
    expect((await factsOf(caseId)).state).toBe('reopened');
  });
});
