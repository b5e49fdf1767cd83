import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { apply, CASE, decide, done, NOW, opened, text } from '../../../test/small-case.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { attachmentId } from '../ids.ts';
import type { CaseFacts } from '../case-facts.ts';
import { cityOf } from '../city.ts';
import { HOUR } from '../instant.ts';
import { outcome, type Outcome } from '../outcome.ts';
import { contractFor, missingEvidence, reasonsFor } from './closure-contract.ts';
import { closurePack, type Demand } from './closure-pack.ts';
import { NOTHING_SAID } from './evidence.ts';

const LOS_ANGELES = new URL('../../../resources/cities/los-angeles/', import.meta.url);
const closure = closurePack.parse(JSON.parse(await readFile(new URL('closure.json', LOS_ANGELES), 'utf8')));
const PACK = {
  ...SMALL_PACK,
  closure: {
    reasons: closure.reasons,
    contracts: [
      {
        id: 'all-of-it',
        services: ['pothole'],
        outcomes: ['completed' as const],
        demands: ['visit', 'crew', 'done-date', 'after-photo'] as Demand[],
        because: 'It can be seen.',
      },
      { id: 'why', outcomes: ['unable' as const], demands: ['reason'] as Demand[], because: 'Count it.' },
    ],
  },
};
const CITY = cityOf(PACK);
const PHOTO = attachmentId.parse('00000000-0000-4000-8000-0000000000aa');
const NAME = text('after.jpg');

const act = (facts: CaseFacts, command: Parameters<typeof decide>[1], at = NOW) =>
  apply(facts, decide(facts, command, { city: CITY, now: at }), at);
const close = (facts: CaseFacts, ended: Outcome, said = NOTHING_SAID, at = NOW) => {
  const command = {
    type: 'close-case',
    caseId: CASE,
    outcome: ended,
    explanation: text(done),
    said,
  } as const;
  return decide(facts, command, { city: CITY, now: at });
};
const demandsOf = (facts: CaseFacts, ended: Outcome, said = NOTHING_SAID): string[] => {
  const decision = close(facts, ended, said);
  return decision.ok ? [] : decision.refusal.fields.map(({ field }) => field);
};
const visited = (facts: CaseFacts, crew: string | null, at = NOW) =>
  act(facts, { type: 'record-visit', caseId: CASE, at, found: 'done', crew, remark: null }, at);
function withPhoto(facts: CaseFacts): CaseFacts {
  const attachment = {
    id: PHOTO,
    sha256: 'a'.repeat(64),
    size: 10,
    media: 'image/jpeg' as const,
    visibility: 'internal' as const,
    name: NAME,
    note: null,
  };
  const added = act(facts, { type: 'add-attachment', caseId: CASE, attachment });
  return act(added, { type: 'mark-attachment', caseId: CASE, attachment: PHOTO, shows: 'after' });
}

