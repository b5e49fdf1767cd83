import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { RAISED } from '../../../test/raised-escalation.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE, specialCase, specialPage } from '../../../test/special-case.ts';
import type { SearchAnswer } from '../../../shared/contract/search-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { DAY } from '../../../shared/domain/instant.ts';

const CASES = [
  specialCase(1, { address: '1 S QUAILWOOD ST', name: 'Ximena Quiroga', note: 'An armadillo on the roof' }),
  specialCase(2, { address: '2 N QUAILWOOD AVE', name: 'Ximena Pangolin', service: 'pothole' }),
  specialCase(3, { address: 'OCELOT ST AT QUAILWOOD ST', name: 'Tapir Quiroga', service: 'bulky-items' }),
  specialCase(4, { address: '4 OLD OCELOT RD', name: 'Quiroga Ocelot', note: 'A roof on the armadillo' }),
  specialCase(5, {
    address: '5 W TAPIR WAY',
    district: '7',
    facts: { state: 'closed', outcome: 'completed', closedAt: SPECIAL_NOW - DAY, reopenCount: 1 },
  }),
  specialCase(6, {
    address: '6 W TAPIR WAY',
    district: '7',
    facts: { state: 'in-progress', escalations: [RAISED] },
  }),
];
let desk: FilledDesk;
let covered = 7_000;

const tell = (items: Parameters<typeof specialPage>[1]) => {
  covered += 1;
  desk.apply(specialPage(covered, items));
};

beforeAll(() => {
  desk = filledDesk(SPECIAL_SAMPLE);
  tell(CASES);
});
afterAll(() => desk.close());

function ask(text: string, near: CaseId | null = null): SearchAnswer {
  const answer = desk.reader.search({ now: SPECIAL_NOW, text, limit: 20, near });
  if (answer === null) throw new Error('the desk has no cache');
  return answer;
}

/** The special cases a query finds, in the order of the answer. */
function cases(text: string, near: CaseId | null = null): number[] {
  return ask(text, near)
    .hits.flatMap((hit) =>
      hit.kind === 'case' ? [CASES.findIndex(({ facts }) => facts.id === hit.row.id) + 1] : [],
    )
    .filter((n) => n > 0);
}
const corrected = (text: string) => ask(text).corrections.map(({ typed, shown }) => `${typed}: ${shown}`);
const chips = (text: string) => ask(text).chips.map(({ kind, label }) => `${kind} ${label}`);

describe('what people mistype', () => {
  it('finds a street, a name and a service one edit away, and says what it shows', () => {
    for (const typed of ['quailwod', 'qualiwood', 'quailwoood', 'quaolwood', 'wuailwood', 'quailwodo']) {
      expect([typed, cases(`${typed} `), corrected(`${typed} `)]).toEqual([
        typed,
        [1, 2, 3],
        [`${typed}: quailwood`],
      ]);
    }
    expect(cases('pangolni')).toEqual([2]);
    expect(corrected('pangolni')).toEqual(['pangolni: pangolin']);
    expect(cases('quailwood pothloe')).toEqual([2]);
    expect(corrected('quailwood pothloe')).toEqual(['pothloe: pothole']);
    expect(cases('armadilo')).toEqual([1, 4]);
  });

  it('finds two edits of a long word, and a slip in a word that is still being typed', () => {
    expect(cases('quialwod ')).toEqual([1, 2, 3]);
    expect(cases('qualiw')).toEqual([1, 2, 3]);
    expect(corrected('qualiw')).toHaveLength(1);
  });

  it('understands a direction or suffix by how the street beside it is spelt', () => {
    expect(cases('quailwod st')).toEqual([1, 3, 2]);
    expect(cases('quailwod av')[0]).toBe(2);
    expect(cases('n quailwod ')[0]).toBe(2);
    expect(cases('1 s quailwod st')).toEqual([1]);
    // No case has it so: better the street than nothing.
    expect(cases('1 n quailwod st')).toEqual([1]);
  });

  it('shows houses in the direction that was said while the street is not', () => {
    for (const text of ['1 s', '1 s ', '1 south ', '1 sou'])
      expect([text, cases(text)[0]]).toEqual([text, 1]);
    for (const text of ['6 w', '6 w ', '6 west ', '6 west']) expect([text, cases(text)]).toEqual([text, [6]]);
  });

  it('leaves right words alone', () => {
    for (const text of ['quailwood', 'ximena quiroga', '1 s quailwood st', 'ocelot & quailwood', 'roof']) {
      expect([text, corrected(text)]).toEqual([text, []]);
    }
  });
});

