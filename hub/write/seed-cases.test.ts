import { beforeAll, expect, test } from 'vitest';
import { callerId } from '../../shared/domain/ids.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import { importedCase } from '../../test/imported-case.ts';
import { ids, testHub, type TestHub } from '../../test/test-hub.ts';
import type { CaseAppend } from './append-cases.ts';
import { takeCaseNumbers } from './case-number.ts';
import { seedCases } from './seed-cases.ts';

let the: TestHub;
beforeAll(async () => {
  the = await testHub();
});

/** A case that was opened, noted and closed long ago. */
function life(number: string, caller: ReturnType<typeof callerId.parse>): CaseAppend {
  const id = ids.case();
  const { place, clock } = importedCase(0);
  const [note, explanation] = [ids.text(), ids.text()];
  const by = { id: ids.account(), role: 'agent' as const };
  const at = (hours: number) => Date.UTC(2025, 2, 3, hours);
  const event = (version: number, rest: Pick<RecordedEvent, 'at' | 'event'>): RecordedEvent => ({
    caseId: id,
    version,
    by,
    commandId: ids.command(),
    ...rest,
  });
  const events = [
    event(1, {
      at: at(9),
      event: {
        type: 'case-opened',
        number,
        service: 'pothole',
        department: 'BSS',
        channel: 'app',
        place,
        clock,
        catalogueVersion: 'small-1',
        description: null,
        placeSaid: null,
        answers: null,
      },
    }),
    event(2, { at: at(9), event: { type: 'caller-joined', callerId: caller } }),
    event(3, { at: at(12), event: { type: 'note-added', text: note, visibility: 'public' } }),
    event(4, { at: at(15), event: { type: 'closed', outcome: 'completed', clock, text: explanation } }),
  ];
  const facts = events.reduce<ReturnType<typeof foldCase> | null>(
    (before, one) => foldCase(before, one),
    null,
  );
  if (facts === null) throw new Error('a life has events');
  return {
    before: null,
    facts,
    events,
    texts: [
      { id: note, kind: 'note', body: 'Crew on the way', visibility: 'public' },
      { id: explanation, kind: 'explanation', body: 'Filled with asphalt.', visibility: 'public' },
    ],
  };
}

test('whole lives are taken in once, with times in the past and callers they share', async () => {
  const caller = callerId.parse(ids.case());
  const numbers = await takeCaseNumbers(the.hub.db, 3);
  expect(new Set(numbers).size).toBe(3);
  const appends = numbers.map((number) => life(number, caller));
  const callers = [{ id: caller, name: 'Ana Ruiz', phone: '213-555-0142', email: null, language: 'es' }];
  const batch = { commandId: ids.command(), appends, callers };
  const first = await seedCases(the.hub.core, batch);
  expect(first).toEqual({ taken: 3, updated: 0, unchanged: 0, feedNo: 3 });
  expect(await seedCases(the.hub.core, batch)).toEqual(first);
  // A later batch may bring the same caller along.
  await seedCases(the.hub.core, {
    commandId: ids.command(),
    appends: [life((await takeCaseNumbers(the.hub.db, 1))[0]!, caller)],
    callers: [{ ...callers[0]!, name: 'Somebody else' }],
  });
  expect(await the.hub.db.selectFrom('callers').select(['name', 'phone_last4']).execute()).toEqual([
    { name: 'Ana Ruiz', phone_last4: '0142' },
  ]);
  const rows = await the.hub.db.selectFrom('cases').select(['feed_no', 'facts']).orderBy('feed_no').execute();
  expect(rows.slice(0, 3)).toEqual(appends.map(({ facts }, n) => ({ feed_no: n + 1, facts })));
});

test('a case that is known already fails the whole batch', async () => {
  const caller = callerId.parse(ids.case());
  const one = life('1-6000000001', caller);
  await seedCases(the.hub.core, { commandId: ids.command(), appends: [one], callers: [] });
  const two = life('1-6000000002', caller);
  await expect(
    seedCases(the.hub.core, { commandId: ids.command(), appends: [two, { ...one, texts: [] }], callers: [] }),
  ).rejects.toThrow('duplicate key value violates unique constraint');
  expect(await the.hub.db.selectFrom('cases').select('id').where('id', '=', two.facts.id).execute()).toEqual(
    [],
  );
});
