import {
  DIRECTORY_QUERIES,
  type DirectoryQuestion,
  type DirectoryReply,
} from '../shared/contract/directory-sync.ts';
import { directoryAnswer } from '../shared/contract/hub-protocol.ts';
import type { ContactPoint, Directory } from '../shared/domain/directory/directory.ts';
import type { CommandId } from '../shared/domain/ids.ts';
import { SMALL_PACK } from './small-city.ts';
import { ids, type TestDesk } from './test-hub.ts';

export type DirectoryAskName = keyof typeof DIRECTORY_QUERIES;
export const FIRST = SMALL_PACK.directory;
export const NOTHING = { added: 0, changed: 0, removed: 0, serviceHours: false };

export async function ask<N extends DirectoryAskName>(
  desk: TestDesk,
  name: N,
  input: DirectoryQuestion<N>,
): Promise<DirectoryReply<N>> {
  const { status, body } = await desk.post(`/api/query/${name}`, input);
  if (status !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`);
  return DIRECTORY_QUERIES[name].output.parse(body) as DirectoryReply<N>;
}
export async function failure<N extends DirectoryAskName>(
  desk: TestDesk,
  name: N,
  input: DirectoryQuestion<N>,
) {
  const { status, body } = await desk.post(`/api/query/${name}`, input);
  return [status, (body as { code: string }).code, (body as { message: string }).message];
}

/** The first directory with some entries different. */
export const withPoints = (
  change: Partial<Record<string, Partial<ContactPoint>>>,
  from = FIRST,
): Directory => ({
  ...from,
  contactPoints: from.contactPoints.map((point) => ({ ...point, ...change[point.id] })),
});
export const without = (id: string): Directory => ({
  ...FIRST,
  contactPoints: FIRST.contactPoints.filter((point) => point.id !== id),
});
export const NEW_ROLE = withPoints({ 'lasan-emergency-1': { role: 'Night dispatcher' } });

export const save = (desk: TestDesk, rest: Partial<DirectoryQuestion<'save-directory-draft'>> = {}) =>
  ask(desk, 'save-directory-draft', {
    commandId: ids.command(),
    department: 'LASAN',
    draft: null,
    base: 1,
    directory: NEW_ROLE,
    ...rest,
  });
export async function saved(desk: TestDesk, rest: Partial<DirectoryQuestion<'save-directory-draft'>> = {}) {
  const answer = await save(desk, rest);
  if (answer.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer.draft;
}
type Seen = { department: string | null; id: string; revision: number };
export const publish = (
  desk: TestDesk,
  { department, id, revision }: Seen,
  commandId: CommandId = ids.command(),
) => ask(desk, 'publish-directory', { department, id, revision, commandId, note: 'A new role' });
export const held = async (desk: TestDesk) => directoryAnswer.parse((await desk.get('/api/directory')).body);
