import { expect, it } from 'vitest';
import type { TimelineEntry } from '../../../shared/contract/case-record.ts';
import { caseId, commandId, departmentCode, serviceCode, textId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { lastSaid, openingAnswers } from './last-said.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const DESCRIPTION = textId.parse(uuid(1));
const PLACE_SAID = textId.parse(uuid(2));
const ANSWERS = textId.parse(uuid(3));
const NOTE = textId.parse(uuid(4));

function entry(at: number, event: TimelineEntry['event'], texts: TimelineEntry['texts']): TimelineEntry {
  return {
    caseId: caseId.parse(uuid(9)),
    version: at,
    at,
    by: { id: null, role: 'agent' },
    commandId: commandId.parse(uuid(8)),
    byName: `person ${at}`,
    event,
    texts,
  };
}

const opened = entry(
  1,
  {
    type: 'case-opened',
    number: null,
    service: serviceCode.parse('pothole'),
    department: departmentCode.parse('BSS'),
    channel: 'call',
    place: NO_PLACE,
    clock: { startedAt: 0, pauses: [], dueAt: null, because: [] },
    catalogueVersion: '1',
    description: DESCRIPTION,
    placeSaid: PLACE_SAID,
    answers: ANSWERS,
  },
  { [ANSWERS]: '{"size":"big"}', [PLACE_SAID]: 'Behind the school', [DESCRIPTION]: 'A deep hole' },
);
const note = (body: string | null) =>
  entry(2, { type: 'note-added', text: NOTE, visibility: 'internal' }, { [NOTE]: body });
const view = (...entries: TimelineEntry[]) => ({
  entries: entries.map((one) => ({ ...one, pending: false })),
});

it('finds what was written last, never the answers to questions', () => {
  expect([
    lastSaid(view(opened)),
    lastSaid(view(opened, note('It has grown'))),
    lastSaid(view(opened, note(null))),
    lastSaid(view({ ...opened, texts: { [ANSWERS]: '{}', [PLACE_SAID]: 'Behind the school' } })),
    lastSaid(view({ ...opened, texts: { [ANSWERS]: '{}' } })),
    lastSaid(view()),
  ]).toEqual([
    { at: 1, by: 'person 1', body: 'A deep hole' },
    { at: 2, by: 'person 2', body: 'It has grown' },
    { at: 1, by: 'person 1', body: 'A deep hole' },
    { at: 1, by: 'person 1', body: 'Behind the school' },
    null,
    null,
  ]);
  expect([openingAnswers(view(opened)), openingAnswers(view(note('x')))]).toEqual(['{"size":"big"}', null]);
});
