import { describe, expect, it } from 'vitest';
import { judgeDraft, type DraftWrite, type WrittenDraft } from './draft.ts';
import { caseId, consoleId } from './ids.ts';

const ID = caseId.parse('00000000-0000-4000-8000-0000000000d1');
const MINE = consoleId.parse('00000000-0000-4000-8000-00000000000a');
const OTHER = consoleId.parse('00000000-0000-4000-8000-00000000000b');
const KEPT: WrittenDraft = {
  id: ID,
  version: 3,
  body: 'theirs',
  ended: null,
  madeAt: 1,
  writtenAt: 2,
  writtenOn: 'Desk 4',
  consoleId: OTHER,
  revision: 9,
};
const write = (parts: Partial<DraftWrite> = {}): DraftWrite => ({
  id: ID,
  base: 3,
  revision: 2,
  body: 'mine',
  madeAt: 1,
  writtenAt: 5,
  ...parts,
});
const judge = (kept: WrittenDraft | null, given: DraftWrite, filed = false) =>
  judgeDraft(kept, given, { consoleId: MINE, filed });

describe('a write of a draft', () => {
  it.each([
    ['is taken when the hub has none', judge(null, write({ base: 0 })), 'take'],
    ['is taken when it grew from what the hub has', judge(KEPT, write()), 'take'],
    ['is a conflict when another desk wrote since', judge(KEPT, write({ base: 2 })), 'conflict'],
    ['is the same when both wrote the same', judge(KEPT, write({ base: 2, body: 'theirs' })), 'same'],
    [
      'follows on its own last write, whose answer was lost',
      judge({ ...KEPT, consoleId: MINE, revision: 1 }, write({ base: 2 })),
      'take',
    ],
    [
      'does not follow on a later write of a desk that was set up anew',
      judge({ ...KEPT, consoleId: MINE }, write({ base: 0, revision: 1 })),
      'conflict',
    ],
    ['discards what it has seen', judge(KEPT, write({ body: null })), 'take'],
    ['does not discard what it has not seen', judge(KEPT, write({ base: 2, body: null })), 'conflict'],
    [
      'brings back what was discarded',
      judge({ ...KEPT, body: null, ended: 'discarded' }, write({ base: 1 })),
      'take',
    ],
    [
      'discards twice as well as once',
      judge({ ...KEPT, body: null, ended: 'discarded' }, write({ base: 1, body: null })),
      'same',
    ],
    ['comes too late for a case that was opened', judge(KEPT, write(), true), 'filed'],
    [
      'comes too late for one that was filed',
      judge({ ...KEPT, body: null, ended: 'filed' }, write()),
      'filed',
    ],
  ])('%s', (_what, judged, expected) => {
    expect(judged).toBe(expected);
  });
});
