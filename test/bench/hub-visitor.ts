import { randomUUID } from 'node:crypto';
import {
  commandsAnswer,
  feedPage,
  PROTOCOL,
  PROTOCOL_HEADER,
  signInAnswer,
  type FeedPage,
} from '../../shared/contract/hub-protocol.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { commandId } from '../../shared/domain/ids.ts';
import { PASSWORD } from '../demo-city.ts';

/** Someone signed in at a hub over HTTP, without a console. */
export interface HubVisitor {
  /** A page of the feed as text. */
  feed(since: number, limit: number): Promise<string>;
  /** Asks the hub something; the answer as text. */
  query(name: string, ask: unknown): Promise<string>;
  /** Sends one command; fails when the hub refuses it. */
  send(command: CaseCommand): Promise<void>;
}

/** Signs in as if from a desk of its own. */
export async function visitHub(url: string, login: string): Promise<HubVisitor> {
  const consoleId = randomUUID();
  const plain = { [PROTOCOL_HEADER]: String(PROTOCOL), 'content-type': 'application/json' };
  const ask = async (path: string, init: RequestInit): Promise<string> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    return text;
  };
  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    ask(path, { method: 'POST', headers, body: JSON.stringify(body) });

  const answer = await post('/api/sign-in', { login, password: PASSWORD, consoleId }, plain);
  const { token } = signInAnswer.parse(JSON.parse(answer));
  const headers = { ...plain, authorization: `Bearer ${token}` };
  let seq = 0;
  return {
    feed: (since, limit) => ask(`/api/feed?since=${since}&limit=${limit}`, { headers }),
    query: (name, given) => post(`/api/query/${name}`, given, headers),
    async send(command) {
      seq += 1;
      const envelope = { commandId: commandId.parse(randomUUID()), seq, command, seen: null };
      const text = await post('/api/commands', { consoleId, envelopes: [envelope] }, headers);
      const [result] = commandsAnswer.parse(JSON.parse(text)).results;
      if (result?.status !== 'accepted') throw new Error(`the hub refused: ${JSON.stringify(result)}`);
    },
  };
}

/** Reads the whole feed, page by page, and throws it away. Returns how long it took, in seconds. */
export async function readWholeFeed(visitor: HubVisitor, pageSize: number): Promise<number> {
  const started = performance.now();
  for (let since = 0; ;) {
    const page = await visitor.feed(since, pageSize);
    // The page's own words stand before its items, which nobody reads here.
    const [, covers, head] = /"coversUpTo":(\d+),"head":(\d+)/.exec(page.slice(0, 1_000)) ?? [];
    if (covers === undefined || head === undefined) throw new Error('the page of the feed has no cursor');
    since = Number(covers);
    if (since >= Number(head)) return (performance.now() - started) / 1_000;
  }
}

/** The whole feed, page by page. */
export async function* feedPages(visitor: HubVisitor, pageSize: number): AsyncGenerator<FeedPage> {
  for (let since = 0; ;) {
    const page = feedPage.parse(JSON.parse(await visitor.feed(since, pageSize)));
    yield page;
    since = page.coversUpTo;
    if (since >= page.head) return;
  }
}
