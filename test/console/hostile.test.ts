import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import { seededRandom } from '../../hub/demo/random.ts';
import { callerId, promiseId, textId, type CaseId, type TextId } from '../../shared/domain/ids.ts';
import { MINIMUM_EXPLANATION } from '../../shared/domain/decision.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { allAnswered, putThrough } from '../hostile/door-visitor.ts';
import { hostileText, isKeepable, lengthOf, oddText } from '../hostile/hostile-text.ts';
import { isText, mayBeOpened, OPEN_FIELDS, type OpenField } from '../hostile/open-fields.ts';
import { tally } from '../hostile/tally.ts';
import { understandTexts } from '../hostile/understand-texts.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import {
  contactCommandOf,
  ids,
  openCommand,
  PASSWORD,
  testHub,
  type TestDesk,
  type TestHub,
} from '../test-hub.ts';

const SEED = Number(process.env['DESK311_SEED'] ?? 311);
const random = seededRandom('hostile', SEED);
const counts = tally(SEED);
const { expectByRule } = counts;

let hub: TestHub;
let me: TestDesk;
let desk: InProcessDesk;
const folder = mkdtempSync(join(tmpdir(), 'desk311-hostile-'));
/** What must stand on the hub and on the desk, letter by letter. */
const texts = new Map<TextId, { caseId: CaseId; body: string }>();
const names = new Map<string, string>();
const cases: CaseId[] = [];

beforeAll(async () => {
  hub = await testHub();
  me = await hub.desk('supervisor');
  desk = await openDesk(folder, hub.url);
  await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
  await until('live', async () => (await desk.ask('connection.get', {})).state.name === 'live' || null);
});
afterAll(async () => {
  console.log([`seed ${SEED}, ${counts.total()} inputs`, ...counts.lines()].join('\n  '));
  await desk.close();
  rmSync(folder, { recursive: true });
});

const newText = (body: string) => ({ id: textId.parse(ids.text()), body });
const send = (command: unknown) => putThrough(desk, 'command.send', { commandId: ids.command(), command });

const settled = () => allAnswered(desk, () => hub.log());

it('keeps of a new case all that was said, or says what to do', async () => {
  const fields = Object.keys(OPEN_FIELDS) as OpenField[];
  for (let at = 0; at < 420; at += 1) {
    const hot = fields[at % fields.length] ?? 'name';
    const given = Object.fromEntries(
      fields.map((field) => {
        if (field === hot) return [field, hostileText(random, OPEN_FIELDS[field])];
        if (field === 'e-mail')
          return [field, random.pick(["o'brien+311@example.org", 'a_b-c.d@sub.example.org'])];
        if (field === 'language') return [field, random.pick(['en', 'es', 'zh-Hant', 'ase'])];
        if (field === 'address')
          return [
            field,
            oddText(random, 300).replaceAll(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, ''),
          ];
        return [field, oddText(random, OPEN_FIELDS[field])];
      }),
    ) as Record<OpenField, string>;
    const [description, placeSaid] = [newText(given['what the caller said']), newText(given['place said'])];
    const values = { said: given['answer in words'], list: [given['answers of a list'], 'plain'] };
    const answers = { ...newText(JSON.stringify(values)), values };
    const caller = { id: callerId.parse(ids.case()), name: given.name };
    const command = openCommand({ service: 'sidewalk-rebate' });
    const outcome = await send({
      ...command,
      place: { ...NO_PLACE, address: given.address },
      caller: {
        kind: 'new',
        ...caller,
        phone: given.phone,
        email: given['e-mail'],
        language: given.language,
      },
      description,
      placeSaid,
      answers: { id: answers.id, catalogueVersion: 'earlier', values },
    });
    const taken = expectByRule(hot, outcome, mayBeOpened(hot, given[hot]), given[hot]);
    if (!taken) continue;
    for (const field of fields) if (field !== hot) counts.count(field, true);
    cases.push(command.caseId);
    for (const { id, body } of [description, placeSaid, answers])
      texts.set(id, { caseId: command.caseId, body });
    names.set(caller.id, [given.name, given.phone, given['e-mail'], given.language].join('\u0001'));
    if (at % 30 === 29) await settled();
  }
  await settled();
});

