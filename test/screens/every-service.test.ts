import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import type { CaseRecord } from '../../shared/contract/case-record.ts';
import { feedPage, signInAnswer } from '../../shared/contract/hub-protocol.ts';
import { parseAnswers, type Answers } from '../../shared/domain/answers.ts';
import type { CityPack, Service, ServiceQuestions } from '../../shared/domain/city-pack.ts';
import type { EmergencyNote } from '../../shared/domain/emergency-check.ts';
import { emergencyNoteOf, scriptToAsk } from '../../shared/domain/emergency-script.ts';
import { findServices } from '../../shared/domain/find-services.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { NO_PLACE, type Place } from '../../shared/domain/place.ts';
import { placeAsRead } from '../../shared/domain/place-as-read.ts';
import { readPlace } from '../../shared/domain/read-place.ts';
import { PASSWORD, PEOPLE } from '../demo-city.ts';
import { until } from '../program.ts';
import { ask, ids } from '../test-hub.ts';
import { answerQuestion } from './answer-question.ts';
import { askedQuestions, decidingKeys, type AskedQuestion } from './asked-questions.ts';
import type { Screen } from './screen.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';

/** A street of no case and no address book: what is typed is all that is known of it. */
const STREET = 'QUETZAL PLUME ST';

/** What the hub should have of a case, all of it typed or chosen on the screen. */
interface Filed {
  readonly service: string;
  readonly channel: string;
  readonly place: Place;
  readonly anonymousCallers: number;
  readonly callers: readonly { name: string; language: string; phoneLast4: string | null }[];
  readonly description: string | null;
  readonly placeSaid: string | null;
  readonly answers: Answers | null;
  readonly catalogueVersion: string;
  readonly emergency: EmergencyNote | null;
  readonly told: number;
}

let stage: Stage;
let agent: Seat;
let pack: CityPack;

beforeAll(async () => {
  pack = await loadCityPack(join(import.meta.dirname, '../../resources/cities/los-angeles'), null);
  stage = await openDemoStage(60);
  agent = await stage.seat();
  await signIn(agent, 'agent');
  agent.screen.page.setDefaultTimeout(60_000);
});
afterAll(() => stage?.close());

function widgetOf({ ui }: ServiceQuestions, key: string): string | null {
  const own = ui[key];
  if (typeof own !== 'object' || own === null || !('ui:widget' in own)) return null;
  const widget = own['ui:widget'];
  return typeof widget === 'string' ? widget : null;
}

/** Answers all that is asked, then each question that decides on others once more the other way, and what that brings up. */
async function answerAll(form: Locator, questions: ServiceQuestions): Promise<Answers> {
  const answers: Answers = {};
  const give = async (asked: AskedQuestion, which: 'first' | 'last') => {
    const widget = widgetOf(questions, asked.key);
    answers[asked.key] = await answerQuestion(form, asked, { widget, which });
  };
  const giveRest = async () => {
    for (;;) {
      const open = askedQuestions(questions, answers).find(({ key }) => !Object.hasOwn(answers, key));
      if (open === undefined) return;
      await give(open, 'first');
    }
  };
  await giveRest();
  for (const key of decidingKeys(questions)) {
    const asked = askedQuestions(questions, answers).find((one) => one.key === key);
    if (asked === undefined) continue;
    await give(asked, 'last');
    await giveRest();
  }
  const asked = askedQuestions(questions, answers);
  const shown = await form.innerText();
  const missing = asked.filter(({ title }) => !shown.includes(title));
  if (missing.length > 0) throw new Error(`not on screen: ${missing.map(({ title }) => title).join(', ')}`);
  const keys = new Set(asked.map(({ key }) => key));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
}

async function chooseFrom(page: Page, field: Locator, text: string, option: string): Promise<void> {
  await field.fill(text);
  const exact = page.getByText(option, { exact: true });
  await page.getByRole('listbox').getByRole('option').filter({ has: exact }).first().click();
}

