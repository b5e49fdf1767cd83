import { describe, expect, it } from 'vitest';
import { openCase } from '../../../shared/domain/case-command.ts';
import { callerId, caseId, promiseId, textId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { EMPTY_DRAFT } from '../../workspace/workspace.ts';
import { callerOf, openCommand, serviceSaidOf, withCaller, type FilingIds } from './open-command.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const IDS: FilingIds = {
  caseId: caseId.parse(uuid(1)),
  callerId: callerId.parse(uuid(2)),
  description: textId.parse(uuid(3)),
  placeSaid: textId.parse(uuid(4)),
  answers: textId.parse(uuid(5)),
  serviceSaid: textId.parse(uuid(7)),
  promise: promiseId.parse(uuid(6)),
};
const NO_DATE = { basis: 'none', by: null } as const;

describe('the command that files a draft', () => {
  it('carries all that was said, each text under its id', () => {
    const draft = {
      ...EMPTY_DRAFT,
      channel: 'walk-in',
      callerName: ' M. Ruiz ',
      callerPhone: '(213) 555-0142',
      callerLanguage: 'es',
      service: 'pothole',
      placeText: 'by the bus stop',
      place: { ...NO_PLACE, address: '1234 S MAIN ST' },
      description: ' Deep, full of water ',
    };
    const command = openCommand(draft, IDS, 'small-1', {
      answers: { size: 'big' },
      told: { basis: 'usual', by: 1_000 },
      emergency: { kind: 'fire', answers: {}, told911: true },
      serviceSaid: { id: IDS.serviceSaid, body: 'big hole' },
    });
    expect(command).toEqual({
      type: 'open-case',
      caseId: IDS.caseId,
      service: 'pothole',
      channel: 'walk-in',
      place: { ...NO_PLACE, address: '1234 S MAIN ST' },
      caller: {
        kind: 'new',
        id: IDS.callerId,
        name: 'M. Ruiz',
        phone: '(213) 555-0142',
        email: null,
        language: 'es',
      },
      description: { id: IDS.description, body: 'Deep, full of water' },
      placeSaid: { id: IDS.placeSaid, body: 'by the bus stop' },
      answers: { id: IDS.answers, catalogueVersion: 'small-1', values: { size: 'big' } },
      promise: { id: IDS.promise, kind: 'work', basis: 'usual', by: 1_000, language: 'es' },
      emergency: { kind: 'fire', answers: {}, told911: true },
      serviceSaid: { id: IDS.serviceSaid, body: 'big hole' },
    });
    expect(openCase.safeParse(command).success).toBe(true);
  });

  it('keeps a place known only by words, and leaves out what was not said', () => {
    const draft = {
      ...EMPTY_DRAFT,
      callerMode: 'anonymous' as const,
      channel: 'unheard-of',
      service: 'pothole',
      placeText: 'behind the school',
    };
    const more = { answers: null, told: NO_DATE, emergency: null, serviceSaid: null };
    expect(openCommand(draft, IDS, 'small-1', more)).toEqual({
      type: 'open-case',
      caseId: IDS.caseId,
      service: 'pothole',
      channel: 'other',
      place: NO_PLACE,
      caller: { kind: 'anonymous' },
      description: null,
      placeSaid: { id: IDS.placeSaid, body: 'behind the school' },
      answers: null,
      promise: { id: IDS.promise, kind: 'work', basis: 'none', by: null, language: 'en' },
    });
  });

  it('promises nothing where nobody listens, unless the agent chose to', () => {
    const more = { answers: null, told: NO_DATE, emergency: null, serviceSaid: null };
    const promiseIn = (promiseBasis: 'none' | null) =>
      openCommand({ ...EMPTY_DRAFT, channel: 'app', service: 'pothole', promiseBasis }, IDS, 'small-1', more)
        .promise;
    expect([promiseIn(null)?.basis, promiseIn('none')?.basis]).toEqual([undefined, 'none']);
  });

  it('keeps what the caller said for the service, but not the service’s own name', () => {
    const service = SMALL_CITY.service('pothole');
    if (service === undefined) throw new Error('the small city has no potholes');
    const said = (serviceText: string) =>
      serviceSaidOf({ ...EMPTY_DRAFT, serviceText }, service, IDS.serviceSaid)?.body;
    expect(
      ['', '  ', service.name.en.toUpperCase(), service.name.es, ' big hole ', 'x'.repeat(400)].map(said),
    ).toEqual([undefined, undefined, undefined, undefined, 'big hole', 'x'.repeat(300)]);
  });

  it('takes the caller out of a draft and puts it back unchanged', () => {
    expect({ ...EMPTY_DRAFT, ...withCaller(callerOf(EMPTY_DRAFT)) }).toEqual(EMPTY_DRAFT);
  });
});
