import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOf } from '../../../test/arbitrary-of.ts';
import { sampleItem } from '../../../test/sample-feed.ts';
import { timelineEntry, type TimelineEntry } from '../../../shared/contract/case-record.ts';
import { caseEvent } from '../../../shared/domain/case-event.ts';
import { caseClock, caseFacts, history, type CaseFacts } from '../../../shared/domain/case-facts.ts';
import { place } from '../../../shared/domain/place.ts';
import { casePromise } from '../../../shared/domain/promise.ts';
import { packCase } from './pack-case.ts';
import { PackedList, packList } from './packed-list.ts';
import { CLOCK, EVENTS, FACTS, HISTORY, PLACE, PROMISE, TIMES, type Shape } from './packed-shapes.ts';
import type { Terms } from './terms.ts';
import { unpackCase, unpackFacts, unpackSaid } from './unpack-case.ts';

function newTerms(): Terms {
  const terms: string[] = [];
  return {
    numberOf(term) {
      const at = terms.indexOf(term);
      return at < 0 ? terms.push(term) - 1 : at;
    },
    at: (number) => terms[number] ?? '',
  };
}

const textsOf = (entries: readonly TimelineEntry[]) =>
  entries.flatMap(({ texts }) => Object.values(texts)).filter((body) => body !== null);

function expectSame(terms: Terms, facts: CaseFacts, entries: readonly TimelineEntry[]): void {
  const packed = packCase(terms, facts, entries);
  expect(unpackFacts(terms, packed)).toEqual(facts);
  expect(unpackCase(terms, packed)).toEqual({ facts, entries });
  expect(unpackSaid(packed.said)).toEqual(textsOf(entries));
}

describe('packCase', () => {
  it('gives back any case just as it was', () => {
    const entries = fc.array(arbitraryOf(timelineEntry) as fc.Arbitrary<TimelineEntry>, { maxLength: 6 });
    const facts = arbitraryOf(caseFacts) as fc.Arbitrary<CaseFacts>;
    const terms = newTerms();
    fc.assert(fc.property(facts, entries, (one, timeline) => expectSame(terms, one, timeline)));
  });

  it('gives back cases as a city tells them, in a tenth of their room', () => {
    const sample = { cases: 400, seed: 12 };
    const terms = newTerms();
    let [whole, packed] = [0, 0];
    for (let n = 0; n < sample.cases; n += 1) {
      const { facts, entries } = sampleItem(n, sample);
      expectSame(terms, facts, entries);
      const { said, ids, body } = packCase(terms, facts, entries);
      whole += JSON.stringify({ facts, entries }).length;
      packed += (said ?? '').length + ids.length + body.length;
    }
    expect(packed).toBeLessThan(whole / 9);
  });

  it('has a field for all that a case can have', () => {
    const keys = (shape: Shape, ...more: string[]) => [...shape.map((one) => one.key), ...more].toSorted();
    const of = (schema: { shape: object }) => Object.keys(schema.shape).toSorted();
    expect(keys(FACTS, 'id', 'openedAt')).toEqual(of(caseFacts));
    expect(keys(PLACE, 'address')).toEqual(of(place));
    expect(keys(PROMISE)).toEqual(of(casePromise));
    expect(keys(CLOCK)).toEqual(of(caseClock));
    expect(keys(HISTORY)).toEqual(of(history));
    expect(keys(TIMES)).toEqual(of(history.shape.times));
    expect(of(timelineEntry)).toEqual(
      ['at', 'by', 'byName', 'caseId', 'commandId', 'event', 'texts', 'version'].toSorted(),
    );
    const events = caseEvent.options.map((one) => [one.shape.type.value, of(one)]);
    expect(Object.entries(EVENTS).map(([type, shape]) => [type, keys(shape, 'type')])).toEqual(events);
  });
});

describe('packList', () => {
  it('gives back any list', () => {
    const item = fc.oneof(
      fc.json().map((text): unknown => JSON.parse(text)),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.string({ unit: fc.constantFrom('a', '"', 'é', '😀') }),
    );
    fc.assert(
      fc.property(fc.array(item), (list) => {
        const packed = new PackedList(packList(list));
        expect(list.map(() => packed.next())).toEqual(list);
        expect(packed.isDone).toBe(true);
      }),
    );
  });

  it('holds texts longer than its room', () => {
    const list = ['é'.repeat(100_000), 'end'];
    const packed = new PackedList(packList(list));
    expect([packed.next(), packed.next()]).toEqual(list);
  });
});
