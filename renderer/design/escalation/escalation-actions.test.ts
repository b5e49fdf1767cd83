import { expect, it } from 'vitest';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { Escalation } from '../../../shared/domain/escalation/escalation.ts';
import { LIST, acknowledge, after, answer, at, told } from '../../../test/raised-escalation.ts';
import { opened } from '../../../test/small-case.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { AGENT, LEAD, PUBLISHED, SUPERVISOR, WORKER, who } from '../../../test/small-escalation.ts';
import { escalationActions } from './escalation-actions.ts';

/** What a person can do now, and what has its place but can't be done, with the reason. */
function offered(list: readonly Escalation[], actor: AccountActor, directory = true) {
  const facts = { ...opened('bulky-items'), escalations: [...list] };
  const actions = list.flatMap((one) =>
    escalationActions(one, {
      facts,
      actor,
      city: SMALL_CITY,
      directory: directory ? PUBLISHED : null,
      now: at(5),
      perform: () => {},
    }),
  );
  const now = actions.filter(({ isNow }) => isNow);
  return {
    can: now.filter(({ whyNot }) => whyNot === null).map(({ deed }) => deed),
    why: Object.fromEntries(now.flatMap(({ deed, whyNot }) => (whyNot === null ? [] : [[deed, whyNot]]))),
  };
}

it('are for each role what it can do from here, the rest saying why not', () => {
  const mayNot = 'Only LASAN on duty at this contact point, its lead or a supervisor can';
  const owners = { withdraw: 'Only whoever raised it or a supervisor can withdraw it.' };
  expect(offered(LIST, AGENT)).toEqual({ can: ['try', 'withdraw'], why: {} });
  expect(offered(LIST, WORKER)).toEqual({
    can: ['acknowledge', 'accept', 'answer', 'try', 'pass-on', 'return'],
    why: {},
  });
  expect(offered(LIST, LEAD)).toEqual({
    can: ['acknowledge', 'accept', 'answer', 'try', 'pass-on', 'return'],
    why: owners,
  });
  expect(offered(LIST, SUPERVISOR)).toEqual({
    can: ['acknowledge', 'accept', 'answer', 'try', 'pass-on', 'return', 'withdraw'],
    why: {},
  });
  expect(offered(LIST, { ...LEAD, department: 'BSS' }).why).toMatchObject({
    acknowledge: `${mayNot} acknowledge it.`,
    'pass-on': `${mayNot} pass it on.`,
  });
  expect(offered(LIST, who(LEAD.id, 'auditor'))).toEqual({ can: [], why: {} });
});

it('change with the state, and none needs the directory but passing it on', () => {
  const answered = after(after(LIST, acknowledge, LEAD, at(1)), answer, LEAD, at(2));
  expect(offered(answered, AGENT)).toEqual({
    can: ['told'],
    why: { resolve: 'The caller does not know the answer yet. Tell them first.' },
  });
  expect(offered(after(answered, told, AGENT, at(3)), AGENT).can).toEqual(['told', 'resolve']);
  expect(offered(LIST, LEAD, false).why).toMatchObject({
    'pass-on': 'The directory has no other contact point for this.',
  });
});
