import { describe, expect, it } from 'vitest';
import { searchAsk, type SearchAsk } from '../../../shared/contract/hub-protocol.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { hubQuestion } from './hub-question.ts';
import { lexiconOf } from './lexicon.ts';
import { phoneKey } from './phone-keys.ts';
import type { Query, QueryFilter, TypedWord } from './query.ts';
import { readQuery } from './read-query.ts';

const KEY = '5a'.repeat(32);
const NOW = Date.parse('2026-11-18T18:00:00Z');
const lexicon = lexiconOf(SMALL_CITY);
const held = { epoch: 'this', feedNo: 7 };
const ask = (query: Query) => hubQuestion(query, { lexicon, phoneKey: KEY, held, limit: 20 });
const typed = (text: string) => ask(readQuery(text, { lexicon, now: NOW, timeZone: SMALL_CITY.timeZone }));

const EMPTY: Query = { words: [], without: [], phrases: [], filters: [], number: null, phone: null };
const NO_KINDS = { states: [], services: [], departments: [], districts: [] };
const NOTHING: SearchAsk = {
  words: [],
  without: [],
  phrases: [],
  kinds: [],
  opened: null,
  closed: null,
  mine: false,
  overdue: false,
  reopened: false,
  escalated: false,
  number: null,
  phoneKey: null,
  held,
  limit: 20,
};
const LIVE = ['new', 'assigned', 'scheduled', 'in-progress', 'waiting', 'referred', 'reopened'];
const word = (text: string, start = 0, typing = false): TypedWord => ({
  word: text,
  start,
  end: start + text.length,
  typing,
});
const filter = (condition: QueryFilter['condition'], words: TypedWord[] = [], start = 0): QueryFilter => ({
  condition,
  label: 'A filter',
  start,
  end: start + 1,
  words,
});

describe('hubQuestion', () => {
  it('sends words in their order, each with what it may mean in this city', () => {
    const words = [word('baches', 9, true), word('zanja', 0)];
    expect(ask({ ...EMPTY, words })).toEqual({
      ...NOTHING,
      words: [
        { word: 'zanja', begins: false, or: NO_KINDS },
        { word: 'baches', begins: true, or: { ...NO_KINDS, services: ['pothole'] } },
      ],
    });
  });

  it('sends what can only be a filter as one', () => {
    const filters = [
      filter({ kind: 'state', states: ['open'] }),
      filter({ kind: 'state', states: ['inprogress', 'new'] }),
      filter({ kind: 'district', district: '14' }),
      filter({ kind: 'department', department: 'BSS' }),
      filter({ kind: 'service', services: ['pothole', 'dead-animal'] }),
      filter({ kind: 'opened', from: 5, to: null }),
      filter({ kind: 'opened', from: 3, to: 9 }),
      filter({ kind: 'closed', from: null, to: null }),
      filter({ kind: 'mine' }),
      filter({ kind: 'overdue' }),
      filter({ kind: 'reopened' }),
      filter({ kind: 'escalated' }),
    ];
    expect(ask({ ...EMPTY, filters })).toEqual({
      ...NOTHING,
      kinds: [
        { ...NO_KINDS, states: LIVE },
        { ...NO_KINDS, states: ['new', 'in-progress'] },
        { ...NO_KINDS, districts: ['14'] },
        { ...NO_KINDS, departments: ['BSS'] },
        { ...NO_KINDS, services: ['pothole', 'dead-animal'] },
      ],
      opened: { from: 5, to: 9 },
      closed: { from: null, to: null },
      mine: true,
      overdue: true,
      reopened: true,
      escalated: true,
    });
  });

  it('leaves open whether a word of a filter is meant as a word', () => {
    const both = filter({ kind: 'service', services: ['dead-animal'] }, [word('dead', 0), word('animal', 5)]);
    const or = { ...NO_KINDS, services: ['dead-animal'] };
    expect(ask({ ...EMPTY, words: [word('main', 12, true)], filters: [both] })).toEqual({
      ...NOTHING,
      words: [
        { word: 'dead', begins: false, or },
        { word: 'animal', begins: false, or },
        { word: 'main', begins: true, or: NO_KINDS },
      ],
    });
  });

  it('sends a phone number only as its hash', () => {
    const key = (digits: string) => ({ ...NOTHING, phoneKey: phoneKey(digits, KEY) });
    expect(ask({ ...EMPTY, phone: '12135550142' })).toEqual(key('2135550142'));
    expect(ask({ ...EMPTY, phone: '5550142' })).toEqual(key('5550142'));
  });

  it('sends words that must not be there, and phrases', () => {
    const query = {
      ...EMPTY,
      words: [word('broken'), word('glass')],
      without: [word('bulky', 3, true)],
      phrases: [{ words: ['broken', 'glass'], start: 0, end: 5 }],
    };
    const asked = ask(query);
    expect({ without: asked?.without, phrases: asked?.phrases }).toEqual({
      without: [{ word: 'bulky', begins: false, or: { ...NO_KINDS, services: ['bulky-items'] } }],
      phrases: [['broken', 'glass']],
    });
  });

  it('asks nothing for nothing', () => {
    expect(ask(EMPTY)).toBeNull();
  });

  it.each([
    'open pothole cd14 last week',
    '1-4601662271',
    '"broken glass" -graffiti',
    '(213) 555-0142',
    'é'.repeat(500),
    '1'.repeat(500),
    'a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(9),
    '"a b" "c d" "e f" "g h" "i j" "k l" "m n" "o p"',
  ])('asks in the shape the hub takes: %j', (text) => {
    const asked = typed(text);
    expect(searchAsk.parse(asked)).toEqual(asked);
  });
});
