import type { CaseCommand } from '../shared/domain/case-command.ts';
import { callerId, caseId, promiseId } from '../shared/domain/ids.ts';
import { familyWorld, PLACE, uuid, type FamilyWorld } from './family-world.ts';
import { done, plain, text } from './small-case.ts';

export const A = caseId.parse(uuid(1));
export const B = caseId.parse(uuid(2));
export const C = caseId.parse(uuid(3));
export const D = caseId.parse(uuid(4));
export const CASES = [A, B, C, D] as const;
export const NEW = caseId.parse(uuid(9));
export const ANA = callerId.parse(uuid(11));
export const LUIS = callerId.parse(uuid(12));
export const MEI = callerId.parse(uuid(13));
export const PEOPLE = [ANA, LUIS, MEI];
export const PROMISE = promiseId.parse(uuid(21));
export type Id = typeof A;

export const duplicate = (of: Id, duplicateOf: Id): CaseCommand => ({
  type: 'link-duplicate',
  caseId: of,
  duplicateOf,
});
export const noDuplicate = (of: Id, duplicateOf: Id): CaseCommand => ({
  type: 'unlink-duplicate',
  caseId: of,
  duplicateOf,
});
export const part = (of: Id, parent: Id): CaseCommand => ({ type: 'link-parent', caseId: of, parent });
export const noPart = (of: Id, parent: Id): CaseCommand => ({ type: 'unlink-parent', caseId: of, parent });
export const join = (to: Id, who: typeof ANA | null): CaseCommand => ({
  type: 'add-caller',
  caseId: to,
  caller: who === null ? { kind: 'anonymous' } : { kind: 'known', id: who },
});
export const close = (
  of: Id,
  stayOpen?: readonly Id[],
  outcome: 'completed' | 'duplicate' = 'completed',
): CaseCommand => ({
  type: 'close-case',
  caseId: of,
  outcome,
  explanation: text(done),
  ...(stayOpen === undefined ? {} : { stayOpen: [...stayOpen] }),
});
export const reopen = (of: Id): CaseCommand => ({
  type: 'reopen-case',
  caseId: of,
  reason: 'came-back',
  explanation: text(done),
});
export const open = (id: Id, splitFrom?: Id, service = plain.code): CaseCommand => ({
  type: 'open-case',
  caseId: id,
  service,
  channel: 'call',
  place: PLACE,
  caller: { kind: 'anonymous' },
  description: null,
  placeSaid: null,
  answers: null,
  ...(splitFrom === undefined ? {} : { splitFrom }),
});

/** Four open cases of which nobody knows the callers, numbered 1-…1 to 4. */
export function four(): FamilyWorld {
  const world = familyWorld();
  for (const id of CASES) world.must(open(id));
  return world;
}
