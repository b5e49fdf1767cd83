import { expect, it } from 'vitest';
import {
  LIST,
  RAISED,
  accept,
  acknowledge,
  advance,
  after,
  answer,
  at,
  DUE,
  giveBack,
  resolve,
  theOne,
  told,
  withdraw,
} from '../../../test/raised-escalation.ts';
import {
  AGENT,
  CLOCK,
  LEAD,
  LEAD_ID,
  OTHER_ESCALATION,
  PUBLISHED,
  WORKER,
  WORKER_ID,
} from '../../../test/small-escalation.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { directoryWords } from './directory-words.ts';
import { rungOf } from './rung.ts';
import { gravestFirst, turnWords } from './turn-words.ts';

const words = directoryWords({
  city: SMALL_CITY,
  directory: PUBLISHED,
  people: new Map<string, string>([
    [WORKER_ID, 'Wanda Worker'],
    [LEAD_ID, 'Lou Lead'],
  ]),
  when: (instant) => `+${(instant - RAISED.raisedAt) / 60_000}`,
});
const sanitation = words.department('LASAN');

it('says whose turn it is in every state, and how grave that is', () => {
  const acknowledged = after(LIST, acknowledge, LEAD, at(1));
  const answered = after(acknowledged, answer, LEAD, at(2));
  const informed = after(answered, told, AGENT, at(3));
  const gone = after(LIST, advance, CLOCK, DUE);
  const steps = [
    [LIST, at(1)],
    [LIST, at(16)],
    [acknowledged, at(1)],
    [after(LIST, accept, LEAD, at(1)), at(1)],
    [answered, at(2)],
    [informed, at(3)],
    [after(informed, resolve, AGENT, at(4)), at(4)],
    [after(LIST, giveBack, WORKER, at(1)), at(1)],
    [after(LIST, withdraw, AGENT, at(1)), at(1)],
    [gone, at(16)],
    [[{ ...RAISED, state: 'exhausted', exhausted: { at: DUE, why: 'unacknowledged' } }], at(16)],
  ] as const;
  expect(steps.map(([list, now]) => Object.values(turnWords(theOne(list), now, words)))).toEqual([
    ['attention', 'Waiting to be acknowledged', `${sanitation}, to acknowledge`],
    ['breach', 'Not acknowledged in time', 'goes on by itself now'],
    ['information', 'Acknowledged', `${sanitation}, to answer`],
    ['information', 'Being worked on', `${sanitation}, to answer`],
    ['attention', 'Answered', '311, to tell the caller'],
    ['done', 'Answered', '311, to resolve'],
    ['done', 'Resolved', 'nobody'],
    ['attention', 'Returned to 311: not their work', '311, to send on or withdraw'],
    ['neutral', 'Withdrawn', 'nobody'],
    ['attention', 'Waiting to be acknowledged', `${sanitation}, to acknowledge`],
    ['breach', 'Nobody acknowledged', 'the supervisors'],
  ]);
});

it('puts what can wait least first, and leaves out what has ended', () => {
  const [mine] = after(after(LIST, acknowledge, LEAD, at(1)), answer, LEAD, at(2));
  const question = { ...RAISED, id: OTHER_ESCALATION, path: 'routine' as const };
  if (mine === undefined) throw new Error('there is none');
  expect(gravestFirst([question, mine], at(2), words).map(({ path }) => path)).toEqual([
    'emergency',
    'routine',
  ]);
  expect(gravestFirst(after(LIST, withdraw, AGENT, at(1)), at(2), words)).toEqual([]);
});

it('tells of each contact point that was asked what became of it', () => {
  const gone = theOne(after(LIST, advance, CLOCK, DUE));
  const taken = theOne(after(LIST, acknowledge, LEAD, at(4)));
  const rungs = [...gone.offers.map((offer) => [gone, offer] as const), [taken, taken.offers[0]] as const];
  expect(rungs.map(([one, offer]) => offer !== undefined && rungOf(one, offer, words))).toEqual([
    { how: 'missed', words: 'Not acknowledged in time', times: 'Asked +0, to acknowledge by +15' },
    { how: 'waiting', words: 'Is asked now', times: 'Asked +15, to acknowledge by +30' },
    {
      how: 'taken',
      words: 'Acknowledged by Lou Lead after 4 min',
      times: 'Asked +0, to acknowledge by +15',
    },
  ]);
});
