import { describe, expect, it } from 'vitest';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { lexiconOf } from './lexicon.ts';
import { readQuery } from './read-query.ts';

const lexicon = lexiconOf(SMALL_CITY);
const ZONE = 'America/Los_Angeles';
/** Wednesday, 10 in the morning. */
const NOW = Date.parse('2026-11-18T10:00:00-08:00');

interface Read {
  readonly text: string;
  readonly label: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16));

/** Dates of a text as [what was read, label, from, to] in UTC, and the words that are left. */
function dates(text: string, now = NOW, timeZone = ZONE): { dates: Read[]; words: string } {
  const query = readQuery(text, { lexicon, now, timeZone });
  const found = query.filters.flatMap(({ condition, label, start, end, words }): Read[] => {
    if (condition.kind !== 'opened' && condition.kind !== 'closed') return [];
    expect(words).toEqual([]);
    const { kind, from, to } = condition;
    return [{ text: text.slice(start, end), label, kind, from: iso(from), to: iso(to) }];
  });
  return { dates: found, words: query.words.map(({ word }) => word).join(' ') };
}

/** All of the text is one date, of the opening. */
function whole(text: string): [string, string | null, string | null] {
  const read = dates(text);
  const [one] = read.dates;
  expect(read).toEqual({
    dates: [{ text, label: one?.label, kind: 'opened', from: one?.from, to: one?.to }],
    words: '',
  });
  return [one?.label ?? '', one?.from ?? null, one?.to ?? null];
}

const labels = (texts: readonly string[]) => texts.map((text) => whole(text)[0]);

describe('dates told from today', () => {
  it('are whole days, weeks from Monday, months and years of the city', () => {
    expect(whole('today')).toEqual(['Today (Nov 18)', '2026-11-18T08:00', '2026-11-19T08:00']);
    expect(whole('yesterday')).toEqual(['Yesterday (Nov 17)', '2026-11-17T08:00', '2026-11-18T08:00']);
    expect(whole('this week')).toEqual(['This week (Nov 16 to 22)', '2026-11-16T08:00', '2026-11-23T08:00']);
    expect(whole('last week')).toEqual(['Last week (Nov 9 to 15)', '2026-11-09T08:00', '2026-11-16T08:00']);
    // Summer time ended on 1 November.
    expect(whole('this month')).toEqual(['This month (Nov 1 to 30)', '2026-11-01T07:00', '2026-12-01T08:00']);
    expect(whole('last month')).toEqual(['Last month (Oct 1 to 31)', '2026-10-01T07:00', '2026-11-01T07:00']);
    expect(whole('this year')).toEqual([
      'This year (Jan 1 to Dec 31)',
      '2026-01-01T08:00',
      '2027-01-01T08:00',
    ]);
    expect(whole('last year')).toEqual([
      'Last year (Jan 1 to Dec 31, 2025)',
      '2025-01-01T08:00',
      '2026-01-01T08:00',
    ]);
  });

  it('count days up to today, hours up to now', () => {
    expect(whole('last 7 days')).toEqual([
      'Last 7 days (Nov 12 to 18)',
      '2026-11-12T08:00',
      '2026-11-19T08:00',
    ]);
    expect(whole('past 30 days')[0]).toBe('Last 30 days (Oct 20 to Nov 18)');
    expect(whole('in the last two weeks')[0]).toBe('Last 2 weeks (Nov 5 to 18)');
    expect(whole('past week')[0]).toBe('Past week (Nov 12 to 18)');
    expect(whole('last 3 months')[0]).toBe('Last 3 months (Aug 19 to Nov 18)');
    expect(whole('last 24 hours')).toEqual([
      'Last 24 hours (from Nov 17, 10:00 AM)',
      '2026-11-17T18:00',
      null,
    ]);
    expect(whole('2 hours ago')).toEqual(['2 hours ago (from Nov 18, 8:00 AM)', '2026-11-18T16:00', null]);
    expect(whole('2 days ago')).toEqual(['2 days ago (Nov 16)', '2026-11-16T08:00', '2026-11-17T08:00']);
    expect(whole('3 weeks ago')[0]).toBe('3 weeks ago (Oct 26 to Nov 1)');
    expect(whole('a month ago')[0]).toBe('Last month (Oct 1 to 31)');
    expect(whole('999 years ago')[0]).toBe('999 years ago (Jan 1 to Dec 31, 1027)');
  });

  it('are read in Spanish', () => {
    expect(
      labels([
        'hoy',
        'ayer',
        'esta semana',
        'la semana pasada',
        'Este Mes',
        'el mes pasado',
        'el año pasado',
        'últimos 7 días',
        'en las últimas 24 horas',
        'hace 3 días',
        'hace una semana',
        'desde el lunes',
        'desde hace 3 dias',
        'el lunes pasado',
        'en noviembre',
        'desde el 3 de noviembre',
        'antes del 3 de noviembre de 2026',
        'del 1 al 5 de noviembre',
        'entre el lunes y el miércoles',
      ]),
    ).toEqual([
      'Today (Nov 18)',
      'Yesterday (Nov 17)',
      'This week (Nov 16 to 22)',
      'Last week (Nov 9 to 15)',
      'This month (Nov 1 to 30)',
      'Last month (Oct 1 to 31)',
      'Last year (Jan 1 to Dec 31, 2025)',
      'Last 7 days (Nov 12 to 18)',
      'Last 24 hours (from Nov 17, 10:00 AM)',
      '3 days ago (Nov 15)',
      'Last week (Nov 9 to 15)',
      'Since Monday (from Nov 16)',
      'Since 3 days ago (from Nov 15)',
      'Last Monday (Nov 16)',
      'November (Nov 1 to 30)',
      'Since Nov 3',
      'Before Nov 3',
      'Nov 1 to 5',
      'Monday to Wednesday (Nov 16 to 18)',
    ]);
  });
});

