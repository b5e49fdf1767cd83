import { describe, expect, it } from 'vitest';
import type { TimelineStep, SentenceContext } from './sentence.ts';
import type { CaseClock, CaseFacts } from '../case-facts.ts';
import { accountId, callerId, caseId, commandId, textId } from '../ids.ts';
import { NO_PLACE } from '../place.ts';
import { importedCase } from '../../../test/imported-case.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { timelineSentence } from './timeline-sentence.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const CASE = caseId.parse(uuid(1));
const OTHER = caseId.parse(uuid(2));
const STRANGE = caseId.parse(uuid(3));
const RUIZ = callerId.parse(uuid(4));
const TEXT = textId.parse(uuid(5));
const TEXT_2 = textId.parse(uuid(6));
const TEXT_3 = textId.parse(uuid(7));
const PERSON = accountId.parse(uuid(8));

const DUE = Date.UTC(2026, 10, 24);
const CLOCK: CaseClock = { startedAt: 0, pauses: [], dueAt: DUE, because: [] };
const STILL: CaseClock = { ...CLOCK, dueAt: null };

const context: SentenceContext = {
  city: SMALL_CITY,
  callerName: (id) => (id === RUIZ ? 'M. Ruiz' : null),
  caseReference: (id) => (id === OTHER ? '1-7000000002' : null),
  colleagueName: (id) => (id === PERSON ? 'Daniel Okafor' : null),
  contactPointName: () => null,
  when: (at) => `<${at}>`,
  promised: (at) => `(${at})`,
  promiseNow: () => null,
};

function entry(event: TimelineStep['event'], texts: TimelineStep['texts'] = {}, version = 3): TimelineStep {
  return {
    caseId: CASE,
    version,
    at: 0,
    by: { id: PERSON, role: 'agent' },
    commandId: commandId.parse(uuid(9)),
    byName: 'Ana Gil',
    event,
    texts,
  };
}

const say = (event: TimelineStep['event'], texts?: TimelineStep['texts'], version?: number) =>
  timelineSentence(entry(event, texts, version), context);

const opened = {
  type: 'case-opened',
  number: null,
  service: 'pothole',
  department: 'BSS',
  channel: 'call',
  place: { ...NO_PLACE, address: '1234 S MAIN ST' },
  clock: CLOCK,
  catalogueVersion: 'small-1',
  description: null,
  placeSaid: null,
  answers: null,
} as const;

const stateChanged = {
  type: 'state-changed',
  from: 'assigned',
  to: 'in-progress',
  waitingReason: null,
  scheduledFor: null,
  clock: CLOCK,
  text: null,
} as const;

