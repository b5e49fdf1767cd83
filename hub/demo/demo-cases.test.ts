import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { recordedEvent } from '../../shared/domain/case-event.ts';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import { cityOf } from '../../shared/domain/city.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import { DAY, HOUR } from '../../shared/domain/instant.ts';
import { areaFinder } from '../../shared/domain/point-in-polygon.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import type { CaseAppend } from '../write/append-cases.ts';
import { demoCases } from './demo-cases.ts';
import { demoPlacesFile } from './demo-places.ts';
import { demoWorld } from './demo-world.ts';
import { MECHANISMS, type Mechanism, type Planting } from './planting.ts';
import type { PlayedStage } from './stage.ts';

const CITY_FOLDER = new URL('../../resources/cities/los-angeles/', import.meta.url);
const city = cityOf(await loadCityPack(fileURLToPath(CITY_FOLDER), null));
const file = demoPlacesFile.parse(
  JSON.parse(await readFile(new URL('demo-places.json', CITY_FOLDER), 'utf8')),
);
const NOW = Date.parse('2026-11-21T12:00:00-08:00');
const SEED = 311;
const COUNT = 6_000;

type Story = ReturnType<PlayedStage['record']>;
type PlantedArguments = Parameters<Planting['planted']>;

function make(seed: number, count: number, planting: Planting | null = null): Story[] {
  let number = 7_000_000_000;
  return [
    ...demoCases(demoWorld(city, file, seed, NOW, planting), count, () => {
      number += 1;
      return `1-${number}`;
    }),
  ];
}
const stories = make(SEED, COUNT);
const appends: readonly CaseAppend[] = stories.flatMap((story) => story.appends);
const all: readonly CaseFacts[] = appends.map((append) => append.facts);
const callers = stories.flatMap((story) => story.callers);
const texts = appends.flatMap((append) => append.texts);
const share = (cases: readonly CaseFacts[], of: (facts: CaseFacts) => boolean): number =>
  cases.filter(of).length / cases.length;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