describe('dates by name and number', () => {
  it('are the latest that have been when the year is left out', () => {
    expect(whole('since monday')).toEqual(['Since Monday (from Nov 16)', '2026-11-16T08:00', null]);
    expect(whole('since wednesday')).toEqual(['Since Wednesday (from Nov 18)', '2026-11-18T08:00', null]);
    expect(whole('last wednesday')[0]).toBe('Last Wednesday (Nov 11)');
    expect(whole('on thu')[0]).toBe('Thursday (Nov 12)');
    expect(whole('since 3 nov')).toEqual(['Since Nov 3', '2026-11-03T08:00', null]);
    expect(whole('since november')).toEqual(['Since November (from Nov 1)', '2026-11-01T07:00', null]);
    expect(whole('in december')[0]).toBe('December (Dec 1 to 31, 2025)');
    expect(whole('in march 2026')).toEqual([
      'March 2026 (Mar 1 to 31)',
      '2026-03-01T08:00',
      '2026-04-01T07:00',
    ]);
    expect(whole('before 1 june')).toEqual(['Before Jun 1', null, '2026-06-01T07:00']);
    expect(whole('since dec 24th')[0]).toBe('Since Dec 24, 2025');
    expect(whole('since 29 february')[0]).toBe('Since Feb 29, 2024');
    expect(whole('after 2026-11-01')).toEqual(['After Nov 1', '2026-11-02T08:00', null]);
    expect(whole('until monday')).toEqual(['Until Monday (Nov 16)', null, '2026-11-17T08:00']);
    expect(whole('before last week')).toEqual(['Before last week (until Nov 8)', null, '2026-11-09T08:00']);
    expect(whole('in 2025')[0]).toBe('2025 (Jan 1 to Dec 31, 2025)');
  });

  it('are read month first, as in the United States', () => {
    const third = ['Nov 3', '2026-11-03T08:00', '2026-11-04T08:00'];
    for (const text of ['on 11/03', '11/03/2026', '11/3/26', '11-03-2026', '2026-11-03', '2026/11/03']) {
      expect(whole(text)).toEqual(third);
    }
    for (const text of ['nov 3, 2026', '3 Nov 2026', 'on the 3rd of november'])
      expect(whole(text)).toEqual(third);
    expect(whole('2026-11')[0]).toBe('November 2026 (Nov 1 to 30)');
    expect(whole('on 11/19')[0]).toBe('Nov 19, 2025');
  });

  it('may be a stretch from one to another', () => {
    for (const text of [
      'from 1 nov to 5 nov',
      'between nov 1 and nov 5',
      'from 1 to 5 nov',
      'from 11/1 to 11/5',
      '2026-11-01..2026-11-05',
      '11/1/2026 - 11/5/2026',
      'between 5 nov and 1 nov',
      'between nov 1 and 5',
      'from november 1 - 5',
    ]) {
      expect(whole(text)).toEqual(['Nov 1 to 5', '2026-11-01T07:00', '2026-11-06T08:00']);
    }
    expect(whole('from 28 dec to 3 jan')[0]).toBe('Dec 28, 2025 to Jan 3, 2026');
    expect(whole('between march and may')[0]).toBe('March to May (Mar 1 to May 31)');
    expect(whole('from monday to friday')[0]).toBe('Monday to Friday (Nov 9 to 13)');
    expect(whole('from monday until today')[0]).toBe('Monday to today (Nov 16 to 18)');
    expect(whole('from 1 nov')[0]).toBe('Since Nov 1');
  });

  it('are not seen in names, streets and numbers', () => {
    for (const text of [
      'may',
      'april monday',
      '3 may',
      'nov 3',
      '5 de mayo',
      '2026',
      '11/03',
      '13/45/2026',
      '2026-13',
      '1-2026-11',
      'in mar vista',
      'on sun valley',
      'in may st',
      'in 2025 s main',
      'last name',
      'ago 2',
      '213-555-0142',
      '0 days ago',
    ]) {
      const words = text.replaceAll(/[^a-z0-9]+/g, ' ');
      expect(dates(text)).toEqual({ dates: [], words });
    }
    expect(dates('pothole in november 11/03/2026 x').dates.map(({ label }) => label)).toEqual([
      'November (Nov 1 to 30)',
      'Nov 3',
    ]);
  });
});