describe('sentences of the timeline', () => {
  it('say how it was opened, with what the caller said and the answers', () => {
    const texts = { [TEXT]: 'Deep, full of water', [TEXT_2]: 'by the bus stop', [TEXT_3]: '{}' };
    expect(say({ ...opened, description: TEXT, placeSaid: TEXT_2, answers: TEXT_3 }, texts, 1)).toEqual({
      words: 'Ana Gil opened it: Pothole, at 1234 S MAIN ST (phone call). Street Services owns it.',
      texts: [
        { label: 'What the caller said', body: 'Deep, full of water', audience: 'internal' },
        { label: 'The place in the caller’s words', body: 'by the bus stop', audience: 'internal' },
      ],
      remarks: [`Due <${DUE}>.`],
      answers: TEXT_3,
    });
  });

  it('say so when the place has no address and the catalogue lacks service and department', () => {
    const event = { ...opened, service: 'gone', department: 'GONE', place: NO_PLACE, clock: STILL };
    expect(say(event, {}, 1)).toEqual({
      words: 'Ana Gil opened it: gone, at a place known only by words (phone call). GONE owns it.',
      texts: [],
      remarks: [],
      answers: null,
    });
  });

  it('name the callers: the first, a later one, one without a name, one this reader can’t see', () => {
    const stranger = callerId.parse(uuid(99));
    const words = [
      say({ type: 'caller-joined', callerId: RUIZ }, {}, 2),
      say({ type: 'caller-joined', callerId: null }, {}, 2),
      say({ type: 'caller-joined', callerId: stranger }, {}, 2),
      say({ type: 'caller-joined', callerId: RUIZ }),
      say({ type: 'caller-joined', callerId: null }),
      say({ type: 'caller-joined', callerId: stranger }),
    ].map((one) => one.words);
    expect(words).toEqual([
      'The caller is M. Ruiz.',
      'The caller gave no name.',
      'The caller is somebody you can’t see.',
      'Ana Gil added M. Ruiz to the callers who follow it.',
      'Ana Gil added an anonymous caller to the callers who follow it.',
      'Ana Gil added a caller you can’t see to the callers who follow it.',
    ]);
  });

  it('name those a note mentions', () => {
    const stranger = accountId.parse(uuid(98));
    const body = '@Daniel Okafor, look';
    const event = { type: 'note-added', text: TEXT, visibility: 'internal' } as const;
    expect([
      say({ ...event, mentions: [PERSON] }, { [TEXT]: body }),
      say({ ...event, mentions: [PERSON, stranger] }, { [TEXT]: body }).words,
    ]).toEqual([
      {
        words: 'Ana Gil added an internal note for Daniel Okafor.',
        texts: [{ label: 'Note', body, audience: 'internal', mentions: [PERSON] }],
        remarks: [],
        answers: null,
      },
      'Ana Gil added an internal note for Daniel Okafor and a colleague.',
    ]);
  });

  it('mark who can read a note, and keep its place when it was erased', () => {
    expect([
      say({ type: 'note-added', text: TEXT, visibility: 'internal' }, { [TEXT]: 'Careful' }),
      say({ type: 'note-added', text: TEXT, visibility: 'public' }, { [TEXT]: null }),
    ]).toEqual([
      {
        words: 'Ana Gil added an internal note.',
        texts: [{ label: 'Note', body: 'Careful', audience: 'internal' }],
        remarks: [],
        answers: null,
      },
      {
        words: 'Ana Gil added a public note.',
        texts: [{ label: 'Note', body: null, audience: 'public' }],
        remarks: [],
        answers: null,
      },
    ]);
  });

  it('tell scheduling, moving, starting and going on', () => {
    const scheduled = { ...stateChanged, to: 'scheduled', scheduledFor: 5 } as const;
    const told = [
      say(scheduled),
      say({ ...scheduled, from: 'scheduled' }),
      say(stateChanged, {}),
      say({ ...stateChanged, from: 'waiting', text: TEXT }, { [TEXT]: 'Gate is open' }),
    ].map(({ words, remarks }) => [words, ...remarks]);
    expect(told).toEqual([
      ['Ana Gil scheduled the work for <5>.'],
      ['Ana Gil moved the work to <5>.'],
      ['Ana Gil started the work.'],
      ['Ana Gil went on with the work.', `The clock runs: due <${DUE}>.`],
    ]);
  });

  it('say what a wait does to the clock', () => {
    const waiting = { ...stateChanged, to: 'waiting' } as const;
    const told = [
      say({ ...waiting, waitingReason: 'access', clock: STILL, text: TEXT }, { [TEXT]: 'Locked' }),
      say({ ...waiting, waitingReason: 'crew' }),
    ];
    expect(told).toEqual([
      {
        words: 'Ana Gil set it to wait: no access to the place.',
        texts: [{ label: 'Remark', body: 'Locked', audience: 'internal' }],
        remarks: ['The clock stands still.'],
        answers: null,
      },
      {
        words: 'Ana Gil set it to wait: waiting for a crew.',
        texts: [],
        remarks: ['The clock runs on.'],
        answers: null,
      },
    ]);
  });

  it('name the new owner as far as it is known', () => {
    const assigned = {
      type: 'assigned',
      department: 'LASAN',
      unit: null,
      assignee: null,
      clock: CLOCK,
    } as const;
    const words = [
      say(assigned),
      say({ ...assigned, unit: 'NC', assignee: PERSON }),
      say({ ...assigned, unit: 'OLD', assignee: accountId.parse(uuid(77)) }),
    ].map((one) => one.words);
    expect(words).toEqual([
      'Ana Gil assigned it to Sanitation.',
      'Ana Gil assigned it to Sanitation, North Central, Daniel Okafor.',
      'Ana Gil assigned it to Sanitation, OLD, a colleague.',
    ]);
  });

  it('keep a referral alive in words, inside the city and out of it', () => {
    const referred = { type: 'referred', clock: CLOCK, text: TEXT } as const;
    const texts = { [TEXT]: 'It is theirs' };
    const remarks = ['It stays open until they confirm that it is done.'];
    const said = [{ label: 'Explanation', body: 'It is theirs', audience: 'public' }];
    expect([
      say({ ...referred, receiver: { kind: 'department', department: 'ITA' } }, texts),
      say({ ...referred, receiver: { kind: 'outside', name: 'Caltrans' } }, texts),
    ]).toEqual([
      { words: 'Ana Gil referred it to ITA (311).', texts: said, remarks, answers: null },
      { words: 'Ana Gil referred it to Caltrans.', texts: said, remarks, answers: null },
    ]);
  });

  it('link duplicates both ways', () => {
    const told = [
      say({ type: 'duplicate-linked', duplicateOf: OTHER }),
      say({ type: 'duplicate-linked', duplicateOf: STRANGE }),
      say({ type: 'duplicate-received', from: OTHER, callerIds: [RUIZ], anonymousCallers: 1 }),
      say({ type: 'duplicate-received', from: STRANGE, callerIds: [], anonymousCallers: 1 }),
    ].map(({ words, remarks }) => [words, ...remarks]);
    expect(told).toEqual([
      ['Ana Gil marked it as a duplicate of 1-7000000002.', 'Its callers follow that case too.'],
      ['Ana Gil marked it as a duplicate of another case.', 'Its callers follow that case too.'],
      ['Ana Gil marked 1-7000000002 as a duplicate of this one. 2 callers came with it.'],
      ['Ana Gil marked another case as a duplicate of this one. 1 caller came with it.'],
    ]);
  });

  it('say what belongs together, and what no longer does', () => {
    const none = { callerIds: [], anonymousCallers: 0 };
    const told = [
      say({ type: 'duplicate-unlinked', duplicateOf: OTHER }),
      say({ type: 'duplicate-returned', from: OTHER, callerIds: [RUIZ], anonymousCallers: 0 }),
      say({ type: 'duplicate-returned', from: STRANGE, ...none }),
      say({ type: 'parent-linked', parent: OTHER, split: false, ...none }),
      say({ type: 'parent-linked', parent: OTHER, split: true, ...none }),
      say({ type: 'parent-linked', parent: OTHER, split: true, callerIds: [RUIZ], anonymousCallers: 1 }),
      say({ type: 'child-linked', child: OTHER, split: false }),
      say({ type: 'child-linked', child: OTHER, split: true }),
      say({ type: 'parent-unlinked', parent: OTHER }),
      say({ type: 'child-unlinked', child: OTHER }),
      say({ type: 'caller-joined', callerId: null, from: OTHER }, {}, 4),
      say(
        { type: 'closed', clock: CLOCK, text: TEXT, outcome: 'completed', stayOpen: [OTHER, STRANGE] },
        { [TEXT]: 'Filled on Monday' },
      ),
    ].map(({ words, remarks }) => [words, ...remarks]);
    expect(told).toEqual([
      ['Ana Gil unlinked it from 1-7000000002: it is no duplicate of that case.'],
      [
        'Ana Gil unlinked 1-7000000002: it is no duplicate of this one.',
        '1 caller who came only with it left with it.',
      ],
      ['Ana Gil unlinked another case: it is no duplicate of this one.', 'All callers stay.'],
      ['Ana Gil made it a part of 1-7000000002.'],
      ['Ana Gil split it off from 1-7000000002: it is a part of that case.'],
      [
        'Ana Gil split it off from 1-7000000002: it is a part of that case.',
        '2 more callers of it follow this one too.',
      ],
      ['Ana Gil made 1-7000000002 a part of this case.'],
      ['Ana Gil split 1-7000000002 off: it is a part of this case.'],
      ['Ana Gil unlinked it from 1-7000000002: it is no part of that case.'],
      ['Ana Gil unlinked 1-7000000002: it is no part of this case.'],
      ['Ana Gil added an anonymous caller to 1-7000000002, a duplicate of this one.'],
      ['Ana Gil closed it: completed.', 'Parts of it stayed open: 1-7000000002, 1 not shown here.'],
    ]);
  });

  it('never let a closure sound like work done when it was not', () => {
    const closed = { type: 'closed', clock: CLOCK, text: TEXT } as const;
    const texts = { [TEXT]: 'Filled on Monday' };
    expect([
      say({ ...closed, outcome: 'completed' }, texts),
      say({ ...closed, outcome: 'not-found' }, texts),
    ]).toEqual([
      {
        words: 'Ana Gil closed it: completed.',
        texts: [{ label: 'Explanation', body: 'Filled on Monday', audience: 'public' }],
        remarks: [],
        answers: null,
      },
      {
        words: 'Ana Gil closed it: not found.',
        texts: [{ label: 'Explanation', body: 'Filled on Monday', audience: 'public' }],
        remarks: ['The work asked for was not carried out in full.'],
        answers: null,
      },
    ]);
  });

  it('start the clock anew with a reopening', () => {
    expect(
      say({ type: 'reopened', reason: 'not-done', clock: CLOCK, text: TEXT }, { [TEXT]: 'Still there' }),
    ).toEqual({
      words: 'Ana Gil reopened it: the work was not done.',
      texts: [{ label: 'Explanation', body: 'Still there', audience: 'internal' }],
      remarks: [`The clock starts anew: due <${DUE}>.`],
      answers: null,
    });
  });
});