describe(`the demo city of seed ${SEED}`, () => {
  it('is the same for the same seed and another for another', () => {
    expect(make(SEED, 300)).toEqual(make(SEED, 300));
    const ids = (seed: number) =>
      make(seed, 100).flatMap((story) => story.appends.map((append) => append.facts.id));
    const others = new Set(ids(2));
    expect(ids(1).filter((id) => others.has(id))).toEqual([]);
  });

  it('plays by the rules whatever the seed', () => {
    // Each story throws when the rules refuse what it plans.
    for (let seed = 1; seed <= 12; seed += 1)
      expect(make(seed, 400).flatMap((story) => story.appends).length).toBe(400);
  });

  it('has as many cases as asked for, with ids, numbers and texts of their own', () => {
    expect(all.length).toBe(COUNT);
    expect(new Set(all.map((facts) => facts.id)).size).toBe(COUNT);
    expect(new Set(all.map((facts) => facts.number)).size).toBe(COUNT);
    expect(new Set(texts.map((text) => text.id)).size).toBe(texts.length);
    expect(new Set(callers.map((caller) => caller.id)).size).toBe(callers.length);
    expect(make(SEED, 7).flatMap((story) => story.appends).length).toBe(7);
  });

  it('holds cases that are the fold of their events, in the order of time', () => {
    for (const { facts, events } of appends) {
      const folded = events.reduce<CaseFacts | null>((before, event) => foldCase(before, event), null);
      expect(folded).toEqual(facts);
      expect(events.every((event, i) => event.at <= NOW && (events[i - 1]?.at ?? 0) <= event.at)).toBe(true);
    }
  });

  it('holds facts and events of the right shape', () => {
    for (const { facts, events } of appends.filter((_, i) => i % 13 === 0)) {
      expect(caseFacts.parse(facts)).toEqual(facts);
      expect(events.map((event) => recordedEvent.parse(event))).toEqual(events);
    }
  });

  it('holds events of the right shape where many closings are too early', () => {
    const planted = new Set<Mechanism>();
    const planting = {
      rate: 0.5,
      cases: 2_500,
      planted: (...[, , how]: PlantedArguments) => planted.add(how),
    };
    const wrong = make(SEED, 2_500, planting)
      .flatMap((story) => story.appends)
      .flatMap(({ facts, events }) => [
        ...(caseFacts.safeParse(facts).error?.issues ?? []),
        ...events.flatMap((event) => recordedEvent.safeParse(event).error?.issues ?? []),
      ]);
    expect([wrong, [...planted].toSorted()]).toEqual([[], Object.keys(MECHANISMS).toSorted()]);
  });

  it('knows every caller that a case names, before the case does', () => {
    const known = new Set<string>();
    for (const story of stories) {
      for (const caller of story.callers) known.add(caller.id);
      expect(story.appends.flatMap(({ facts }) => facts.callerIds).filter((id) => !known.has(id))).toEqual(
        [],
      );
    }
  });

  it('puts every case where its district is', () => {
    const areaAt = areaFinder(city.pack.districts.areas);
    const wrong = all.filter(
      ({ place }) =>
        place.lat === null || place.lng === null || areaAt([place.lng, place.lat])?.id !== place.district,
    );
    expect(wrong.map((facts) => facts.place)).toEqual([]);
    expect(new Set(all.map((facts) => facts.place.district)).size).toBe(city.pack.districts.areas.length);
  });

  it('asks for every service, most for those that the city is asked for most', () => {
    expect(new Set(all.map((facts) => facts.service)).size).toBe(city.pack.services.length);
    const of = (code: string) => share(all, (facts) => facts.service === code);
    const shares = {
      bulky: of('bulky-items'),
      graffiti: of('graffiti-removal'),
      dumping: of('illegal-dumping-pickup'),
      lights: of('single-streetlight-issue'),
    };
    expect(shares.bulky).toBeGreaterThan(0.37);
    expect(shares.bulky).toBeLessThan(0.48);
    expect(shares.graffiti).toBeGreaterThan(0.2);
    expect(shares.graffiti).toBeLessThan(0.31);
    expect(shares.dumping).toBeGreaterThan(0.05);
    expect(shares.dumping).toBeLessThan(0.11);
    expect(shares.lights).toBeLessThan(0.02);
  });

  it('comes by the channels of the real files', () => {
    const of = (channel: string) => share(all, (facts) => facts.channel === channel);
    expect(of('call')).toBeGreaterThan(0.36);
    expect(of('call')).toBeLessThan(0.5);
    expect(of('crew')).toBeGreaterThan(0.14);
    expect(of('crew')).toBeLessThan(0.25);
    expect(of('app')).toBeGreaterThan(0.18);
    expect(of('web')).toBeGreaterThan(0.09);
  });

  it('closes as fast as the real city: crews at once, pickups in days, lights in weeks', () => {
    const hours = (code: string, crew: boolean) =>
      all
        .filter(
          (facts) =>
            facts.service === code &&
            facts.closedAt !== null &&
            facts.reopenCount === 0 &&
            (facts.channel === 'crew') === crew,
        )
        .map((facts) => ((facts.closedAt ?? 0) - facts.openedAt) / HOUR);
    expect(median(hours('graffiti-removal', true))).toBeLessThan(0.2);
    expect(median(hours('bulky-items', false))).toBeGreaterThan(60);
    expect(median(hours('bulky-items', false))).toBeLessThan(120);
    expect(median(hours('homeless-encampment', false))).toBeGreaterThan(200);
    expect(median(hours('report-water-waste', false))).toBeLessThan(1);
  });

  it('has the trouble of the real city: repeats, duplicates, reopenings, referrals, batches and a backlog of lights', () => {
    const byPlace = Map.groupBy(
      all.filter((facts) => facts.channel !== 'crew'),
      (facts) => `${facts.service} ${facts.place.address}`,
    );
    const cases = [...byPlace.values()].flat();
    const whileOpen = (facts: CaseFacts) =>
      byPlace
        .get(`${facts.service} ${facts.place.address}`)
        ?.some(
          (other) =>
            other !== facts && other.openedAt <= facts.openedAt && (other.closedAt ?? NOW) > facts.openedAt,
        ) === true;
    expect(share(cases, whileOpen)).toBeGreaterThan(0.05);
    expect(share(cases, whileOpen)).toBeLessThan(0.13);
    expect(share(all, (facts) => facts.reopenCount > 0)).toBeGreaterThan(0.006);
    expect(share(all, (facts) => facts.outcome === 'duplicate')).toBeGreaterThan(0.015);
    expect(new Set(all.map((facts) => facts.state))).toEqual(
      new Set(['new', 'assigned', 'scheduled', 'in-progress', 'waiting', 'referred', 'closed']),
    );
    const open = all.filter((facts) => facts.state !== 'closed');
    expect(open.length / all.length).toBeGreaterThan(0.01);
    expect(open.length / all.length).toBeLessThan(0.06);
    const lights = (facts: CaseFacts) => facts.department === 'BSL';
    expect(share(open, lights)).toBeGreaterThan(4 * share(all, lights));
    const minutes = Map.groupBy(
      all.filter((facts) => facts.closedAt !== null),
      (facts) => Math.floor((facts.closedAt ?? 0) / 60_000),
    );
    expect(Math.max(...[...minutes.values()].map((of) => of.length))).toBeGreaterThan(4);
  });

  it('covers thirteen months and is busiest on weekdays by day', () => {
    expect(Math.min(...all.map((facts) => facts.openedAt))).toBeGreaterThanOrEqual(NOW - 396 * DAY);
    expect(Math.min(...all.map((facts) => facts.openedAt))).toBeLessThan(NOW - 390 * DAY);
    const zoned = new Intl.DateTimeFormat('en-US', {
      timeZone: city.timeZone,
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    const parts = all.map((facts) => zoned.format(facts.openedAt));
    expect(parts.filter((part) => /Sat|Sun/.test(part)).length / COUNT).toBeLessThan(0.2);
    expect(parts.filter((part) => /\b0?[0-5]$/.test(part)).length / COUNT).toBeLessThan(0.05);
  });

  it('invents every caller: numbers that nobody has, addresses at example.org', () => {
    const phones = callers.map((caller) => caller.phone).filter((phone) => phone !== null);
    expect(
      phones.filter((phone) => !/^(\+1 )?\(?(213|323|738|310|424|818|747)\)?[ -]555[ -]01\d\d$/.test(phone)),
    ).toEqual([]);
    expect(
      callers.filter(({ email }) => email !== null && !/^[a-z-]+\.[a-z-]+\d+@example\.org$/.test(email)),
    ).toEqual([]);
    expect(texts.filter((text) => /\d{3}[ -.]\d{4}\b/.test(text.body))).toEqual([]);
    expect(new Set(callers.map((caller) => caller.language)).size).toBeGreaterThan(5);
  });

  it('has residents who answer the survey; some say that it is not done, and the case is open again', () => {
    const answered = all.flatMap((facts) => facts.surveys);
    const of = (done: string) => answered.filter((one) => one.done === done).length / answered.length;
    expect(answered.length).toBeGreaterThan(150);
    expect(of('yes')).toBeGreaterThan(0.6);
    expect(of('no')).toBeGreaterThan(0.05);
    expect(answered.filter(({ led }) => led === 'reopened').length).toBeGreaterThan(5);
    expect(answered.filter(({ callerId }) => callerId === null)).toEqual([]);
  });

  it('leaves no text empty or half made, and answers each form as it allows', () => {
    expect(
      texts.filter(
        (text) =>
          text.body.trim().length < 3 || /[{}|$]|undefined/.test(text.kind === 'answers' ? '' : text.body),
      ),
    ).toEqual([]);
    const ajv = new Ajv2020({ strict: false });
    const checks = new Map(
      city.pack.services.flatMap(({ code, questions }) =>
        questions === null ? [] : [[code, ajv.compile(questions.schema)]],
      ),
    );
    const wrong = appends.flatMap(({ facts, texts: own }) =>
      own.filter(
        (text) => text.kind === 'answers' && checks.get(facts.service)?.(JSON.parse(text.body)) !== true,
      ),
    );
    expect(wrong).toEqual([]);
    expect(new Set(texts.map((text) => text.kind))).toEqual(
      new Set([
        'description',
        'place-said',
        'answers',
        'escalation-answer',
        'escalation-note',
        'file-name',
        'note',
        'promise',
        'remark',
        'explanation',
        'survey',
      ]),
    );
    const spanish = texts.filter(
      (text) => text.kind === 'description' && /ó|ñ|á|é|í| la | el /.test(text.body),
    );
    expect(spanish.length).toBeGreaterThan(50);
  });
});