describe('the zone of the city', () => {
  it('decides which day it is and how long it is', () => {
    const late = Date.parse('2026-11-18T23:30:00-08:00');
    expect(dates('today', late).dates[0]?.label).toBe('Today (Nov 18)');
    expect(dates('today', late, 'UTC').dates[0]?.label).toBe('Today (Nov 19)');
    const [autumn] = dates('on 11/01').dates;
    expect([autumn?.from, autumn?.to]).toEqual(['2026-11-01T07:00', '2026-11-02T08:00']);
    const [spring] = dates('on 03/08').dates;
    expect([spring?.from, spring?.to]).toEqual(['2026-03-08T08:00', '2026-03-09T07:00']);
    // In Havana that day begins at one o'clock.
    const [havana] = dates('on 03/08', NOW, 'America/Havana').dates;
    expect([havana?.from, havana?.to]).toEqual(['2026-03-08T05:00', '2026-03-09T04:00']);
  });
});

describe('closed and opened before a date', () => {
  it('say which time is meant', () => {
    const read = (text: string) => dates(text).dates.map(({ label, kind }) => `${kind}: ${label}`);
    expect(read('closed last week')).toEqual(['closed: Closed last week (Nov 9 to 15)']);
    expect(read('cerrados desde el lunes')).toEqual(['closed: Closed since Monday (from Nov 16)']);
    expect(read('state:closed on 11/03')).toEqual(['closed: Closed Nov 3']);
    expect(read('closed:november')).toEqual(['closed: Closed November (Nov 1 to 30)']);
    expect(read('closed since:monday')).toEqual(['closed: Closed since Monday (from Nov 16)']);
    expect(read('closed pothole last week')).toEqual(['opened: Last week (Nov 9 to 15)']);
    expect(read('last week closed')).toEqual(['opened: Last week (Nov 9 to 15)']);
    expect(read('open last week')).toEqual(['opened: Last week (Nov 9 to 15)']);
    expect(whole('opened last week')[0]).toBe('Last week (Nov 9 to 15)');
    expect(whole('opened:"since monday"')[0]).toBe('Since Monday (from Nov 16)');
    expect(whole('opened:2026-11-01..2026-11-05')[0]).toBe('Nov 1 to 5');
    expect(whole('created:monday')[0]).toBe('Monday (Nov 16)');
    expect(whole('before:11/03')[0]).toBe('Before Nov 3');
  });
});