describe('sentences of another system’s history', () => {
  const facts = importedCase(1, { closedAt: 15 });
  const recorded = (changes: Partial<CaseFacts>, version: number) =>
    timelineSentence(
      entry({ type: 'history-recorded', facts: { ...facts, ...changes } }, {}, version),
      context,
    );

  it('never call a closure elsewhere evidenced, and list what is wrong with the record', () => {
    const { history } = facts;
    const defects = ['closed before it was created', 'no coordinates'];
    expect(recorded({ history: history === null ? null : { ...history, defects } }, 1)).toEqual({
      words: 'Imported from MyLA311: closed there on <15>, not evidenced.',
      texts: [],
      remarks: ['In the record: closed before it was created.', 'In the record: no coordinates.'],
      answers: null,
    });
  });

  it('tell a case still open there, one closed without a date, and a newer copy', () => {
    const pending = facts.history === null ? null : { ...facts.history, status: 'Pending' };
    const words = [
      recorded({ state: 'in-progress', closedElsewhere: false, closedAt: null, history: pending }, 1),
      recorded({ closedAt: null }, 1),
      recorded({}, 2),
      recorded({ history: null, state: 'new' }, 1),
    ].map((one) => one.words);
    expect(words).toEqual([
      'Imported from MyLA311: “Pending” there, still open.',
      'Imported from MyLA311: closed there without a date, not evidenced.',
      'Imported again from MyLA311: closed there on <15>, not evidenced.',
      'Imported from MyLA311: “new” there, still open.',
    ]);
  });
});
