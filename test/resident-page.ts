import { randomUUID } from 'node:crypto';
import { makeTrackingLinks, type TrackedCaller } from '../hub/write/tracking-links.ts';
import type { CaseFacts } from '../shared/domain/case-facts.ts';
import { callerId as callerIdSchema, type CallerId, type CaseId } from '../shared/domain/ids.ts';
import { openCommand, type TestDesk, type TestHub } from './test-hub.ts';

export const RESIDENT = {
  name: 'Zoraida Quetzalcoatl',
  phone: '213-555-0177',
  email: 'zoraida@example.org',
} as const;

/** A resident's case and their link to it. */
export interface AskedResident extends TrackedCaller {
  readonly callerId: CallerId;
  readonly url: string;
}

export interface PublicPage {
  readonly status: number;
  readonly text: string;
  readonly url: string;
  readonly headers: Headers;
}

async function read(response: Response): Promise<PublicPage> {
  const { status, url, headers } = response;
  return { status, text: await response.text(), url, headers };
}

/** The address of a caller's page. */
export async function linkOf({ hub }: TestHub, whose: TrackedCaller): Promise<string> {
  const [url = null] = await makeTrackingLinks(hub.db, hub.core, [whose]);
  if (url === null) throw new Error('there is no link');
  return url;
}

/** A case of a caller with a name, and that caller's link. */
export async function askFor(
  the: TestHub,
  desk: TestDesk,
  rest: Parameters<typeof openCommand>[0] = {},
  language = 'en',
): Promise<AskedResident> {
  const callerId = callerIdSchema.parse(randomUUID());
  const command = openCommand({ caller: { kind: 'new', id: callerId, ...RESIDENT, language }, ...rest });
  const { status } = await desk.send(command);
  if (status !== 'accepted') throw new Error('the case was refused');
  const whose = { caseId: command.caseId, callerId };
  return { ...whose, url: await linkOf(the, whose) };
}

/** A page as a browser gets it. */
export async function getPage(url: string, headers: Record<string, string> = {}): Promise<PublicPage> {
  return read(await fetch(url, { headers }));
}

/** Sends a form of a page as a browser does, with what stands hidden in it. */
export async function postForm(
  page: PublicPage,
  deed: string,
  said: Record<string, string>,
): Promise<PublicPage> {
  const at = page.text.indexOf(`/${deed}?`);
  const form = at === -1 ? '' : page.text.slice(at, page.text.indexOf('</form>', at));
  const hidden = [...form.matchAll(/type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  const body = new URLSearchParams([...hidden, ...Object.entries(said)]);
  return read(await fetch(`${page.url.replace(/\?.*/, '')}/${deed}`, { method: 'POST', body }));
}

/** Sends a photo as a browser does. */
export async function postPhoto(url: string, bytes: Uint8Array): Promise<PublicPage> {
  const body = new FormData();
  body.set('photo', new File([new Uint8Array(bytes)], `${RESIDENT.name}.jpg`));
  return read(await fetch(`${url}/photo`, { method: 'POST', body }));
}

/** What a page says after a form was sent; null when it says nothing. */
export function noticeOf({ url }: PublicPage): string | null {
  return new URL(url).searchParams.get('told');
}

/** A case as the hub has it. */
export async function factsOf({ hub }: TestHub, { caseId }: { readonly caseId: CaseId }): Promise<CaseFacts> {
  const row = await hub.db.selectFrom('cases').select('facts').where('id', '=', caseId).executeTakeFirst();
  if (row === undefined) throw new Error('there is no such case');
  return row.facts;
}
