import { describe, expect, it } from 'vitest';
import type { DirectoryDraft } from '../../../shared/contract/directory-sync.ts';
import type { ContactPoint, Directory } from '../../../shared/domain/directory/directory.ts';
import { accountId, commandId } from '../../../shared/domain/ids.ts';
import { SMALL_DIRECTORY } from '../../../test/small-directory.ts';
import {
  begunDraft,
  edited,
  failedSave,
  goOnAnew,
  goOnFrom,
  openedDraft,
  together,
  tookSave,
  toSend,
  wasMoved,
} from './draft-session.ts';

const [FIRST, SECOND] = ['0', '1'].map((digit) =>
  commandId.parse(`00000000-0000-4000-8000-00000000000${digit}`),
);
if (FIRST === undefined || SECOND === undefined) throw new Error('two commands are needed');
const SAM = { id: accountId.parse('00000000-0000-4000-8000-0000000000aa'), name: 'Sam Steward' };

const withRole = (directory: Directory, place: number, parts: Partial<ContactPoint>): Directory => ({
  ...directory,
  contactPoints: directory.contactPoints.map((one, at) => (at === place ? { ...one, ...parts } : one)),
});
const NIGHT = withRole(SMALL_DIRECTORY, 1, { role: 'Night desk' });
const DAY = withRole(SMALL_DIRECTORY, 2, { role: 'Day desk' });
const HEAD = {
  department: null,
  id: '00000000-0000-4000-8000-0000000000dd',
  revision: 1,
  base: 1,
  changes: { added: 0, changed: 1, removed: 0, serviceHours: false },
  begunAt: 1_000,
  begunBy: SAM,
  savedAt: 1_000,
  savedBy: SAM,
};
const THEIRS: DirectoryDraft = { ...HEAD, revision: 2, directory: DAY, entries: [] };
const BEGUN = begunDraft({ department: null, base: 1, saved: SMALL_DIRECTORY });
const sent = (session = edited(BEGUN, NIGHT)) => ({ ...session, sending: toSend(session, FIRST) });

describe('a draft at a desk', () => {
  it('is sent once something in it is new, and can be kept', () => {
    expect(toSend(BEGUN, FIRST)).toBeNull();
    expect(toSend(edited(BEGUN, withRole(SMALL_DIRECTORY, 1, { role: '' })), FIRST)).toBeNull();
    expect(toSend(edited(BEGUN, NIGHT), FIRST)).toEqual({ commandId: FIRST, directory: NIGHT });
  });

  it('keeps what is typed while it is saved', () => {
    const typed = edited(sent(), DAY);
    const saved = tookSave(typed, HEAD);
    expect(saved).toEqual({ ...BEGUN, head: HEAD, saved: NIGHT, edited: DAY });
    expect(toSend(saved, SECOND)).toEqual({ commandId: SECOND, directory: DAY });
  });

  it('is sent again under the same id when nobody knows whether it arrived', () => {
    const failed = failedSave(sent(), { code: 'hub-unreachable', message: 'The hub is away.' });
    expect(toSend(edited(failed, DAY), SECOND)).toEqual({ commandId: FIRST, directory: NIGHT });
  });

  it('is not sent again as it is when the hub said no, but when it says something else', () => {
    const failed = failedSave(sent(), { code: 'not-permitted', message: 'Not yours.' });
    expect([toSend(failed, SECOND), toSend(edited(failed, DAY), SECOND)?.directory]).toEqual([null, DAY]);
  });
});

describe('a draft that somebody else changed', () => {
  const moved = wasMoved(sent(), { theirs: THEIRS, message: 'Somebody changed it.' });

  it('waits until a way out is chosen, and loses nothing meanwhile', () => {
    expect([toSend(moved, SECOND), moved.edited]).toEqual([null, NIGHT]);
  });

  it('can go on with both, with mine, or with theirs', () => {
    const both = together(moved, THEIRS, { points: [], serviceHours: false });
    expect(both.conflicts).toEqual({ points: [], serviceHours: false });
    expect(both.directory).toEqual(withRole(NIGHT, 2, { role: 'Day desk' }));
    expect(toSend(goOnFrom(THEIRS, NIGHT), SECOND)?.directory).toEqual(NIGHT);
    expect(toSend(openedDraft(THEIRS), SECOND)).toBeNull();
  });

  it('names what both changed, and keeps mine of it when asked', () => {
    const [, id] = SMALL_DIRECTORY.contactPoints.map((one) => one.id);
    if (id === undefined) throw new Error('the small directory has an entry more');
    const other = { ...THEIRS, directory: withRole(SMALL_DIRECTORY, 1, { role: 'Owl desk' }) };
    const asked = together(moved, other, { points: [], serviceHours: false });
    expect(asked).toEqual({ directory: other.directory, conflicts: { points: [id], serviceHours: false } });
    expect(together(moved, other, asked.conflicts).directory).toEqual(NIGHT);
  });

  it('begins anew when the other one is gone', () => {
    const gone = goOnAnew(wasMoved(sent(), { theirs: null, message: 'It was published.' }));
    expect([gone.head, toSend(gone, SECOND)?.directory]).toEqual([null, NIGHT]);
  });
});
