import { readFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { closurePack } from '../../shared/domain/closure/closure-pack.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { RunStep } from '../../shared/domain/run/run-step.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { SMALL_PACK } from '../small-city.ts';
import { ids, openCommand, PASSWORD, testHub, type TestDesk, type TestHub } from '../test-hub.ts';

const CLOSURE = new URL('../../resources/cities/los-angeles/closure.json', import.meta.url);
const closure = closurePack.parse(JSON.parse(await readFile(CLOSURE, 'utf8')));
/** Contracts of a real city, for whatever service. */
const PACK = {
  ...SMALL_PACK,
  closure: {
    reasons: closure.reasons,
    contracts: closure.contracts.map(({ services: _services, groups: _groups, ...rest }) => rest),
  },
};

let hub: TestHub;
let person: TestDesk;
let desk: InProcessDesk;
const folder = mkdtempSync(join(tmpdir(), 'desk311-closing-'));

beforeAll(async () => {
  hub = await testHub({ pack: PACK });
  person = await hub.desk('supervisor');
  desk = await openDesk(folder, hub.url);
  await desk.ask('session.sign-in', { login: person.account.login, password: PASSWORD });
  await until('live', async () => (await desk.ask('connection.get', {})).state.name === 'live' || null);
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

/** What each way to the hub is answered: the refusal's words, or that it was taken. */
const WAYS: Record<string, (command: CaseCommand) => Promise<string>> = {
  'a command sent to the hub': async (command) => {
    const result = await person.send(command);
    return result.status === 'refused' ? result.refusal.message : result.status;
  },
  'a desk, before it keeps anything': async (command) => {
    const answer = await desk.ask('command.send', { commandId: ids.command(), command });
    return answer.status === 'refused' ? answer.refusal.message : answer.status;
  },
  'a bulk action': (command) => byRun('bulk', command),
  'a macro': (command) => byRun('macro', command),
};

/** The same closing as a step of a run, whichever kind it is. */
async function byRun(kind: 'bulk' | 'macro', command: CaseCommand): Promise<string> {
  if (command.type !== 'close-case') throw new Error('a run closes here, and nothing else');
  const close: RunStep = {
    do: 'close',
    outcome: command.outcome,
    reason: null,
    text: command.explanation.body,
  };
  const id = randomUUID();
  const note: RunStep = { do: 'note', visibility: 'internal', text: 'Closed by a macro.' };
  const steps = kind === 'macro' ? [note, close] : [close];
  const begun = await desk.ask('run.start', { id, kind, title: 'Close it', steps, cases: [command.caseId] });
  expect(begun).toEqual({ refusal: null });
  const over = await until('the end of the run', async () => {
    const run = (await desk.ask('run.list', {})).runs.find((one) => one.id === id);
    return run !== undefined && run.waiting + run.sent === 0 ? run : null;
  });
  await desk.ask('run.dismiss', { id });
  return over.failures[0]?.refusal.message ?? 'accepted';
}

async function filed(service: string): Promise<CaseId> {
  const command = openCommand({ service, caller: { kind: 'anonymous' } });
  const opened = await person.send(command);
  if (opened.status !== 'accepted') throw new Error(JSON.stringify(opened));
  // Runs are for what the desk holds; a case's page would ask the hub.
  await until('the case on the desk', async () => {
    const steps: RunStep[] = [{ do: 'note', visibility: 'internal', text: 'Here.' }];
    const { cases } = await desk.ask('run.preview', { steps, cases: [command.caseId] });
    return cases[0]?.commands.length === 1 ? true : null;
  });
  return command.caseId;
}

it('is refused with the same words by whatever way it comes, for every service and outcome', async () => {
  const services = PACK.services.filter(({ anonymous }) => anonymous === 'allowed');
  let refused = 0;
  for (const { code, outcomes, handOff } of services) {
    const id = await filed(code);
    for (const outcome of outcomes.filter((one) => one !== 'duplicate')) {
      const bad: CaseCommand = {
        type: 'close-case',
        caseId: id,
        outcome,
        explanation: { id: ids.text(), body: 'Everything is as it should be.' },
      };
      const asked = PACK.closure.contracts.some(({ outcomes: of }) => of.includes(outcome)) && !handOff;
      if (!asked) continue;
      const words = await Promise.all(Object.values(WAYS).map((way) => way(bad)));
      expect([...new Set(words)]).toEqual([expect.stringMatching(/needs evidence here\. /)]);
      refused += words.length;
    }
  }
  expect(refused).toBeGreaterThan(20);
  expect((await desk.ask('outbox.list', {})).entries).toEqual([]);
  const closed = await hub.hub.db.selectFrom('cases').select('id').where('state', '=', 'closed').execute();
  expect(closed).toEqual([]);
});

it('is taken when its evidence is there, and keeps what it rests on', async () => {
  const id = await filed('pothole');
  const at = Date.now();
  const visit: CaseCommand = {
    type: 'record-visit',
    caseId: id,
    at,
    found: 'nothing-there',
    crew: 'EV-12',
    remark: { id: ids.text(), body: 'The whole block was looked at' },
  };
  await desk.ask('command.send', { commandId: ids.command(), command: visit });
  const close: CaseCommand = {
    type: 'close-case',
    caseId: id,
    outcome: 'not-found',
    explanation: { id: ids.text(), body: 'The crew came on Tuesday and found no hole on this block.' },
    said: { doneAt: null, reason: 'place-searched' },
  };
  // In one go, before the hub has told of the visit.
  expect(await desk.ask('command.send', { commandId: ids.command(), command: close })).toMatchObject({
    status: 'queued',
  });
  const facts = await until('closed on the hub', async () => {
    const row = await hub.hub.db.selectFrom('cases').select('facts').where('id', '=', id).executeTakeFirst();
    return row?.facts.state === 'closed' ? row.facts : null;
  });
  expect([facts.visits, facts.evidence]).toEqual([
    [{ at, found: 'nothing-there', crew: 'EV-12', by: person.account.id }],
    {
      doneAt: null,
      reason: 'place-searched',
      contract: 'somebody-looked',
      catalogueVersion: PACK.version,
    },
  ]);
});