/** Files one case of a service through the new-case form. */
async function fileOne({ page, focuses }: Screen, service: Service, at: number): Promise<Filed> {
  const { name, questions } = service;
  await page.keyboard.press('Alt+n');
  await focuses('combobox "Name"');
  const part = (title: string) => page.getByRole('region', { name: title, exact: true });
  const who = part('Who');
  const named = service.anonymous === 'forbidden' || at % 3 === 0;
  if (named) {
    await who.getByRole('combobox', { name: 'Name' }).fill(`Zoë Ñáñez ${at}`);
    await who.getByRole('combobox', { name: 'Phone' }).fill(`(213) 555-0${100 + at}`);
    await who.getByRole('combobox', { name: 'Language' }).selectOption('es');
  } else await who.getByRole('button', { name: 'Anonymous' }).click();

  const what = part('What');
  const about = what.getByRole('combobox', { name: 'What is it about?' });
  await about.fill(name.en);
  // A service's own name comes first, whatever else comes and goes in the list meanwhile.
  const own = page.getByRole('listbox').getByRole('option').first();
  await own.getByText(name.en, { exact: true }).first().waitFor();
  await about.press('Enter');
  await what.getByRole('button', { name: 'Another service' }).waitFor();
  const found = findServices(pack, name.en).emergency;
  const script = scriptToAsk(pack, found?.kind.id ?? null, service);
  const no = Object.fromEntries((script?.questions ?? []).map(({ id }) => [id, 'no' as const]));
  if (Object.keys(no).length > 0) await what.getByRole('button', { name: /^No to all/ }).click();
  const answers = questions === null ? null : await answerAll(what, questions);
  const described = at % 2 === 0;
  const description = `${name.es}: “así lo dijo” <i>${at}</i>`;
  if (described) await what.getByRole('textbox', { name: 'In the caller’s words' }).fill(description);

  const where = part('Where');
  const address = `${1000 + at} ${STREET}`;
  const words = `Behind the blue kiosk ${at}, second gate`;
  const place = where.getByRole('combobox', { name: 'Address, crossing' });
  if (at % 4 === 0) await chooseFrom(page, place, address, address);
  else await place.fill(words);

  await page.keyboard.press('Control+Enter');
  await page.getByText(`Filed: ${name.en}.`).waitFor();
  await page.keyboard.press('Alt+w');
  return {
    service: service.code,
    channel: 'call',
    place: at % 4 === 0 ? placeAsRead(readPlace(address)) : NO_PLACE,
    anonymousCallers: named ? 0 : 1,
    callers: named ? [{ name: `Zoë Ñáñez ${at}`, language: 'es', phoneLast4: `0${100 + at}` }] : [],
    description: described ? description : null,
    placeSaid: at % 4 === 0 ? null : words,
    answers: answers === null || Object.keys(answers).length === 0 ? null : answers,
    catalogueVersion: pack.version,
    emergency: emergencyNoteOf(script, { answers: no, told911: false }),
    told: 1,
  };
}

/** What the hub has of a case, in the words of what was typed. */
function filedOf({ facts, entries, callers }: CaseRecord): Filed {
  const [opening] = entries;
  if (opening?.event.type !== 'case-opened') throw new Error('the case does not begin with its opening');
  const { event, texts } = opening;
  const text = (id: keyof typeof texts | null) => (id === null ? null : (texts[id] ?? null));
  const answers = text(event.answers);
  const checked = entries.map((entry) => entry.event).find(({ type }) => type === 'emergency-checked');
  return {
    service: facts.service,
    channel: facts.channel,
    place: facts.place,
    anonymousCallers: facts.anonymousCallers,
    callers: callers.map(({ name, language, phoneLast4 }) => ({ name, language, phoneLast4 })),
    description: text(event.description),
    placeSaid: text(event.placeSaid),
    answers: answers === null ? null : parseAnswers(answers),
    catalogueVersion: event.catalogueVersion,
    emergency:
      checked?.type === 'emergency-checked'
        ? { kind: checked.kind, answers: checked.answers, told911: checked.told911 }
        : null,
    told: facts.promises.length,
  };
}

/** Asks the hub as a desk does that nobody types at. */
async function hubReader(): Promise<(since: number) => Promise<{ head: number; cases: CaseRecord[] }>> {
  const { url } = stage.hub();
  const body = { login: PEOPLE.supervisor, password: PASSWORD, consoleId: ids.console() };
  const { token } = signInAnswer.parse((await ask(`${url}/api/sign-in`, { body })).body);
  return async (since) => {
    const answer = await ask(`${url}/api/feed?since=${since}&limit=500`, { method: 'GET', token });
    const { head, items } = feedPage.parse(answer.body);
    return { head, cases: items.flatMap((one) => (one.kind === 'case' ? [one] : [])) };
  };
}

/** To file them all takes two minutes: a day's runs file every third, and three days all of them. */
function servicesToFile(): readonly Service[] {
  if (process.env['DESK311_SERVICES'] === 'all') return pack.services;
  const third = Math.floor(Date.now() / DAY) % 3;
  console.log(`every third service, from number ${third} on; DESK311_SERVICES=all files all of them`);
  return pack.services.filter((_, at) => at % 3 === third);
}

it('can be filed from the screen, each with all its questions answered', async () => {
  expect(pack.services).toHaveLength(68);
  const services = servicesToFile();
  const { screen } = agent;
  const read = await hubReader();
  const { head } = await read(0);
  const started = performance.now();
  const typed: Filed[] = [];
  for (const [at, service] of services.entries()) {
    try {
      typed.push(await fileOne(screen, service, at));
    } catch (error) {
      const shown = await screen.page.locator('main').innerText();
      throw new Error(`${service.code} could not be filed; on screen: ${shown}`, { cause: error });
    }
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  const answered = typed.reduce((sum, { answers }) => sum + Object.keys(answers ?? {}).length, 0);
  console.log(`${typed.length} services filed from the screen with ${answered} answers in ${seconds} s`);
  const kept = await until('all cases on the hub', async () => {
    const { cases } = await read(head);
    return cases.length >= typed.length ? cases : null;
  });
  const byService = new Map(kept.map((one) => [one.facts.service, filedOf(one)]));
  expect(typed.map(({ service }) => byService.get(service))).toEqual(typed);
  expect(kept).toHaveLength(services.length);
  expect(new Set(kept.map(({ facts }) => facts.number)).size).toBe(services.length);
}, 360_000);

it('has logged no error', () => expect(stage.problems()).toEqual([]));
