import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { RAISED } from '../../../test/raised-escalation.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { afterDecision, CLOCK, decideAs, OTHER_ESCALATION, SUNDAY } from '../../../test/small-escalation.ts';
import { newClock } from '../case-clock.ts';
import { HOUR } from '../instant.ts';
import { escalationTriggers } from './escalation-triggers.ts';
import { raiseByRule, triggerSubjectOf } from './trigger-case.ts';
import { openTriggers } from './triggers.ts';

const DOCUMENT = new URL('../../../resources/cities/los-angeles/escalation-triggers.json', import.meta.url);

it('goes from the facts of a case to an escalation that a rule raises, once', async () => {
  const bulky = SMALL_CITY.service('bulky-items');
  if (bulky === undefined) throw new Error('the small city has no bulky items');
  const triggers = openTriggers(
    escalationTriggers.parse(JSON.parse(await readFile(DOCUMENT, 'utf8'))),
    SMALL_CITY,
  );
  const facts = {
    service: 'bulky-items',
    channel: 'call' as const,
    openedAt: SUNDAY,
    clock: newClock(bulky, SMALL_CITY, SUNDAY),
    closedAt: null,
  };
  const history = {
    said: [{ at: SUNDAY, text: 'Somebody fell over the couch' }],
    reopenings: [],
    reviews: [],
    complaints: [],
  };
  const ended = { ...RAISED, raisedAt: SUNDAY - HOUR, state: 'withdrawn' as const };
  const list = [{ ...ended, ended: { at: SUNDAY - HOUR, by: null, text: null } }];
  const subject = triggerSubjectOf(facts, list, history);
  expect(subject).toEqual({
    service: 'bulky-items',
    channel: 'call',
    openedAt: SUNDAY,
    lives: [{ clock: facts.clock, endedAt: null }],
    ...history,
    raised: [{ at: SUNDAY - HOUR, path: 'emergency', rule: null, endedAt: SUNDAY - HOUR }],
  });
  const [firing] = triggers.run(subject, SUNDAY).raise;
  if (firing === undefined) throw new Error('no rule fired');
  const deed = raiseByRule(firing, OTHER_ESCALATION, { department: 'LASAN', unit: null });
  expect(deed).toEqual({
    type: 'raise-escalation',
    escalationId: OTHER_ESCALATION,
    path: 'emergency',
    kind: 'functional',
    tier: 1,
    reason: 'safety-words',
    rule: { id: 'words-of-danger', version: 1 },
    department: 'LASAN',
    unit: null,
    text: null,
  });
  const after = afterDecision(list, decideAs(list, deed, { actor: CLOCK }), CLOCK, SUNDAY);
  expect(triggers.run(triggerSubjectOf(facts, after, history), SUNDAY + HOUR)).toEqual({
    raise: [],
    held: [{ firing, why: 'open-already', until: null }],
  });
});
