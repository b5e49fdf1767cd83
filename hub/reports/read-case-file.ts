import sharp from 'sharp';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import type { CaseMessage } from '../../shared/contract/case-messages.ts';
import type { CaseRecord } from '../../shared/contract/case-record.ts';
import { attachmentsOf, type AttachmentFact } from '../../shared/domain/attachment.ts';
import { promisedTime, promiseSentence } from '../../shared/domain/case-words/promise-sentence.ts';
import type { SentenceContext } from '../../shared/domain/case-words/sentence.ts';
import { shownName } from '../../shared/domain/case-words/shown-name.ts';
import { exactTime } from '../../shared/domain/case-words/time-words.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { mayNot, PERMISSIONS } from '../../shared/domain/permission.ts';
import type { AttachmentStore } from '../attachments/attachment-store.ts';
import { openFile } from '../attachments/open-file.ts';
import { readCaseMessages } from '../messages/read-case-messages.ts';
import type { HubCore } from '../write/hub-core.ts';
import { readCase } from '../write/read-case.ts';
import { hubNow } from './read-tickets.ts';

/** Photos in one file, the first ones. */
const MOST_PHOTOS = 24;

export interface CasePhoto {
  readonly file: AttachmentFact;
  /** JPEG. */
  readonly bytes: Buffer;
}

/** Everything that a case file says. */
export interface CaseFile {
  readonly record: CaseRecord;
  readonly words: SentenceContext;
  readonly messages: readonly CaseMessage[];
  readonly photos: readonly CasePhoto[];
  /** With internal notes, names and remarks. */
  readonly internal: boolean;
  readonly by: string;
  readonly at: Instant;
}

async function namesOf({ db }: HubCore): Promise<Map<string, string>> {
  const rows = await db.selectFrom('accounts').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Numbers of the cases this one belongs together with, as far as the reader may see them. */
async function relatedNumbers(hub: HubCore, account: Account, { facts, entries }: CaseRecord) {
  const ids = new Set<CaseId>([...facts.children, ...facts.duplicates.map(({ id }) => id)]);
  for (const id of [facts.parent, facts.duplicateOf]) if (id !== null) ids.add(id);
  for (const { event } of entries) {
    if (event.type === 'duplicate-linked' || event.type === 'duplicate-unlinked') ids.add(event.duplicateOf);
    if (event.type === 'duplicate-received' || event.type === 'duplicate-returned') ids.add(event.from);
    if (event.type === 'parent-linked' || event.type === 'parent-unlinked') ids.add(event.parent);
    if (event.type === 'child-linked' || event.type === 'child-unlinked') ids.add(event.child);
  }
  if (ids.size === 0) return new Map<string, string>();
  const rows = await hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', 'in', [...ids])
    .execute();
  const actor = actorOf(account);
  return new Map(
    rows.flatMap(({ facts: other }): [string, string][] => {
      const handOff = hub.city.service(other.service)?.handOff === true;
      const seen = mayNot(actor, 'see-case', other, handOff) === null;
      return seen && other.number !== null ? [[other.id, other.number]] : [];
    }),
  );
}

async function readPhotos(
  hub: HubCore,
  store: AttachmentStore,
  account: Account,
  { facts }: CaseRecord,
  internal: boolean,
): Promise<CasePhoto[]> {
  const shown = attachmentsOf(facts)
    .filter((one) => one.state === 'clean' && one.thumbnail && (internal || one.visibility === 'public'))
    .slice(0, MOST_PHOTOS);
  const photos: CasePhoto[] = [];
  for (const file of shown) {
    const kept = await openFile(hub, store, actorOf(account), { id: file.id, kind: 'thumbnail' });
    if (!kept.ok) continue;
    const bytes = await sharp(kept.value.bytes)
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer();
    photos.push({ file, bytes });
  }
  return photos;
}

/** All that a case file says, as its reader may see it; null when there is no such case for them. */
export async function readCaseFile(
  hub: HubCore,
  store: AttachmentStore,
  account: Account,
  { caseId, internal }: { readonly caseId: CaseId; readonly internal: boolean },
): Promise<CaseFile | null> {
  const actor = actorOf(account);
  const record = await readCase(hub, actor, { caseId, number: null });
  if (record === null) return null;
  const [names, related, directory, told, photos, now] = await Promise.all([
    namesOf(hub),
    relatedNumbers(hub, account, record),
    hub.directory(hub.db),
    readCaseMessages(hub, actor, { caseId }),
    readPhotos(hub, store, account, record, internal),
    hubNow(hub.db),
  ]);
  const { city } = hub;
  const callers = new Map<string, string>(record.callers.map(({ id, name }) => [id, shownName(name)]));
  const roles = new Map<string, string>(
    directory.open.directory.contactPoints.map(({ id, role }) => [id, role]),
  );
  const namesCallers = internal && PERMISSIONS['see-callers'][actor.role] !== 'no';
  const words: SentenceContext = {
    city,
    callerName: (id) => (namesCallers ? (callers.get(id) ?? null) : 'a resident'),
    caseReference: (id) => related.get(id) ?? null,
    colleagueName: (id) => names.get(id) ?? null,
    contactPointName: (id) => roles.get(id) ?? null,
    when: (at) => exactTime(at, city.timeZone),
    promised: (at) => promisedTime(at, now, city.timeZone),
    promiseNow: (id) => {
      const promise = record.facts.promises.find((one) => one.id === id);
      return promise === undefined ? null : promiseSentence(promise, now, city.timeZone);
    },
  };
  return {
    record,
    words,
    messages: told.ok ? told.value.messages : [],
    photos,
    internal,
    by: account.name,
    at: now,
  };
}
