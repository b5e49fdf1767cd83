import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { findServices, WEAK_SCORE } from '../../shared/domain/find-services.ts';
import { learnedKeysOf, learnedWordsOf, MOST_LEARNED } from '../../shared/domain/finder/learned-words.ts';
import { serviceCode } from '../../shared/domain/ids.ts';
import { seededRandom } from '../sample-feed.ts';
import { SMALL_PACK } from '../small-city.ts';
import { measureFinder, type Phrasing } from './measure-finder.ts';

const phrasings = (name: string) =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Phrasing[];

let pack: CityPack;
beforeAll(async () => {
  pack = await loadCityPack(
    fileURLToPath(new URL('../../resources/cities/los-angeles', import.meta.url)),
    null,
  );
});
const first = (text: string): string | null => findServices(pack, text).candidates[0]?.service.code ?? null;

describe('what callers say', () => {
  it('is found in the set the finder was tuned on', () => {
    const figures = measureFinder(pack, phrasings('phrasings-tuning.json'));
    expect(figures.top1, figures.second.join('\n')).toBeGreaterThanOrEqual(0.85);
    expect(figures.top3, figures.missed.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect([figures.emergenciesMissed, figures.falseAlarms, figures.nobodyFound]).toEqual([[], [], []]);
  });

  it('is found in a set it was not tuned on', () => {
    const figures = measureFinder(pack, phrasings('phrasings-held-out.json'));
    expect(figures.top1).toBeGreaterThanOrEqual(0.86);
    expect(figures.top3).toBeGreaterThanOrEqual(0.94);
    expect(figures.emergenciesMissed.length).toBeLessThanOrEqual(1);
    expect(figures.falseAlarms.length).toBeLessThanOrEqual(2);
    expect(figures.nobodyFound).toEqual([]);
  });
});

describe('the finder', () => {
  it.each([
    ['pothole', 'street-pavement'],
    ['bache', 'street-pavement'],
    ['couch', 'bulky-items'],
    ['sofá viejo', 'bulky-items'],
    ['SOFA', 'bulky-items'],
    ['tagging', 'graffiti-removal'],
    ['dead dog', 'dead-animal-removal'],
    ['barking dog', 'barking-dogs'],
    ['fridge', 'metal-household-appliances'],
    ['water leak', 'report-water-waste'],
    ['matress', 'bulky-items'],
    ['grafitti', 'graffiti-removal'],
    ['refridgerator', 'metal-household-appliances'],
    ['encampmnet', 'homeless-encampment'],
    ['side walk', 'sidewalk-problem'],
    ['trashcan lid', 'containers'],
    ['potho', 'street-pavement'],
    ['there is a couch on the curb in front of my house to pick up', 'bulky-items'],
    ['my trash was not collected yesterday', 'service-not-complete'],
    ['hay un bache muy grande en la calle', 'street-pavement'],
    ['hay un pothole en mi street', 'street-pavement'],
  ])('knows what %j asks for', (text, code) => {
    expect(first(text)).toBe(code);
  });

  it('answers nothing to nothing, and to what is no service at most a guess', () => {
    const sure = (text: string) =>
      findServices(pack, text).candidates.filter((one) => one.score >= WEAK_SCORE);
    expect(['', ' ,. ', 'qqqqzzzz', '12345'].map((text) => findServices(pack, text))).toEqual(
      Array.from({ length: 4 }, () => ({ emergency: null, candidates: [] })),
    );
    expect(['how do I renew my passport', 'quiero sacar mi pasaporte'].flatMap(sure)).toEqual([]);
  });

  it('says why: the words of the catalogue, the words said, the language', () => {
    const why = (text: string) => findServices(pack, text).candidates[0]?.reason;
    expect([why('bache'), why('matress')]).toEqual([
      { words: 'bache', said: ['bache'], language: 'es', field: 'word', corrected: false, chosen: 0 },
      { words: 'mattress', said: ['matress'], language: 'en', field: 'word', corrected: true, chosen: 0 },
    ]);
  });

  it('gives at most eight, best first, each surely between nothing and all', () => {
    for (const text of ['street', 'a', 'calle', 'dog', 'light', 'tree on the street']) {
      const scores = findServices(pack, text).candidates.map((one) => one.score);
      expect(scores.length).toBeLessThanOrEqual(8);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    }
  });

  it('shows guesses only where nothing is surer, and few of them', () => {
    const lists = phrasings('phrasings-tuning.json').map(({ said }) => findServices(pack, said).candidates);
    for (const list of lists) {
      const [first = 0, ...others] = list.map((one) => one.score);
      if (first < WEAK_SCORE) expect(list.length).toBeLessThanOrEqual(3);
      else expect(others.every((score) => score >= Math.min(WEAK_SCORE, first * 0.6))).toBe(true);
    }
  });

  it('takes words apart that were written as one', () => {
    expect(['treebranch fell', 'dogbarking all night'].map(first)).toEqual([
      'tree-emergency',
      'barking-dogs',
    ]);
  });

  it('puts a service first whose very name is said, in either language', () => {
    const wrong = pack.services.flatMap(({ code, name }) =>
      [name.en, name.es.toUpperCase()].filter((said) => first(said) !== code),
    );
    expect(wrong).toEqual([]);
  });

  it('needs no synonyms and no list of emergencies', () => {
    const { emergency, candidates } = findServices(SMALL_PACK, 'dead animal, a house is on fire');
    expect([emergency, candidates[0]?.service.code]).toEqual([null, 'dead-animal']);
  });

  it('learns what agents choose, and says so', () => {
    const learned = chosen('feedback', 'the blorp', 12);
    const found = findServices(pack, 'where is my Blorp', learned).candidates;
    expect(found.map((one) => [one.service.code, one.reason])).toEqual([
      [
        'feedback',
        { words: 'Blorp', said: ['Blorp'], language: 'en', field: 'learned', corrected: false, chosen: 12 },
      ],
    ]);
    expect(findServices(pack, 'pothole', learned).candidates[0]?.service.code).toBe('street-pavement');
  });

  it('takes a few choices for chance', () => {
    expect(findServices(pack, 'blorp', chosen('feedback', 'blorp', 1)).candidates).toEqual([]);
  });

  it('is never turned over by choices: emergencies stay, and so do services the words clearly mean', () => {
    const seed = 311;
    const random = seededRandom(seed);
    const said = phrasings('phrasings-tuning.json').filter(() => random() < 0.3);
    for (const { said: text } of said) {
      const other = pack.services[Math.floor(random() * pack.services.length)]?.code ?? '';
      const [before, after] = [
        findServices(pack, text),
        findServices(pack, text, chosen(other, text, 10 ** (6 * random()))),
      ];
      expect(after.emergency, text).toEqual(before.emergency);
      const [top, next] = before.candidates;
      // The first stays first where it is ahead of what all choices together can tell.
      const ahead = rawOf(top?.score ?? 0) - rawOf(next?.score ?? 0);
      if (top !== undefined && ahead > MOST_LEARNED)
        expect(after.candidates[0]?.service.code, `${text}, seed ${seed}`).toBe(top.service.code);
    }
  });
});

/** Counts as if agents had always chosen a service for all words of a text. */
function chosen(service: string, text: string, count: number) {
  const code = serviceCode.parse(service);
  return learnedWordsOf(
    learnedKeysOf(text).map(({ key }) => ({
      words: key,
      all: count,
      services: [{ service: code, chosen: count }],
    })),
  );
}

/** What was told, of which a score is made. */
const rawOf = (score: number) => -Math.log(1 - score) / 1.2;

describe('an emergency', () => {
  it.each([
    ['my house is on fire', 'fire'],
    ['hay un incendio en el cerro', 'fire'],
    ['I smell gas in the hallway', 'gas'],
    ['se cayó un cable de luz y echa chispas', 'wires'],
    ['there is a man with a gun outside', 'violence'],
    ['escucho balazos', 'violence'],
    ['he says he is going to jump off the bridge', 'self-harm'],
    ['my wife is not breathing', 'medical'],
    ['my wife is not braething', 'medical'],
    ['un carro atropelló a un niño', 'medical'],
  ])('is heard in %j', (text, kind) => {
    expect(findServices(pack, text).emergency?.kind.id).toBe(kind);
  });

  it.each([
    'the fire hydrant is leaking',
    'a dead tree by the fire station',
    'kids are shooting hoops at night',
    'un letrero del restaurante El Fuego',
    'the brush is a fire hazard',
    'someone is going to get hurt on this sidewalk',
    'la banqueta está dispareja',
    'the light pole was hit by a truck',
    'the street light burned out',
    'someone left a couch lying in the street',
    'alguien dejó basura tirada en la calle',
    'there was a fire here last week, please clean up',
    'smells so bad I cannot breathe',
  ])('is not heard in %j', (text) => {
    expect(findServices(pack, text).emergency).toBeNull();
  });

  it('says what to tell the caller, and why', () => {
    const found = findServices(pack, 'There is a FIRE in the kitchen').emergency;
    expect(found?.said).toContain('FIRE');
    expect(Object.keys(found?.kind.tell ?? {})).toEqual(['en', 'es']);
  });
});