it('keeps what is written into a case', async () => {
  for (let at = 0; at < 500; at += 1) {
    const caseId = cases[at % 50] ?? ids.case();
    const note = newText(hostileText(random, 10_000));
    const visibility = random.pick(['internal', 'public']);
    const outcome = await send({ type: 'add-note', caseId, visibility, note });
    const taken = expectByRule('note', outcome, isText(note.body, 10_000), note.body);
    if (taken) texts.set(note.id, { caseId, body: note.body });
    if (at % 50 === 49) await settled();
  }
});

it('keeps explanations, remarks and receivers of the whole life of a case', async () => {
  const step = async (
    field: string,
    [least, most]: readonly [number, number],
    caseId: CaseId,
    command: (text: object) => object,
  ) => {
    const hostile = newText(hostileText(random, most));
    const may = isText(hostile.body, most) && hostile.body.trim().length >= least;
    const first = expectByRule(field, await send({ caseId, ...command(hostile) }), may, hostile.body);
    const kept = first ? hostile : newText(`said: ${oddText(random, most - 20)} and no more`);
    // What could not be taken must leave the case where it was.
    if (!first) expectByRule(field, await send({ caseId, ...command(kept) }), true, kept.body);
    texts.set(kept.id, { caseId, body: kept.body });
  };
  for (const caseId of cases.slice(50, 95)) {
    await step('waiting remark', [0, 2_000], caseId, (remark) => ({
      type: 'change-state',
      to: 'waiting',
      waitingReason: 'access',
      scheduledFor: null,
      remark,
    }));
    const name = oddText(random, 120).trim();
    await step('referral', [MINIMUM_EXPLANATION, 2_000], caseId, (explanation) => ({
      type: 'refer',
      receiver: { kind: 'outside', name: name.length < 2 ? `${name}..` : name },
      explanation,
    }));
    counts.count('receiver', true);
    await step('closing explanation', [MINIMUM_EXPLANATION, 4_000], caseId, (explanation) => ({
      type: 'close-case',
      outcome: 'completed',
      explanation,
    }));
    await step('reopening explanation', [MINIMUM_EXPLANATION, 2_000], caseId, (explanation) => ({
      type: 'reopen-case',
      reason: 'not-done',
      explanation,
    }));
    const promise = {
      id: promiseId.parse(ids.case()),
      kind: 'call-back',
      basis: 'agent',
      by: Date.now() + DAY,
      language: 'en',
    };
    await step('call-back', [0, 1_000], caseId, (why) => ({
      type: 'make-promise',
      promise,
      callerId: null,
      why,
    }));
    await step('promise remark', [0, 1_000], caseId, (remark) => ({
      type: 'settle-promise',
      promiseId: promise.id,
      how: { name: 'done' },
      remark,
    }));
    await settled();
  }
});

