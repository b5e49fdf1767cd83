import { expect, it } from 'vitest';
import { opened } from '../../../test/small-case.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import type { CaseFacts } from '../case-facts.ts';
import { nextStep } from './next-step.ts';

const context = { city: SMALL_CITY, when: (at: number) => `<${at}>` };
const step = (changes: Partial<CaseFacts>) =>
  nextStep({ ...opened(), department: 'LASAN', unit: null, ...changes }, context);

it('says what happens next in every state, and never that nothing does while a case is open', () => {
  expect([
    step({ state: 'new' }),
    step({ state: 'assigned', unit: 'NC' }),
    step({ state: 'scheduled', scheduledFor: 7 }),
    step({ state: 'scheduled', scheduledFor: null }),
    step({ state: 'in-progress' }),
    step({ state: 'waiting', waitingReason: 'access' }),
    step({ state: 'waiting', waitingReason: 'crew' }),
    step({ state: 'referred', receiver: { kind: 'outside', name: 'Caltrans' } }),
    step({ state: 'referred', receiver: { kind: 'department', department: 'LASAN' } }),
    step({ state: 'reopened' }),
    step({ state: 'closed' }),
    step({ state: 'closed', closedElsewhere: true }),
    step({ state: 'closed', duplicateOf: opened().id }),
  ]).toEqual([
    'Sanitation has to take it.',
    'Sanitation, North Central has to plan or start the work.',
    'The work is planned for <7>.',
    'The work is planned; no day is said.',
    'Sanitation is at work.',
    'No access to the place; the clock stands still.',
    'Waiting for a crew; the clock runs on.',
    'Caltrans has to confirm that it is done; until then it is open.',
    'Sanitation has to confirm that it is done; until then it is open.',
    'Sanitation has to look at it again: it was reopened.',
    'None.',
    'None. Another system closed it; nobody here has seen evidence.',
    'None here: it goes on in the case that it repeats.',
  ]);
});