describe('words together', () => {
  it('knows a street from its neighbours', () => {
    expect(cases('s quailwood')).toEqual([1]);
    expect(cases('quailwood ave')).toEqual([2]);
    expect(cases('avenida quailwood')).toEqual([2]);
    expect(cases('old ocelot')).toEqual([4]);
    expect(cases('quailwood y ocelot')).toEqual([3]);
    expect(cases('ocelot st and quailwood st')).toEqual([3]);
    // Nobody has a west side of it: the street alone is what can be found.
    expect(cases('w quailwood')).toEqual([1, 2, 3]);
  });

  it('knows a name in either order, and an initial', () => {
    expect(cases('quiroga ximena')).toEqual([1]);
    expect(cases('x quiroga')).toEqual([1]);
    // The name before a caller of that name on a street of the other.
    expect(cases('quiroga ocelot')).toEqual([4, 3]);
    expect(cases('quiroga oce')).toEqual([4, 3]);
  });

  it('takes quotes as words side by side and a minus as words that are not wanted', () => {
    expect(cases('armadillo roof')).toEqual([1, 4]);
    expect(cases('"armadillo on the roof"')).toEqual([1]);
    expect(cases('"roof on the armadillo"')).toEqual([4]);
    expect(cases('"roof on the arma')).toEqual([4]);
    expect(cases('"the armadillo on"')).toEqual([]);
    expect(cases('"5 w tapir"')).toEqual([5]);
    expect(cases('"ximena quiroga"')).toEqual([1]);
    expect(cases('quailwood -pothole')).toEqual([1, 3]);
    expect(cases('quailwood -ximena')).toEqual([3]);
    expect(chips('quailwood -ximena "on the roof"')).toEqual([
      'without Without ximena',
      'phrase “on the roof”',
    ]);
  });

  it('rules out a service by its name, not by what citizens call it, and what is closed or overdue', () => {
    expect(cases('quailwood -couch')).toEqual([1, 2, 3]);
    expect(cases('quailwood -bulky')).toEqual([1, 2]);
    expect(cases('tapir cd7')).toEqual([5, 6]);
    expect(cases('tapir cd7 -closed')).toEqual([6]);
    expect(cases('tapir cd7 -open')).toEqual([5]);
    expect(cases('tapir cd7 -reopened')).toEqual([6]);
    expect(cases('tapir -cd7')).toEqual([3]);
    expect(cases('quailwood -overdue')).toEqual(cases('quailwood'));
  });

  it('finds answers to questions and shows them as words, their keys not at all', () => {
    const body = '{"zyqitems":["sofa_bed"],"zyqplace":"gecko corner"}';
    tell([specialCase(60, { note: body })]);
    for (const text of ['gecko', 'sofa gecko', '"sofa bed" gecko']) {
      const hit = ask(text).hits.find((one) => one.kind === 'case');
      expect([text, hit?.because.at(-1)?.text]).toEqual([text, 'sofa bed, gecko corner']);
    }
    expect(ask('zyqplace ').hits).toEqual([]);
  });

  it('takes words that stand somewhere as they are when no case has them together', () => {
    expect(ask('tapir & 5th').hits).toEqual([]);
    expect(ask('roof 5th ximena').hits).toEqual([]);
  });

  it('takes filters, with a chip for each', () => {
    expect(cases('tapir closed')).toEqual([5]);
    expect(cases('tapir in progress')).toEqual([6]);
    expect(cases('reopened cd7')).toEqual([5]);
    expect(cases('closed cd7 yesterday')).toEqual([]);
    expect(cases('closed yesterday cd7')).toEqual([5]);
    const hit = ask('closed yesterday cd7').hits.find(({ kind }) => kind === 'case');
    const said = hit?.because.map(({ field, text }) => `${field}: ${text.replace(/ \(.*/, '')}`);
    expect(said).toEqual(['state: Closed yesterday', 'district: CD 7']);
    expect(chips('open cd7')).toEqual(['state Open', 'district CD 7']);
    expect(cases('escalated')).toEqual([6]);
    expect(cases('tapir cd7 -escalated')).toEqual([5]);
    tell([specialCase(6, { address: '6 W TAPIR WAY', district: '7' })]);
    expect(cases('escalated')).toEqual([]);
  });
});

describe('what is near', () => {
  it('puts cases of the same caller, then of the same address, before newer ones', () => {
    const [here] = CASES;
    if (here === undefined) throw new Error('the fixture has six cases');
    const { callerIds, place } = here.facts;
    const newer = specialCase(40, { age: 5, note: 'a lynx' });
    const sameAddress = specialCase(41, { age: 100, note: 'a lynx', facts: { place } });
    const sameCaller = {
      ...specialCase(42, { age: 200, note: 'a lynx', facts: { callerIds } }),
      callers: here.callers,
    };
    tell([newer, sameAddress, sameCaller]);
    const found = (near: CaseId | null) =>
      ask('lynx', near).hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row.id] : []));
    const ids = [newer, sameAddress, sameCaller].map((one) => one.facts.id);
    expect(found(null)).toEqual(ids);
    expect(found(here.facts.id)).toEqual([ids[2], ids[1], ids[0]]);
  });
});

describe('freshness', () => {
  it('finds a change under its new words at once and no longer under the old, typing and spelling included', () => {
    expect(cases('wolverine')).toEqual([]);
    const [, , , , , last] = CASES;
    if (last === undefined) throw new Error('the fixture has six cases');
    const place = { ...last.facts.place, address: '6 E WOLVERINE CT' };
    tell([{ ...last, facts: { ...last.facts, place } }]);
    expect(cases('wolverine')).toEqual([6]);
    expect(cases('wolvre')).toEqual([6]);
    expect(cases('6 w tapir')).toEqual([]);
    tell([last]);
    for (const text of ['wolverine', 'wolv', 'wolvernie', '"wolverine"', '6 e wolverine']) {
      expect([text, cases(text), corrected(text)]).toEqual([text, [], []]);
    }
    expect(cases('6 w tapir')).toEqual([6]);
  });

  it('says nothing of a case that left what this person may see', () => {
    const hidden = specialCase(60, { address: '8 XYLOCARPUS ST', name: 'Zebulon Xanadu', note: 'quokka' });
    tell([hidden]);
    expect(ask('xylocarpus').hits.length).toBeGreaterThan(0);
    tell([{ kind: 'gone', feedNo: covered + 1, caseId: hidden.facts.id }]);
    for (const text of [
      'xylocarpus',
      'xyloc',
      'xylocarpsu ',
      'zebulon',
      'zebuln ',
      'quokka',
      'quoka ',
      '8 xyl',
    ]) {
      const { hits, corrections } = ask(text);
      expect([text, hits, corrections]).toEqual([text, [], []]);
    }
  });
});