it('keeps what is changed of callers and noted of contacts', async () => {
  const changed = await desk.ask('case.get', { id: cases[0] ?? ids.case() });
  const card = changed?.callers[0];
  if (card === undefined) throw new Error('the first case has no caller');
  let seen = { name: card.name, language: card.language };
  const { phones, emails } = card.contacts ?? {
    phones: card.phoneLast4 === null ? [] : [card.phoneLast4],
    emails: card.emailMasked === null ? [] : [card.emailMasked],
  };
  const kept = (list: readonly string[]) => list.map((_, at) => ({ kind: 'kept', at }));
  for (let at = 0; at < 60; at += 1) {
    const name = hostileText(random, 120);
    const outcome = await send({
      type: 'change-caller',
      caseId: cases[0],
      callerId: card.id,
      seen: { ...seen, phones, emails },
      name,
      language: 'es',
      phones: kept(phones),
      emails: kept(emails),
    });
    if (!expectByRule('changed name', outcome, isText(name, 120), name)) continue;
    await settled();
    seen = { name, language: 'es' };
    const now = await hub.hub.db
      .selectFrom('callers')
      .select('name')
      .where('id', '=', card.id)
      .executeTakeFirst();
    expect(now?.name).toBe(name);
  }
  names.delete(card.id);

  const notes = new Map<string, string>();
  for (let at = 0; at < 120; at += 1) {
    const hot = random.pick(['contact note', 'contact language', 'disposition', 'article used']);
    const text = hostileText(random, hot === 'contact note' ? 2_000 : 10);
    const note = newText(hot === 'contact note' ? text : oddText(random, 2_000));
    const command = contactCommandOf({
      note,
      ...(hot === 'contact language' ? { language: text } : {}),
      ...(hot === 'disposition' ? { disposition: text } : {}),
      ...(hot === 'article used' ? { articles: [{ id: text, version: 1 }] } : {}),
    });
    const may =
      hot === 'contact note'
        ? isText(text, 2_000)
        : hot === 'article used'
          ? isKeepable(text, 80) && text !== ''
          : false;
    if (expectByRule(hot, await send(command), may, text)) notes.set(command.contactId, note.body);
  }
  await settled();
  const { rows } = await sql<{
    id: string;
    note: string;
  }>`select contact_id as id, note from contact_words`.execute(hub.hub.db);
  expect(new Map(rows.map(({ id, note }) => [id, note]))).toEqual(notes);
});

it('has every text letter by letter on the hub, and shows it on the desk', async () => {
  const { rows } = await sql<{ id: TextId; body: string }>`select id, body from texts`.execute(hub.hub.db);
  const bodies = new Map(rows.map(({ id, body }) => [id, body]));
  expect([...texts].filter(([id, { body }]) => bodies.get(id) !== body)).toEqual([]);
  const { rows: people } = await sql<{ id: string; said: string }>`
    select id, concat_ws(chr(1), name, (select value from contacts where caller_id = id and kind = 'phone'),
      (select value from contacts where caller_id = id and kind = 'email'), language) as said
    from callers`.execute(hub.hub.db);
  const said = new Map(people.map((one) => [one.id, one.said]));
  expect([...names].filter(([id, one]) => said.get(id) !== one)).toEqual([]);

  const byCase = Map.groupBy(texts, ([, { caseId }]) => caseId);
  for (const [id, expected] of byCase) {
    const view = await desk.ask('case.get', { id });
    const shown = new Map(view?.entries.flatMap((entry) => Object.entries(entry.texts)));
    expect(expected.filter(([text, { body }]) => shown.get(text) !== body)).toEqual([]);
  }
  const records = await Promise.all(
    cases.slice(0, 40).map((id) => me.post('/api/query/get-case', { caseId: id, number: null })),
  );
  expect(records.filter(({ status }) => status !== 200)).toEqual([]);
});

it('finds the odd cases by a plain word in them', async () => {
  for (let at = 0; at < 60; at += 1) {
    const word = `quetzal${String.fromCodePoint(97 + (at % 26))}${String.fromCodePoint(97 + Math.floor(at / 26))}x`;
    const description = newText(`${oddText(random, 3_000)} ${word}\n${oddText(random, 900)}`);
    const command = openCommand({ description });
    expectByRule('found by a word', await send(command), isText(description.body, 4_000), description.body);
    const { hits } = await desk.ask('search', { text: word, limit: 5 });
    const found = hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row.id] : []));
    if (!found.includes(command.caseId)) {
      await settled();
      const again = await desk.ask('search', { text: word, limit: 5 });
      expect(again.hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row.id] : []))).toContain(
        command.caseId,
      );
    }
  }
  await settled();
});

