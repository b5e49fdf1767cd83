import { afterEach, beforeEach, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { sampleItem, uuidOf } from '../../../test/sample-feed.ts';
import { closeCommand, ids, openCommand } from '../../../test/test-hub.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { foldCase } from '../../../shared/domain/fold-case.ts';
import { commandId, type CaseId } from '../../../shared/domain/ids.ts';

const SAMPLE = { cases: 300, seed: 5, importedEvery: 0, end: Date.UTC(2026, 6, 1, 19) };
const NOW = SAMPLE.end + 60_000;
const ITEMS = Array.from({ length: SAMPLE.cases }, (_, n) => sampleItem(n, SAMPLE));
const [WHOLE = never(), PART = never(), OTHER = never()] = ITEMS.filter(({ facts }) => facts.state === 'new');
const STRANGE = sampleItem(SAMPLE.cases + 1, SAMPLE).facts;
let desk: FilledDesk;

beforeEach(() => {
  desk = filledDesk(SAMPLE);
});
afterEach(() => desk.close());

const show = (id: CaseId) => desk.reader.showCase({ now: NOW, id })?.shown ?? never();
const part = (of: CaseId, parent: CaseId): CaseCommand => ({ type: 'link-parent', caseId: of, parent });
const give = (command: CaseCommand, told: readonly (typeof STRANGE)[] | null = null) =>
  desk.writer.keep({ commandId: ids.command(), command, now: NOW, told });

/** The hub tells that a case was closed, or that it has one more part. */
function hubTells(n: number, item: typeof WHOLE, event: Parameters<typeof foldCase>[1]['event']): void {
  const recorded = {
    caseId: item.facts.id,
    version: item.facts.version + 1,
    at: NOW,
    by: { id: null, role: 'supervisor' as const },
    commandId: commandId.parse(uuidOf('theirs', n)),
    event,
  };
  const facts = foldCase(item.facts, recorded);
  const entries = [...item.entries, { ...recorded, byName: 'Bo', texts: {} }];
  desk.apply({
    epoch: 'epoch-1',
    scope: 'scope-1',
    catalogueVersion: 'small-1',
    directoryVersion: 1,
    coversUpTo: 400 + n,
    head: 400 + n,
    remaining: null,
    asOf: NOW,
    items: [{ ...item, feedNo: 400 + n, facts, entries }],
  });
}

it('shows a part that was split off offline under its whole, with the callers of that', () => {
  const [caller = never()] = WHOLE.facts.callerIds;
  const split = openCommand({ splitFrom: WHOLE.facts.id, caller: { kind: 'known', id: caller } });
  desk.keep(split, NOW);
  const [whole, piece] = [show(WHOLE.facts.id), show(split.caseId)];
  expect([whole.facts.children, piece.facts.parent, piece.facts.callerIds]).toEqual([
    [split.caseId],
    WHOLE.facts.id,
    WHOLE.facts.callerIds,
  ]);
  expect([whole.related.map((row) => [row.id, row.pending]), piece.related.map((row) => row.id)]).toEqual([
    [[split.caseId, true]],
    [WHOLE.facts.id],
  ]);
  expect([whole.entries.at(-1)?.event, piece.from]).toEqual([
    { type: 'child-linked', child: split.caseId, split: true },
    'desk',
  ]);
  // A part of the part would be one too many.
  expect(give(openCommand({ splitFrom: split.caseId }))).toMatchObject({
    value: { status: 'refused', refusal: { code: 'parent-target' } },
  });
});

it('closes over open parts offline only with a word about each, its own unsent closings included', () => {
  const { id } = WHOLE.facts;
  desk.keep(part(PART.facts.id, id), NOW);
  desk.keep(part(OTHER.facts.id, id), NOW);
  const refused = (numbers: string) => ({
    value: {
      status: 'refused',
      refusal: { code: 'open-children', message: expect.stringContaining(numbers) },
    },
  });
  expect(give(closeCommand(id))).toMatchObject(refused(`${PART.facts.number}, ${OTHER.facts.number}`));
  desk.keep(closeCommand(PART.facts.id), NOW);
  expect(give(closeCommand(id))).toMatchObject(refused(`still open: ${OTHER.facts.number}.`));
  desk.keep({ ...closeCommand(id), stayOpen: [OTHER.facts.id] }, NOW);
  const shown = show(id);
  expect([shown.facts.state, shown.entries.at(-1)?.event]).toEqual([
    'closed',
    expect.objectContaining({ type: 'closed', stayOpen: [OTHER.facts.id] }),
  ]);
  expect(shown.related.map((row) => [row.id, row.state])).toEqual([
    [PART.facts.id, 'closed'],
    [OTHER.facts.id, 'new'],
  ]);
});

it('foresees that the hub will refuse a closing to which a part was added meanwhile', () => {
  const { id } = WHOLE.facts;
  const given = desk.keep(closeCommand(id), NOW);
  expect(show(id).facts.state).toBe('closed');
  hubTells(1, WHOLE, { type: 'child-linked', child: STRANGE.id, split: false });
  const [entry = never()] = desk.reader.outbox({ now: NOW });
  expect([entry.commandId, entry.foreseen]).toEqual([
    given,
    {
      code: 'open-children',
      message:
        'A part of this case is still open: one not shown here. Close it first, or say that it stays open.',
      fields: [],
    },
  ]);
  expect(show(id).facts.state).toBe('new');
  // A part that this desk does not hold may be open: it is named like an open one.
  expect(give({ ...closeCommand(id), stayOpen: [STRANGE.id] })).toMatchObject({
    value: { status: 'queued' },
  });
});

it('carries a caller who joins a duplicate to the case it repeats, and asks for one it does not hold', () => {
  desk.keep({ type: 'link-duplicate', caseId: PART.facts.id, duplicateOf: WHOLE.facts.id }, NOW);
  const join: CaseCommand = {
    type: 'add-caller',
    caseId: PART.facts.id,
    caller: { kind: 'known', id: OTHER.facts.callerIds[0] ?? never() },
  };
  desk.keep(join, NOW);
  expect(show(WHOLE.facts.id).facts.callerIds).toEqual([
    ...WHOLE.facts.callerIds,
    ...PART.facts.callerIds,
    ...OTHER.facts.callerIds,
  ]);
  desk.keep({ type: 'unlink-duplicate', caseId: PART.facts.id, duplicateOf: WHOLE.facts.id }, NOW);
  expect(show(WHOLE.facts.id).facts).toMatchObject({ callerIds: WHOLE.facts.callerIds, duplicates: [] });

  const afar = openCommand({ splitFrom: STRANGE.id });
  expect(give(afar)).toMatchObject({ value: { status: 'asks-for', cases: [STRANGE.id] } });
  const alive = { ...STRANGE, state: 'new' as const, outcome: null, closedAt: null };
  expect(give(afar, [alive])).toMatchObject({ value: { status: 'queued' } });
});

function never(): never {
  throw new Error('the sample is not as expected');
}
