import { randomUUID } from 'node:crypto';
import { atEndOfFile } from './clean-up.ts';
import { createHub, type Hub, type HubOptions } from '../hub/create-hub.ts';
import { createLog } from '../hub/hub-log.ts';
import { createAccount } from '../hub/write/accounts.ts';
import { keptPassword } from '../hub/write/password.ts';
import type { Account } from '../shared/contract/account.ts';
import {
  commandsAnswer,
  feedPage,
  PROTOCOL,
  PROTOCOL_HEADER,
  signInAnswer,
  type CommandEnvelope,
  type CommandResult,
  type FeedPage,
  type SignInAnswer,
} from '../shared/contract/hub-protocol.ts';
import type { Role } from '../shared/domain/actor.ts';
import type { CaseCommand, CommandOf, SeenFacts } from '../shared/domain/case-command.ts';
import type { ContactCommand } from '../shared/domain/contact-command.ts';
import {
  accountId,
  callerId,
  caseId,
  commandId,
  consoleId,
  contactId,
  textId,
  type CaseId,
} from '../shared/domain/ids.ts';
import { NO_PLACE } from '../shared/domain/place.ts';
import { testDatabase } from './postgres.ts';
import { SMALL_PACK } from './small-city.ts';

/** A hash that takes no time, for accounts of tests. */
export const QUICK_COST = { memory: 8, passes: 1, parallelism: 1 };
export const PASSWORD = 'correct horse';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What comes of a command for a case. */
type CaseResult = Exclude<CommandResult, { status: 'recorded' }>;

/** Somebody signed in at a desk of their own. */
export interface TestDesk {
  readonly account: Account;
  readonly signedIn: SignInAnswer;
  post(path: string, body: unknown): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Sends one command for a case in an envelope of its own. */
  send(command: CaseCommand, seen?: SeenFacts | null): Promise<CaseResult>;
  sendEnvelope(envelope: CommandEnvelope): Promise<CommandResult>;
  feed(since: number, limit?: number): Promise<FeedPage>;
}

export interface TestHub {
  readonly hub: Hub;
  readonly url: string;
  readonly databaseUrl: string;
  /** What the hub wrote to its log. */
  readonly log: () => string;
  /** Makes an account and signs it in. */
  desk(role: Role, department?: string | null, unit?: string | null): Promise<TestDesk>;
}

export const ids = {
  account: () => accountId.parse(randomUUID()),
  caller: () => callerId.parse(randomUUID()),
  case: () => caseId.parse(randomUUID()),
  contact: () => contactId.parse(randomUUID()),
  command: () => commandId.parse(randomUUID()),
  console: () => consoleId.parse(randomUUID()),
  text: () => textId.parse(randomUUID()),
};

/** A request as a console makes it. */
export async function ask(
  url: string,
  {
    method = 'POST',
    token,
    body,
    headers,
  }: { method?: string; token?: string; body?: unknown; headers?: Record<string, string> },
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      [PROTOCOL_HEADER]: String(PROTOCOL),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** Signs somebody in whose account is there already. */
export async function signInDesk(url: string, account: Account, password = PASSWORD): Promise<TestDesk> {
  const ownConsole = ids.console();
  const answer = await ask(`${url}/api/sign-in`, {
    body: { login: account.login, password, consoleId: ownConsole },
  });
  if (answer.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(answer)}`);
  const signedIn = signInAnswer.parse(answer.body);
  const { token } = signedIn;
  let seq = 0;
  const post = (path: string, body: unknown) => ask(`${url}${path}`, { token, body });
  const get = (path: string) => ask(`${url}${path}`, { method: 'GET', token });
  const sendEnvelope = async (envelope: CommandEnvelope) => {
    const { status, body } = await post('/api/commands', { consoleId: ownConsole, envelopes: [envelope] });
    if (status !== 200) throw new Error(`the command failed: ${JSON.stringify(body)}`);
    const [result] = commandsAnswer.parse(body).results;
    if (result === undefined) throw new Error('the hub gave no result');
    return result;
  };
  return {
    account,
    signedIn,
    post,
    get,
    sendEnvelope,
    send: async (command, seen = null) => {
      seq += 1;
      const result = await sendEnvelope({ commandId: ids.command(), seq, command, seen });
      if (result.status === 'recorded') throw new Error(`${command.type} changed no case`);
      return result;
    },
    feed: async (since, limit = 500) =>
      feedPage.parse((await get(`/api/feed?since=${since}&limit=${limit}`)).body),
  };
}

/** A hub of the small city on a database of its own, listening; all of it ends with the test file. */
export async function testHub(options: Partial<HubOptions> & { port?: number } = {}): Promise<TestHub> {
  const databaseUrl = options.databaseUrl ?? (await testDatabase());
  const lines: string[] = [];
  const log = createLog({ level: 'info', stream: { write: (line) => lines.push(line) } });
  const hub = await createHub({ pack: SMALL_PACK, log, ...options, databaseUrl });
  const { url } = await hub.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  atEndOfFile(() => hub.close());
  return {
    hub,
    url,
    databaseUrl,
    log: () => lines.join(''),
    desk: async (role, department = null, unit = null) => {
      const id = ids.account();
      const account = { id, login: `${role}-${id}`, name: `The ${role}`, role, department, unit };
      await createAccount(hub.core, account, await keptPassword(hub.core.random, PASSWORD, QUICK_COST));
      return signInDesk(url, account);
    },
  };
}

/** A command to open a case, as plain as can be. */
export function openCommand(rest: Partial<CommandOf<'open-case'>> = {}): CommandOf<'open-case'> {
  return {
    type: 'open-case',
    caseId: ids.case(),
    service: 'pothole',
    channel: 'call',
    place: { ...NO_PLACE, address: '200 N SPRING ST, 90012', house: '200', street: 'SPRING', suffix: 'ST' },
    caller: { kind: 'anonymous' },
    description: null,
    placeSaid: null,
    answers: null,
    ...rest,
  };
}

export function noteCommand(id: CaseId, body: string): CommandOf<'add-note'> {
  return { type: 'add-note', caseId: id, visibility: 'internal', note: { id: ids.text(), body } };
}

export function assignCommand(
  id: CaseId,
  department: string,
  unit: string | null = null,
): CommandOf<'assign'> {
  return { type: 'assign', caseId: id, department, unit, assignee: null };
}

export function closeCommand(id: CaseId, body = 'The crew filled it on Monday.'): CommandOf<'close-case'> {
  return { type: 'close-case', caseId: id, outcome: 'completed', explanation: { id: ids.text(), body } };
}

/** An information call of two minutes and a half, and ten seconds of wrap-up. */
export function contactCommandOf(rest: Partial<ContactCommand> = {}): ContactCommand {
  const startedAt = Date.UTC(2026, 6, 1, 17);
  return {
    type: 'record-contact',
    contactId: ids.contact(),
    channel: 'call',
    startedAt,
    endedAt: startedAt + 150_000,
    wrappedUpAt: startedAt + 160_000,
    call: null,
    caller: { kind: 'unknown' },
    language: 'en',
    interpreter: 'none',
    disposition: 'information',
    cases: [],
    articles: [],
    note: null,
    ...rest,
  };
}