describe('a closure contract', () => {
  it('refuses what lacks evidence, and names each piece that is missing until all are there', () => {
    const facts = opened('pothole');
    expect(demandsOf(facts, 'completed')).toEqual(['visit', 'crew', 'done-date', 'after-photo']);
    const seen = visited(facts, null);
    expect(demandsOf(seen, 'completed')).toEqual(['crew', 'done-date', 'after-photo']);
    const named = visited(facts, 'EV-12');
    const said = { doneAt: NOW, reason: null };
    expect(demandsOf(named, 'completed', said)).toEqual(['after-photo']);
    const decision = close(withPhoto(named), 'completed', said);
    expect(decision.ok).toBe(true);
    expect(apply(withPhoto(named), decision)).toMatchObject({
      state: 'closed',
      evidence: { contract: 'all-of-it', doneAt: NOW, reason: null, catalogueVersion: CITY.version },
    });
    const refused = close(facts, 'unable');
    expect(!refused.ok && [refused.refusal.code, refused.refusal.message]).toEqual([
      'evidence-missing',
      '“Unable to do it” needs evidence here. Choose the reason.',
    ]);
  });

  it('asks again for what was before a reopening', () => {
    const facts = withPhoto(visited(opened('pothole'), 'EV-12'));
    const said = { doneAt: NOW, reason: null };
    const closed = apply(facts, close(facts, 'completed', said));
    const LATER = NOW + 48 * HOUR;
    const again = apply(
      closed,
      decide(
        closed,
        { type: 'reopen-case', caseId: CASE, reason: 'not-done', explanation: text(done) },
        { city: CITY, now: LATER },
      ),
      LATER,
    );
    expect(again.evidence).toBeNull();
    const decision = close(again, 'completed', said, LATER);
    expect(!decision.ok && decision.refusal.message).toContain(
      'No visit is recorded since it was reopened. Record one first.',
    );
    expect(!decision.ok && decision.refusal.fields.map(({ field }) => field)).toEqual([
      'visit',
      'crew',
      'done-date',
      'after-photo',
    ]);
  });

  it('believes no day before the case was opened, none in the future, and no reason of another outcome', () => {
    const facts = withPhoto(visited(opened('pothole'), 'EV-12'));
    for (const doneAt of [facts.openedAt - 24 * HOUR, NOW + HOUR])
      expect(demandsOf(facts, 'completed', { doneAt, reason: null })).toEqual(['done-date']);
    expect(demandsOf(facts, 'unable', { doneAt: null, reason: 'gone-on-arrival' })).toEqual(['reason']);
    expect(demandsOf(facts, 'unable', { doneAt: null, reason: 'no-access' })).toEqual([]);
  });

  it('takes no visit of the future or from before the case, and none for a closed one', () => {
    const facts = opened('pothole');
    const visit = (at: number, of = facts) =>
      decide(
        of,
        { type: 'record-visit', caseId: CASE, at, found: 'done', crew: null, remark: null },
        { city: CITY },
      );
    expect([visit(NOW + HOUR), visit(facts.openedAt - HOUR)].map((one) => one.ok)).toEqual([false, false]);
    const closed = apply(facts, close(facts, 'unable', { doneAt: null, reason: 'unsafe' }));
    const late = visit(NOW, closed);
    expect(!late.ok && late.refusal.code).toBe('edge-not-allowed');
  });

  it('a picture says what it shows, a document can’t', () => {
    const facts = withPhoto(opened('pothole'));
    expect(facts.attachments.map(({ shows }) => shows)).toEqual(['after']);
    const same = decide(facts, { type: 'mark-attachment', caseId: CASE, attachment: PHOTO, shows: 'after' });
    expect(same.ok).toBe(false);
    const none = act(facts, { type: 'mark-attachment', caseId: CASE, attachment: PHOTO, shows: null });
    expect(none.attachments.map(({ shows }) => shows)).toEqual([null]);
  });
});

describe('the contracts of Los Angeles', () => {
  const services = SMALL_PACK.services;

  it('ask nothing of what the city only hands on, and the closest one wins', () => {
    const of = (code: string, group: string, ended: Outcome, handOff = false) =>
      contractFor(closure, { code, group, handOff }, ended)?.id ?? null;
    expect([
      of('bulky-items', 'Pickups and bins', 'completed'),
      of('graffiti-removal', 'Clean streets', 'completed'),
      of('graffiti-removal', 'Clean streets', 'partly-completed'),
      of('feedback', 'Feedback and other', 'completed'),
      of('bulky-items', 'Pickups and bins', 'not-found'),
      of('bulky-items', 'Pickups and bins', 'duplicate'),
      of('report-water-waste', 'Water and spills', 'completed', true),
    ]).toEqual([
      'work-in-the-field',
      'work-that-can-be-seen',
      'work-in-the-field',
      'done-at-a-desk',
      'somebody-looked',
      null,
      null,
    ]);
  });

  it('every outcome that needs a reason has reasons in both languages', () => {
    for (const contract of closure.contracts.filter(({ demands }) => demands.includes('reason')))
      for (const ended of contract.outcomes) expect(reasonsFor(closure, ended)).not.toEqual([]);
    expect(closure.reasons.every(({ label }) => label.en !== label.es)).toBe(true);
  });

  it('without one nothing but the explanation is asked for', () => {
    const facts = opened('pothole');
    for (const service of services)
      for (const ended of outcome.options)
        expect(
          missingEvidence(
            contractFor(undefined, service, ended),
            undefined,
            facts,
            { ...NOTHING_SAID, outcome: ended },
            NOW,
          ),
        ).toEqual([]);
  });
});
