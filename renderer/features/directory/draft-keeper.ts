import type { DirectoryDraft } from '../../../shared/contract/directory-sync.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import { commandId, type AccountId, type DepartmentCode } from '../../../shared/domain/ids.ts';
import { ask, DoorError } from '../../door/door-client.ts';
import { create } from '../../workspace/create-store.ts';
import { edited, failedSave, toSend, tookSave, wasMoved, type DraftSession } from './draft-session.ts';

/** After the last key, milliseconds. */
const REST = 700;
/** While the hub is away. */
const AGAIN = 6_000;

/** Names the draft of somebody at this desk: what one person writes is not shown to the next. */
export function draftKey(account: AccountId, department: DepartmentCode | null): string {
  return `${account} ${department ?? ''}`;
}

/** Drafts being worked on. They are saved from here, whatever screen is on. */
export const draftSessions = create<ReadonlyMap<string, DraftSession>>(new Map());

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const underWay = new Map<string, Promise<void>>();

/** Puts a session in place of another; null forgets it. */
export function putDraft(key: string, session: DraftSession | null): void {
  const sessions = new Map(draftSessions.get());
  if (session === null) sessions.delete(key);
  else sessions.set(key, session);
  draftSessions.set(sessions);
  if (session !== null) saveLater(key, REST);
}

function update(key: string, change: (session: DraftSession) => DraftSession): void {
  const session = draftSessions.get().get(key);
  if (session !== undefined) draftSessions.set(new Map(draftSessions.get()).set(key, change(session)));
}

/** Takes another text of a draft; it is saved once the keys rest. */
export function changeDraft(key: string, directory: Directory): void {
  update(key, (session) => edited(session, directory));
  saveLater(key, REST);
}

function saveLater(key: string, milliseconds: number): void {
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void saveDraft(key), milliseconds),
  );
}

/** Whether the person whose draft it is sits at the desk: nobody saves in another's name. */
async function isTheirs(key: string): Promise<boolean> {
  const session = await ask('session.get', {});
  return session.name === 'signed-in' && key.startsWith(`${session.account.id} `);
}

async function send(key: string, session: DraftSession): Promise<void> {
  const sending = toSend(session, commandId.parse(crypto.randomUUID()));
  if (sending === null) return;
  const { department, head, base } = session;
  const draft = head === null ? null : { id: head.id, revision: head.revision };
  try {
    if (!(await isTheirs(key))) return;
    update(key, (one) => ({ ...one, sending }));
    const answer = await ask('directory.save-draft', { ...sending, department, draft, base });
    if (answer.status === 'saved') update(key, (one) => tookSave(one, answer.draft));
    else update(key, (one) => wasMoved(one, { theirs: answer.draft, message: answer.message }));
    const after = draftSessions.get().get(key);
    if (after !== undefined && toSend(after, sending.commandId) !== null) saveLater(key, REST);
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    update(key, (one) => failedSave(one, error.failure));
    if (draftSessions.get().get(key)?.sending !== null) saveLater(key, AGAIN);
  }
}

/** Saves a draft now. Resolves when the hub has answered, or can't be asked. */
export async function saveDraft(key: string): Promise<void> {
  clearTimeout(timers.get(key));
  await underWay.get(key);
  const session = draftSessions.get().get(key);
  if (session === undefined) return;
  const going = send(key, session);
  underWay.set(key, going);
  try {
    await going;
  } finally {
    if (underWay.get(key) === going) underWay.delete(key);
  }
}

/** Takes what the hub has of a draft, unless something is being written here. */
export function isNewer(session: DraftSession, { id, revision }: DirectoryDraft): boolean {
  const isIdle = session.edited === session.saved && session.sending === null && session.moved === null;
  return isIdle && (session.head?.id !== id || session.head.revision < revision);
}
