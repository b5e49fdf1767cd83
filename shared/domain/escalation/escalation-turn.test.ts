import { describe, expect, it } from 'vitest';
import {
  accept,
  acknowledge,
  advance,
  after,
  answer,
  at,
  DUE,
  giveBack,
  LIST,
  RAISED,
  resolve,
  theOne,
  told,
} from '../../../test/raised-escalation.ts';
import { AGENT, CLOCK, LEAD, PUBLISHED, SUPERVISOR, who, WORKER } from '../../../test/small-escalation.ts';
import type { AccountActor } from '../actor.ts';
import type { AccountId } from '../ids.ts';
import { byUrgency, standingOf, turnDue, turnOf } from './escalation-turn.ts';
import type { Escalation } from './escalation.ts';
import { soundsNow } from './sounds-now.ts';

const OTHER_AGENT = who('00000000-0000-4000-8000-000000000055' as AccountId, 'agent');
const OTHER_LEAD = who('00000000-0000-4000-8000-000000000056' as AccountId, 'lead', 'BSS');
const AUDITOR = who('00000000-0000-4000-8000-000000000057' as AccountId, 'auditor');

const people: Readonly<Record<string, AccountActor>> = {
  raiser: AGENT,
  agent: OTHER_AGENT,
  worker: WORKER,
  lead: LEAD,
  'other lead': OTHER_LEAD,
  supervisor: SUPERVISOR,
  auditor: AUDITOR,
};

/** Who has it to see to, and who watches it. */
function standings(one: Escalation, minutes: number): Record<string, string[]> {
  const found = Object.entries(people).map(
    ([name, actor]) => [name, standingOf(actor, one, PUBLISHED.open, at(minutes))] as const,
  );
  const named = (standing: string) => found.filter((entry) => entry[1] === standing).map(([name]) => name);
  return { mine: named('my-turn'), watched: named('watched') };
}

const acknowledged = after(LIST, acknowledge, WORKER, at(2));
const answered = after(acknowledged, answer, WORKER, at(5));
const returned = after(acknowledged, giveBack, WORKER, at(5));
const secondTier = after(LIST, advance, CLOCK, DUE);
const third = after(secondTier, { ...advance, offer: 2, tier: 2 }, CLOCK, DUE + 15 * 60_000);
const exhausted = after(third, { ...advance, offer: 3, tier: 3 }, CLOCK, DUE + 30 * 60_000);

describe('whose turn an escalation is', () => {
  it('is the contact point’s until it is answered, then 311’s, and the supervisors’ when nobody took it', () => {
    const ways = { raised: LIST, acknowledged, answered, returned, secondTier, exhausted };
    const seen = Object.entries(ways).map(([name, list]) => {
      const one = theOne(list);
      return [name, turnOf(one), standings(one, 20)];
    });
    const contact = { mine: ['worker', 'lead'], watched: ['raiser', 'supervisor'] };
    const desk = { mine: ['raiser'], watched: ['worker', 'lead', 'supervisor'] };
    expect(seen).toEqual([
      ['raised', 'acknowledge', contact],
      ['acknowledged', 'answer', contact],
      ['answered', 'tell', desk],
      ['returned', 'send-on', desk],
      // The worker answers at the first tier only.
      ['secondTier', 'acknowledge', { mine: ['lead'], watched: ['raiser', 'supervisor'] }],
      ['exhausted', 'rescue', { mine: ['supervisor'], watched: ['raiser', 'lead'] }],
    ]);
  });

  it('is any agent’s to tell what a rule raised, and nobody’s once it has ended', () => {
    const byRule = { ...theOne(answered), raisedBy: null };
    expect(standings(byRule, 20).mine).toEqual(['raiser', 'agent']);
    const over = theOne(after(after(answered, told, AGENT, at(6)), resolve, AGENT, at(7)));
    expect(turnOf(over)).toBeNull();
    expect(standings(over, 20)).toEqual({ mine: [], watched: [] });
  });

  it('has a time only while it waits to be acknowledged', () => {
    expect([LIST, acknowledged, exhausted].map((list) => turnDue(theOne(list)))).toEqual([DUE, null, null]);
  });

  it('comes in the order of what can wait least', () => {
    const found = (escalation: Escalation, standing: 'my-turn' | 'watched', name: string) => ({
      escalation,
      standing,
      name,
    });
    const accepted = theOne(after(acknowledged, accept, WORKER, at(4)));
    const later = { ...RAISED, offers: RAISED.offers.map((one) => ({ ...one, acknowledgeBy: DUE + 1 })) };
    const list = [
      found(theOne(exhausted), 'watched', 'watched, nobody took it'),
      found(accepted, 'my-turn', 'accepted later'),
      found(theOne(acknowledged), 'my-turn', 'acknowledged'),
      found(later, 'my-turn', 'due later'),
      found(RAISED, 'my-turn', 'due'),
      found(theOne(exhausted), 'my-turn', 'nobody took it'),
    ];
    expect(list.toSorted(byUrgency).map(({ name }) => name)).toEqual([
      'nobody took it',
      'due',
      'due later',
      'acknowledged',
      'accepted later',
      'watched, nobody took it',
    ]);
  });
});

describe('the sound of an escalation', () => {
  it('is heard for a danger at any hour, for all else only in service hours', () => {
    const sunday = Date.parse('2026-11-22T10:00:00-08:00');
    const monday = Date.parse('2026-11-23T10:00:00-08:00');
    const heard = (path: Escalation['path'], when: number) => soundsNow({ path }, PUBLISHED.open, when);
    expect([heard('emergency', sunday), heard('complaint', sunday), heard('complaint', monday)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
