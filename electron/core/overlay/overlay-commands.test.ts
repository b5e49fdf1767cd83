import { describe, expect, it } from 'vitest';
import { sampleItem } from '../../../test/sample-feed.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { assignCommand, closeCommand, ids, noteCommand, openCommand } from '../../../test/test-hub.ts';
import type { Account } from '../../../shared/contract/account.ts';
import type { CaseRecord } from '../../../shared/contract/case-record.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { temporaryReference } from './case-reference.ts';
import { overlayCommands } from './overlay-commands.ts';
import type { PendingCommand } from './pending-command.ts';

const NOW = Date.UTC(2026, 6, 2);
const ACCOUNT: Account = {
  id: ids.account(),
  login: 'sue',
  name: 'Sue Super',
  role: 'supervisor',
  department: 'ITA',
  unit: null,
};
/** An open case the cache holds; opened on a desk, so it has a caller. */
const SAMPLE = { cases: 300, seed: 5, importedEvery: 0 };
const CACHED =
  Array.from({ length: SAMPLE.cases }, (_, n) => sampleItem(n, SAMPLE)).find(
    ({ facts }) => facts.state === 'new' && facts.department === 'LASAN',
  ) ?? never();

const pending = (command: CaseCommand, more: Partial<PendingCommand> = {}): PendingCommand => ({
  commandId: ids.command(),
  command,
  seen: null,
  base: [],
  madeAt: NOW,
  feedNo: null,
  ...more,
});

function overlay(commands: PendingCommand[], records: CaseRecord[] = [CACHED], cursor = 0) {
  const byId = new Map<CaseId, CaseRecord>(records.map((one) => [one.facts.id, one]));
  return overlayCommands(commands, {
    account: ACCOUNT,
    city: SMALL_CITY,
    directory: null,
    phoneKey: '00'.repeat(32),
    cursor,
    load: (id) => byId.get(id) ?? null,
    caller: () => null,
  });
}

describe('overlayCommands', () => {
  it('shows a new case with its caller before the hub knows of it', () => {
    const caller = {
      kind: 'new' as const,
      id: CACHED.facts.callerIds[0] ?? never(),
      name: 'Ana Núñez',
      phone: '213 555 0142',
      email: 'ana@example.org',
      language: 'es',
    };
    const command = openCommand({ caller, description: { id: ids.text(), body: 'a couch' } });
    const { cases, foreseen } = overlay([pending(command)]);
    const shown = cases.get(command.caseId);
    expect(foreseen.size).toBe(0);
    expect(shown).toMatchObject({
      cached: null,
      facts: {
        number: null,
        state: 'new',
        service: 'pothole',
        department: 'BSS',
        openedBy: ACCOUNT.id,
        version: 2,
      },
      callers: [{ name: 'Ana Núñez', phoneLast4: '0142', emailMasked: 'a***@example.org' }],
    });
    expect(
      shown?.entries.map(({ event, pending: unsent, texts, byName }) => [event.type, unsent, texts, byName]),
    ).toEqual([
      ['case-opened', true, { [command.description?.id ?? '']: 'a couch' }, 'Sue Super'],
      ['caller-joined', true, {}, 'Sue Super'],
    ]);
    expect(shown?.callers[0]?.phoneKeys).toHaveLength(2);
    expect(temporaryReference(command.caseId)).toMatch(/^New-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('lays one command over the other, in order', () => {
    const { id } = CACHED.facts;
    const note = noteCommand(id, 'mind the dog');
    const { cases } = overlay([
      pending(assignCommand(id, 'LASAN', 'NC')),
      pending(note),
      pending(closeCommand(id)),
    ]);
    const shown = cases.get(id);
    expect(shown?.cached).toEqual(CACHED);
    expect(shown?.facts).toMatchObject({
      state: 'closed',
      unit: 'NC',
      noteCount: CACHED.facts.noteCount + 1,
      closedAt: NOW,
    });
    expect(shown?.entries.slice(CACHED.entries.length).map((one) => one.event.type)).toEqual([
      'assigned',
      'note-added',
      'closed',
    ]);
    expect(shown?.entries.filter((one) => one.pending)).toHaveLength(3);
  });

  it('leaves out what the cache shows already, by its id or by its feed number', () => {
    const { id, version } = CACHED.facts;
    const sent = pending(noteCommand(id, 'once'), { feedNo: 50 });
    const last = CACHED.entries.at(-1) ?? never();
    const confirmed = {
      ...CACHED,
      facts: { ...CACHED.facts, version: version + 1 },
      entries: [...CACHED.entries, { ...last, version: version + 1, commandId: sent.commandId }],
    };
    expect(overlay([sent], [confirmed], 40).cases.size).toBe(0);
    expect(overlay([sent], [CACHED], 50).cases.size).toBe(0);
    expect(overlay([sent], [CACHED], 49).cases.size).toBe(1);
  });

  it('keeps a command that no longer applies, says why, and shows the case without it', () => {
    const { id, department, unit, assignee } = CACHED.facts;
    const seen = { state: 'waiting' as const, department, unit, assignee };
    const stale = pending(closeCommand(id), { seen });
    const { cases, foreseen } = overlay([stale, pending(noteCommand(id, 'still goes'))]);
    expect(foreseen.get(stale.commandId)).toMatchObject({ code: 'conflict' });
    expect(cases.get(id)?.facts.state).toBe(CACHED.facts.state);
    expect(cases.get(id)?.facts.noteCount).toBe(CACHED.facts.noteCount + 1);
  });

  it('does not throw for a case that is gone or of a service it does not know', () => {
    const strange = { ...CACHED, facts: { ...CACHED.facts, id: ids.case(), service: 'unheard-of' } };
    const commands = [
      pending(noteCommand(ids.case(), 'gone')),
      pending(noteCommand(strange.facts.id, 'strange')),
    ];
    const { cases, foreseen } = overlay(commands, [strange]);
    expect(cases.size).toBe(0);
    expect([...foreseen.values()].map((one) => one.code)).toEqual(['not-found', 'unknown-service']);
  });

  it('reaches the other case of a link, and knows cases the hub told of', () => {
    const told = sampleItem(298, SAMPLE).facts;
    const other = { ...told, state: 'assigned' as const, closedAt: null, outcome: null };
    const link = pending(
      { type: 'link-duplicate', caseId: CACHED.facts.id, duplicateOf: other.id },
      { base: [other] },
    );
    const { cases, foreseen } = overlay([link]);
    expect([...foreseen.values()]).toEqual([]);
    expect(cases.get(CACHED.facts.id)?.facts.duplicateOf).toBe(other.id);
    expect(cases.get(other.id)).toMatchObject({
      cached: null,
      facts: { callerIds: [...other.callerIds, ...CACHED.facts.callerIds] },
    });
  });

  it('is quick for a long day offline', () => {
    const commands = Array.from({ length: 500 }, (_, n) =>
      pending(noteCommand(CACHED.facts.id, `note ${n}`)),
    );
    const started = performance.now();
    expect(overlay(commands).cases.get(CACHED.facts.id)?.facts.noteCount).toBe(CACHED.facts.noteCount + 500);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

function never(): never {
  throw new Error('the sample is not as expected');
}
