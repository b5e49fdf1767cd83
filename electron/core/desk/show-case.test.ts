import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filledDesk, SAMPLE_ACCOUNT, type FilledDesk } from '../../../test/filled-desk.ts';
import { sampleItem, uuidOf } from '../../../test/sample-feed.ts';
import { closeCommand, ids, noteCommand, openCommand } from '../../../test/test-hub.ts';
import type { FeedItem } from '../../../shared/contract/case-record.ts';
import { foldCase } from '../../../shared/domain/fold-case.ts';
import { callerId, commandId } from '../../../shared/domain/ids.ts';

const SAMPLE = { cases: 60, seed: 21, importedEvery: 0, end: Date.UTC(2026, 6, 1, 19) };
const NOW = SAMPLE.end + 60_000;
const ITEMS = Array.from({ length: SAMPLE.cases }, (_, n) => sampleItem(n, SAMPLE));
const OPEN = ITEMS.find(({ facts }) => facts.state === 'new') ?? never();
let desk: FilledDesk;

beforeEach(() => {
  desk = filledDesk(SAMPLE);
});
afterEach(() => desk.close());

const page = (items: FeedItem[]) =>
  desk.apply({
    epoch: 'epoch-1',
    scope: 'scope-1',
    catalogueVersion: 'small-1',
    directoryVersion: 1,
    coversUpTo: 100,
    head: 100,
    remaining: null,
    asOf: NOW,
    items,
  });
const show = (id: typeof OPEN.facts.id) => desk.reader.showCase({ now: NOW, id })?.shown ?? never();
const outbox = () => desk.reader.outbox({ now: NOW });

/** The case after somebody else scheduled it. */
function scheduled(): Extract<FeedItem, { kind: 'case' }> {
  const recorded = {
    caseId: OPEN.facts.id,
    version: OPEN.facts.version + 1,
    at: NOW,
    by: { id: null, role: 'supervisor' as const },
    commandId: commandId.parse(uuidOf('theirs')),
    event: {
      type: 'state-changed' as const,
      from: 'new' as const,
      to: 'scheduled' as const,
      waitingReason: null,
      scheduledFor: NOW,
      clock: OPEN.facts.clock,
      text: null,
    },
  };
  return {
    ...OPEN,
    feedNo: 99,
    facts: foldCase(OPEN.facts, recorded),
    entries: [...OPEN.entries, { ...recorded, byName: 'Bo', texts: {} }],
  };
}

describe('showCase', () => {
  it('shows unsent work in its place until the feed brings it back, never twice', () => {
    const id = desk.keep(noteCommand(OPEN.facts.id, 'mind the dog'), NOW);
    const unsent = show(OPEN.facts.id);
    expect(unsent.entries.map((one) => one.pending)).toEqual([...OPEN.entries.map(() => false), true]);
    expect(unsent.unsent).toMatchObject([{ commandId: id, state: { name: 'unsent', tries: 0 } }]);
    const mine = unsent.entries.at(-1) ?? never();
    const { pending: _pending, ...entry } = mine;
    page([{ ...OPEN, feedNo: 99, facts: unsent.facts, entries: [...OPEN.entries, entry] }]);
    const confirmed = show(OPEN.facts.id);
    expect(confirmed.facts).toEqual(unsent.facts);
    expect(confirmed.entries).toEqual([...OPEN.entries, entry].map((one) => ({ ...one, pending: false })));
  });

  it('says what the hub will probably say when the case has changed, and keeps the command', () => {
    const id = desk.keep(closeCommand(OPEN.facts.id), NOW);
    expect(show(OPEN.facts.id).facts.state).toBe('closed');
    page([scheduled()]);
    expect(show(OPEN.facts.id).facts.state).toBe('scheduled');
    expect(outbox()).toMatchObject([
      { commandId: id, state: { name: 'unsent' }, foreseen: { code: 'conflict' } },
    ]);
    page([{ kind: 'gone', feedNo: 100, caseId: OPEN.facts.id }]);
    expect(desk.reader.showCase({ now: NOW, id: OPEN.facts.id })).toEqual({ shown: null });
    expect(outbox()).toMatchObject([{ commandId: id, foreseen: { code: 'not-found' } }]);
  });

  it('says where a case comes from', () => {
    const opening = openCommand();
    desk.keep(opening, NOW);
    expect(show(opening.caseId)).toMatchObject({ from: 'desk', reference: expect.stringMatching(/^New-/) });
    expect(show(OPEN.facts.id).from).toBe('cache');
    const elsewhere = sampleItem(500, SAMPLE);
    const told = desk.reader.showHubCase({ now: NOW, record: elsewhere });
    expect(told).toMatchObject({ from: 'hub', facts: elsewhere.facts, unsent: [] });
  });

  it('lists the cases of a caller, newest first, unsent ones among them', () => {
    const [card] = OPEN.callers;
    const caller = card?.id ?? never();
    const of = () => desk.reader.casesOfCaller({ now: NOW, id: caller })?.rows.map((row) => row.id);
    const known = ITEMS.filter(({ facts }) => facts.callerIds.includes(caller))
      .toSorted((a, b) => b.facts.openedAt - a.facts.openedAt)
      .map(({ facts }) => facts.id);
    expect(of()).toEqual(known);
    const opening = openCommand({ caller: { kind: 'known', id: caller } });
    desk.keep(opening, NOW);
    expect(of()).toEqual([opening.caseId, ...known]);
    expect(desk.reader.casesOfCaller({ now: NOW, id: callerId.parse(uuidOf('nobody')) })).toEqual({
      rows: [],
    });
  });
});

describe('keepCommand', () => {
  const keep = (
    command: Parameters<FilledDesk['keep']>[0],
    told: Parameters<FilledDesk['writer']['keep']>[0]['told'] = null,
  ) => desk.writer.keep({ commandId: ids.command(), command, now: NOW, told });

  it('asks for cases the desk does not hold, and judges by what the hub told', () => {
    const elsewhere = sampleItem(500, SAMPLE).facts;
    const note = noteCommand(elsewhere.id, 'from afar');
    expect(keep(note)).toMatchObject({ ok: true, value: { status: 'asks-for', cases: [elsewhere.id] } });
    expect(keep(note, [])).toMatchObject({ value: { status: 'refused', refusal: { code: 'not-found' } } });
    expect(outbox()).toEqual([]);
    expect(keep(note, [elsewhere])).toMatchObject({
      value: { status: 'queued', reference: elsewhere.number },
    });
    expect(show(elsewhere.id)).toMatchObject({ from: 'hub', facts: { noteCount: elsewhere.noteCount + 1 } });
    const link = { type: 'link-duplicate' as const, caseId: OPEN.facts.id, duplicateOf: ids.case() };
    expect(keep(link)).toMatchObject({ value: { status: 'asks-for', cases: [link.duplicateOf] } });
  });

  it('tells the hub what the sender saw, unsent work included', () => {
    desk.keep(
      { type: 'assign', caseId: OPEN.facts.id, department: 'LASAN', unit: 'NC', assignee: null },
      NOW,
    );
    desk.keep(closeCommand(OPEN.facts.id), NOW);
    expect(desk.writer.nextBatch({ limit: 10 }).map(({ seq, seen }) => [seq, seen])).toEqual([
      [1, { state: 'new', department: OPEN.facts.department, unit: null, assignee: null }],
      [2, { state: 'assigned', department: 'LASAN', unit: 'NC', assignee: null }],
    ]);
    expect(SAMPLE_ACCOUNT.role).toBe('supervisor');
  });
});

function never(): never {
  throw new Error('the sample is not as expected');
}