it('keeps drafts as they were typed, here and on the hub', async () => {
  const bodies = new Map<string, string>();
  for (let at = 0; at < 80; at += 1) {
    const id = ids.case();
    const [serviceText, placeText, description, callerName] = [500, 500, 4_000, 120].map((most) =>
      hostileText(random, most),
    );
    const body = random.chance(0.2)
      ? hostileText(random, 60_000)
      : JSON.stringify({ serviceText, placeText, description, callerName });
    const outcome = await putThrough(desk, 'draft.put', { id, body, lineage: 0 });
    for (let more = 0; more < 3; more += 1) counts.count('draft', outcome.name === 'taken');
    if (expectByRule('draft', outcome, isKeepable(body, 60_000), body)) bodies.set(id, body);
  }
  const kept = await until('the drafts on the hub', async () => {
    const { rows } = await sql<{
      id: string;
      body: string;
    }>`select id, body from drafts where body is not null`.execute(hub.hub.db);
    return rows.length >= bodies.size ? rows : null;
  });
  expect(new Map(kept.map(({ id, body }) => [id, body]))).toEqual(bodies);
  const { drafts } = await desk.ask('draft.list', {});
  expect(new Map(drafts.map(({ id, body }): [string, string] => [id, body]))).toEqual(bodies);
});

it('answers whatever is asked of search, places, callers and lists', async () => {
  const ask = async (
    field: string,
    name: 'search' | 'place.suggest' | 'caller.suggest' | 'search.hub',
    most: number,
    more: object,
  ) => {
    const text = hostileText(random, most);
    expectByRule(field, await putThrough(desk, name, { text, ...more }), lengthOf(text) <= most, text);
  };
  for (let at = 0; at < 1_400; at += 1) await ask('search', 'search', 20_000, { limit: 20 });
  for (let at = 0; at < 60; at += 1) await ask('search of the hub', 'search.hub', 20_000, { limit: 10 });
  for (let at = 0; at < 700; at += 1) {
    await ask('place finder', 'place.suggest', 200, {});
    await ask('caller finder', 'caller.suggest', 200, {});
  }
  const list = { list: 'all', sort: 'opened', offset: 0, limit: 20 };
  for (let at = 0; at < 300; at += 1) {
    const filter = hostileText(random, 200);
    expectByRule(
      'list filter',
      await putThrough(desk, 'case.list', { ...list, filter }),
      lengthOf(filter) <= 200,
      filter,
    );
  }
  for (let at = 0; at < 60; at += 1) {
    const json = JSON.stringify({ typed: hostileText(random, 4_000) });
    expectByRule(
      'workspace',
      await putThrough(desk, 'workspace.put', { json }),
      json.length <= 1_000_000,
      json,
    );
  }
});

it('understands or leaves alone what is said of services, places and calls', async () => {
  const pack = await loadCityPack(join(import.meta.dirname, '../../resources/cities/los-angeles'), null);
  understandTexts(pack, random, counts);
  for (let at = 0; at < 300; at += 1) {
    const part = random.pick(['ani', 'ucid', 'language', 'event']);
    const text = hostileText(random, 30);
    const response = await desk.console.fetch(
      new Request('http://desk/rpc/call.note', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ani: '2135550142', [part]: text }),
      }),
    );
    expect([200, 400]).toContain(response.status);
    counts.count('news of a call', response.ok);
  }
});

it('lets nobody in by odd names, and answers each', async () => {
  const stranger = await openDesk(mkdtempSync(join(folder, 'stranger-')), hub.url);
  try {
    for (let at = 0; at < 12; at += 1) {
      const login = hostileText(random, 100) || 'x';
      const outcome = await putThrough(stranger, 'session.sign-in', {
        login,
        password: hostileText(random, 100) || 'x',
      });
      counts.count('sign-in', outcome.name === 'taken');
      expect(outcome.name).toBe('refused');
    }
  } finally {
    await stranger.close();
  }
});

it('went through ten thousand inputs, and the hub met no error', () => {
  expect(counts.total()).toBeGreaterThan(10_000);
  expect(
    hub
      .log()
      .split('\n')
      .filter((line) => line.includes('a request failed')),
  ).toEqual([]);
  expect(desk.log.filter((line) => line.includes('Error'))).toEqual([]);
});
