import { describe, expect, it } from 'vitest';
import { callerId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { EMPTY_DRAFT } from '../../workspace/workspace.ts';
import { missingParts } from './missing-parts.ts';

const pothole = SMALL_CITY.service('pothole') ?? null;
const rebate = SMALL_CITY.service('sidewalk-rebate') ?? null;
const RUIZ = callerId.parse('00000000-0000-4000-8000-000000000001');
const place = { ...NO_PLACE, address: '1234 S MAIN ST' };

describe('what is missing from a new case', () => {
  it('is everything at first, in the order of the form', () => {
    expect(missingParts(EMPTY_DRAFT, null, [])).toEqual([
      { block: 'who', words: 'the caller’s name (or Anonymous)', question: null },
      { block: 'what', words: 'the service', question: null },
      { block: 'where', words: 'the place', question: null },
    ]);
  });

  it('is nothing with a caller, a service and a place, however little is known of them', () => {
    const named = { ...EMPTY_DRAFT, callerName: 'M. Ruiz', placeText: 'behind the school' };
    const known = { ...EMPTY_DRAFT, callerMode: 'known' as const, callerId: RUIZ, place };
    const nameless = { ...EMPTY_DRAFT, callerMode: 'anonymous' as const, place };
    expect([named, known, nameless].map((draft) => missingParts(draft, pothole, []))).toEqual([[], [], []]);
  });

  it('is a confirmation for a place outside the city', () => {
    const draft = { ...EMPTY_DRAFT, callerMode: 'anonymous' as const, place };
    expect(
      [draft, { ...draft, outsideConfirmed: true }].map((one) => missingParts(one, pothole, [], true)),
    ).toEqual([
      [{ block: 'where', words: 'a confirmation that it is to be filed here', question: 'place:outside' }],
      [],
    ]);
  });

  it('names each question without an answer', () => {
    const draft = { ...EMPTY_DRAFT, callerMode: 'anonymous' as const, place };
    expect(missingParts(draft, pothole, [{ key: 'size', title: 'How wide is it?' }])).toEqual([
      { block: 'what', words: '“How wide is it?”', question: 'size' },
    ]);
  });

  it('is a name where the service can’t be asked for anonymously', () => {
    const draft = { ...EMPTY_DRAFT, callerMode: 'anonymous' as const, place };
    expect(missingParts(draft, rebate, [])).toEqual([
      { block: 'who', words: 'a name: Sidewalk rebate can’t be reported anonymously', question: null },
    ]);
  });

  it('is the rest of a half-written e-mail address, and the person behind a lost choice', () => {
    const half = { ...EMPTY_DRAFT, callerName: 'M. Ruiz', callerEmail: 'ruiz@', place };
    const lost = { ...EMPTY_DRAFT, callerMode: 'known' as const, place };
    expect([missingParts(half, pothole, []), missingParts(lost, pothole, [])]).toEqual([
      [{ block: 'who', words: 'a whole e-mail address, or none', question: null }],
      [{ block: 'who', words: 'the caller', question: null }],
    ]);
  });
});
