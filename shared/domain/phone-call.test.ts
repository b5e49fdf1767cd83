import { describe, expect, it } from 'vitest';
import { callNews, MOST_CALLS, withNews, type CallNews, type PhoneCall } from './phone-call.ts';

const NOW = Date.UTC(2026, 6, 1, 17);
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const news = (rest: Partial<CallNews> = {}): CallNews => ({
  ani: '213-555-0142',
  ucid: 'c-1',
  event: 'ringing',
  language: null,
  ...rest,
});
const call = (rest: Partial<PhoneCall> = {}): PhoneCall => ({
  id: uuid(1),
  ucid: 'c-1',
  ani: '213-555-0142',
  language: null,
  step: 'ringing',
  rangAt: NOW,
  heardAt: NOW,
  seen: false,
  ...rest,
});

describe('callNews', () => {
  it.each([
    [{}, { ani: null, ucid: null, event: 'ringing', language: null }],
    [
      { ani: '+1 (213) 555-0142' },
      { ani: '+1 (213) 555-0142', ucid: null, event: 'ringing', language: null },
    ],
    [
      { ani: 'Anonymous', ucid: '00001002003004005006', event: 'answered', language: 'es-MX' },
      { ani: null, ucid: '00001002003004005006', event: 'answered', language: 'es-MX' },
    ],
    [
      { ani: '', ucid: '', language: '' },
      { ani: null, ucid: null, event: 'ringing', language: null },
    ],
  ])('takes %j', (given, taken) => {
    expect(callNews.parse(given)).toEqual(taken);
  });

  it.each([
    { ani: 'javascript:alert(1)' },
    { ani: '213\n555' },
    { ani: '2'.repeat(40) },
    { ani: 2135550142 },
    { ucid: '../../etc' },
    { ucid: 'x'.repeat(65) },
    { event: 'held' },
    { language: '<b>' },
    { ani: '213-555-0142', command: 'open-case' },
    [],
    null,
    'call',
  ])('takes nothing from %j', (given) => {
    expect(callNews.safeParse(given).success).toBe(false);
  });
});

describe('withNews', () => {
  it('follows one call from ringing to its end', () => {
    const rang = withNews([], news({ language: 'es' }), NOW, uuid(1));
    expect(rang).toEqual({ calls: [call({ language: 'es' })], call: call({ language: 'es' }) });
    const talking = withNews(rang.calls, news({ event: 'answered', ani: null }), NOW + 5_000, uuid(2));
    expect(talking.calls).toEqual([call({ language: 'es', step: 'answered', heardAt: NOW + 5_000 })]);
    const over = withNews(talking.calls, news({ event: 'ended' }), NOW + 9_000, uuid(3));
    expect(over.calls).toEqual([call({ language: 'es', step: 'ended', heardAt: NOW + 9_000 })]);
    const late = withNews(over.calls, news({ event: 'answered' }), NOW + 10_000, uuid(4));
    expect(late.call?.step).toBe('ended');
  });

  it('knows a call that was seen, so that its later steps do not pop up as another', () => {
    const seen = [call({ seen: true })];
    expect(withNews(seen, news({ event: 'answered' }), NOW + 2_000, uuid(2)).calls).toEqual([
      call({ seen: true, step: 'answered', heardAt: NOW + 2_000 }),
    ]);
    expect(withNews(seen, news(), NOW + 2_000, uuid(2)).call?.seen).toBe(true);
  });

  it('shows a call again that was seen and rings anew', () => {
    expect(withNews([call({ seen: true })], news(), NOW + 60_000, uuid(2)).calls).toEqual([
      call({ rangAt: NOW + 60_000, heardAt: NOW + 60_000 }),
    ]);
  });

  it('tells calls without a name apart by number and time', () => {
    const nameless = call({ ucid: null });
    const again = news({ ucid: null });
    expect(withNews([nameless], again, NOW + 30_000, uuid(2)).calls).toHaveLength(1);
    expect(withNews([nameless], again, NOW + 180_000, uuid(2)).calls).toHaveLength(2);
    expect(withNews([nameless], news({ ucid: null, ani: '818-555-0100' }), NOW, uuid(2)).calls).toHaveLength(
      2,
    );
    expect(withNews([{ ...nameless, seen: true }], again, NOW + 30_000, uuid(2)).calls).toHaveLength(2);
    const over = withNews(
      [{ ...nameless, seen: true }],
      news({ ucid: null, event: 'ended' }),
      NOW + 900_000,
      uuid(2),
    );
    expect(over.call).toEqual({ ...nameless, seen: true, step: 'ended', heardAt: NOW + 900_000 });
  });

  it('makes nothing of an end whose beginning nobody heard', () => {
    expect(withNews([], news({ event: 'ended' }), NOW, uuid(1))).toEqual({ calls: [], call: null });
  });

  it('keeps so many and no more, and lets go of those first that were seen', () => {
    let calls: readonly PhoneCall[] = [];
    for (let n = 0; n < MOST_CALLS + 10; n += 1) {
      ({ calls } = withNews(calls, news({ ucid: `c-${n}` }), NOW + n, uuid(n)));
      if (n < 20) calls = calls.map((one) => ({ ...one, seen: true }));
    }
    expect(calls.filter(({ seen }) => seen)).toHaveLength(10);
    expect(calls.filter(({ seen }) => !seen)).toHaveLength(40);
    expect(calls.at(-1)?.ucid).toBe(`c-${MOST_CALLS + 9}`);
  });
});
