import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { newClock } from '../case-clock.ts';
import type { CaseClock } from '../case-facts.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../instant.ts';
import { escalationTriggers, type EscalationTriggers, type TriggerRule } from './escalation-triggers.ts';
import { openTriggers, type TriggerSubject } from './triggers.ts';
import { tryTriggers, type PastCase } from './try-triggers.ts';

/** Monday, 16 November 2026, 07:00 in the small city: its offices open. */
const MONDAY: Instant = Date.parse('2026-11-16T07:00:00-08:00');

function clockOf(service: string, at: Instant = MONDAY): CaseClock {
  const found = SMALL_CITY.service(service);
  if (found === undefined) throw new Error(`there is no service ${service}`);
  return newClock(found, SMALL_CITY, at);
}
const BULKY = clockOf('bulky-items');
const DUE = BULKY.dueAt ?? 0;

const SUBJECT: TriggerSubject = {
  service: 'bulky-items',
  channel: 'call',
  openedAt: MONDAY,
  lives: [{ clock: BULKY, endedAt: null }],
  said: [],
  reopenings: [],
  reviews: [],
  complaints: [],
  raised: [],
};
const rule = (when: TriggerRule['when'], rest: Partial<TriggerRule> = {}): TriggerRule => ({
  id: when.code,
  name: { en: when.code, es: when.code },
  active: true,
  services: 'all',
  path: 'complaint',
  kind: 'functional',
  tier: 1,
  when,
  ...rest,
});
const documentOf = (rules: TriggerRule[], rest: Partial<EscalationTriggers> = {}): EscalationTriggers => ({
  version: 3,
  sets: { person: ['somebody', 'kid*', 'niñ*'] },
  rules,
  damper: { most: 2, hours: 24, sameRuleHours: 6, exempt: ['emergency'] },
  ...rest,
});
const opened = (...rules: TriggerRule[]) => openTriggers(documentOf(rules), SMALL_CITY);
const firing = (one: TriggerRule, since: Instant, because: unknown) => ({
  rule: one.id,
  version: 3,
  code: one.when.code,
  path: one.path,
  kind: one.kind,
  tier: one.tier,
  since,
  because,
});
const found = (one: TriggerRule, subject: Partial<TriggerSubject>, now: Instant) =>
  opened(one).run({ ...SUBJECT, ...subject }, now);

const SHARE = rule({ code: 'clock-share', share: 0.8 });
const BREACH = rule({ code: 'clock-breached', minutes: 60 });
const REOPENED = rule({ code: 'reopened-again', count: 2 }, { kind: 'hierarchic', tier: 2 });
const UNSUPPORTED = rule({ code: 'unsupported-closure', verdicts: ['unsupported'] });
const WORDS = rule(
  {
    code: 'safety-words',
    patterns: ['<person> .. hurt|hit', 'alambre .. suelto'],
    harmless: ['nobody .. hurt'],
  },
  { path: 'emergency' },
);
const ACCESS = rule({
  code: 'disability-access',
  always: ['dead-animal'],
  patterns: ['wheelchair*'],
  harmless: [],
});
const PRESS = rule({
  code: 'council-or-press',
  channels: ['council'],
  patterns: ['reporter*'],
  harmless: [],
});
const REPEATED = rule({ code: 'repeated-complaints', count: 2, days: 30 });

describe('a rule', () => {
  it('about a share of the clock counts only the hours the clock runs in', () => {
    // Five working days from Monday 07:00 end on the next Monday at 16:00: six days of nine hours, 80 % are 43.2 hours.
    const at = Date.parse('2026-11-20T14:12:00-08:00');
    expect([DUE, opened(SHARE).nextAt(SUBJECT, MONDAY)]).toEqual([
      Date.parse('2026-11-23T16:00:00-08:00'),
      at,
    ]);
    expect(found(SHARE, {}, at - 1)).toEqual({ raise: [], held: [] });
    expect(found(SHARE, {}, at)).toEqual({
      raise: [firing(SHARE, at, { by: 'clock', share: 0.8, used: 0.8, dueAt: DUE })],
      held: [],
    });
  });

  it('about a share leaves out the time a clock stood still, and is silent while it does', () => {
    const dead = clockOf('dead-animal');
    const pause = { from: MONDAY + HOUR, to: MONDAY + 7 * HOUR, reason: 'weather' as const };
    const clock = { ...dead, pauses: [pause], dueAt: MONDAY + 30 * HOUR };
    const subject = { ...SUBJECT, service: 'dead-animal', lives: [{ clock, endedAt: null }] };
    const still = { ...clock, pauses: [{ ...pause, to: null }], dueAt: null };
    expect([
      opened(rule({ code: 'clock-share', share: 0.5 })).nextAt(subject, MONDAY),
      opened(SHARE, BREACH).nextAt({ ...subject, lives: [{ clock: still, endedAt: null }] }, MONDAY),
      opened(SHARE, BREACH).nextAt({ ...subject, lives: [{ clock, endedAt: MONDAY + HOUR }] }, MONDAY + DAY),
    ]).toEqual([MONDAY + 18 * HOUR, null, null]);
  });

  it('about a breach waits as long as it says', () => {
    expect([
      found(BREACH, {}, DUE + 59 * MINUTE).raise,
      found(BREACH, {}, DUE + DAY).raise,
      found(BREACH, { lives: [{ clock: BULKY, endedAt: DUE }] }, DUE + DAY).raise,
    ]).toEqual([[], [firing(BREACH, DUE + HOUR, { by: 'overdue', dueAt: DUE, lateBy: DAY })], []]);
  });

  it('about reopenings, complaints and reviews counts what was so by then', () => {
    const twice = [MONDAY + DAY, MONDAY + 3 * DAY];
    const reviews = [
      { at: MONDAY + DAY, verdict: 'unsupported' as const },
      { at: MONDAY + 2 * DAY, verdict: 'supported' as const },
    ];
    expect([
      found(REOPENED, { reopenings: twice }, MONDAY + 2 * DAY).raise,
      found(REOPENED, { reopenings: twice }, MONDAY + 3 * DAY).raise,
      found(REPEATED, { complaints: twice }, MONDAY + 4 * DAY).raise,
      found(REPEATED, { complaints: twice }, MONDAY + 32 * DAY).raise,
      found(UNSUPPORTED, { reviews }, MONDAY + 5 * DAY).raise,
    ]).toEqual([
      [],
      [firing(REOPENED, MONDAY + 3 * DAY, { by: 'count', count: 2, needed: 2 })],
      [firing(REPEATED, MONDAY + 3 * DAY, { by: 'count', count: 2, needed: 2 })],
      [],
      [firing(UNSUPPORTED, MONDAY + DAY, { by: 'verdict', verdict: 'unsupported' })],
    ]);
  });

  it('about words says which pattern found which words, not those it knows as harmless', () => {
    const at = MONDAY + HOUR;
    const said = (text: string) => found(WORDS, { said: [{ at, text }] }, at).raise.map((one) => one.because);
    expect([
      said('Thank God nobody got hurt. The couch is still there'),
      said('Two kids were almost HIT by a car'),
      said('Hay un alambre que está suelto'),
      found(WORDS, { said: [{ at, text: 'somebody is hurt' }] }, at - 1).raise,
    ]).toEqual([
      [],
      [{ by: 'words', pattern: '<person> .. hurt|hit', said: ['kids', 'HIT'] }],
      [{ by: 'words', pattern: 'alambre .. suelto', said: ['alambre', 'suelto'] }],
      [],
    ]);
  });

  it('about access or the press goes by service, channel or words', () => {
    const said = [{ at: MONDAY, text: 'A reporter saw that my wheelchair can’t pass' }];
    const becauseOf = (one: TriggerRule, subject: Partial<TriggerSubject>) =>
      found(one, subject, MONDAY).raise.map(({ because }) => because);
    expect([
      becauseOf(ACCESS, { service: 'dead-animal', said }),
      becauseOf(ACCESS, { said }),
      becauseOf(PRESS, { channel: 'council' }),
      becauseOf(PRESS, { said }),
      becauseOf(PRESS, {}),
    ]).toEqual([
      [{ by: 'service', service: 'dead-animal' }],
      [{ by: 'words', pattern: 'wheelchair*', said: ['wheelchair'] }],
      [{ by: 'channel', channel: 'council' }],
      [{ by: 'words', pattern: 'reporter*', said: ['reporter'] }],
      [],
    ]);
  });

  it('holds only while it is active, and for its services', () => {
    const late = DUE + DAY;
    expect([
      found({ ...BREACH, active: false }, {}, late).raise,
      found({ ...BREACH, services: ['pothole'] }, {}, late).raise,
      opened({ ...BREACH, active: false }).nextAt(SUBJECT, MONDAY),
    ]).toEqual([[], [], null]);
  });
});

describe('the damper', () => {
  it('lets words page again when they are said after the escalation about them has ended', () => {
    const said = (...hours: number[]) =>
      hours.map((hour) => ({ at: MONDAY + hour * HOUR, text: 'A kid was hit' }));
    const raised = [{ at: MONDAY, path: 'emergency' as const, rule: WORDS.id, endedAt: MONDAY + 3 * HOUR }];
    const at = (...hours: number[]) => found(WORDS, { said: said(...hours), raised }, MONDAY + 12 * HOUR);
    expect([at(0, 2).held.map(({ why: held }) => held), at(0, 2, 5).raise.map(({ since }) => since)]).toEqual(
      [['nothing-new'], [MONDAY + 5 * HOUR]],
    );
  });

  const late = DUE + DAY;
  const why = (subject: Partial<TriggerSubject>, now: Instant, ...rules: TriggerRule[]) => {
    const run = opened(...rules).run({ ...SUBJECT, ...subject }, now);
    return [run.raise.map((one) => one.rule), run.held.map((one) => [one.firing.rule, one.why, one.until])];
  };
  const before = (at: Instant, rest: Partial<TriggerSubject['raised'][number]> = {}) => [
    { at, path: 'complaint' as const, rule: 'reopened-again', endedAt: at, ...rest },
  ];

  it('lets the first rule of a path raise, and others of the path wait', () => {
    const reopenings = [MONDAY, MONDAY + HOUR];
    const said = [{ at: MONDAY, text: 'somebody was hit' }];
    expect(why({ reopenings, said }, late, WORDS, REOPENED, BREACH)).toEqual([
      ['safety-words', 'reopened-again'],
      [['clock-breached', 'graver-one', null]],
    ]);
  });

  it('raises nothing beside an open one, for nothing new, too soon, or too often', () => {
    const since = DUE + HOUR;
    const own = { rule: 'clock-breached' };
    const many = [...before(since - 3 * HOUR), ...before(since - 2 * HOUR)];
    expect([
      why({ raised: before(since - HOUR, { endedAt: null }) }, late, BREACH),
      why({ raised: before(since - HOUR, { endedAt: late + 1 }) }, late, BREACH),
      why({ raised: before(since + HOUR, { rule: null }) }, late, BREACH),
      why({ raised: before(since - HOUR, own) }, since, BREACH),
      why({ raised: before(since - 7 * HOUR, own) }, since, BREACH),
      why({ raised: many }, since, BREACH),
      why({ raised: many }, since + DAY, BREACH),
      why({ raised: many, said: [{ at: since, text: 'a kid was hit' }] }, since, WORDS),
      why({ raised: before(late + 1, { endedAt: null }) }, late, BREACH),
    ]).toEqual([
      [[], [['clock-breached', 'open-already', null]]],
      [[], [['clock-breached', 'open-already', late + 1]]],
      [[], [['clock-breached', 'nothing-new', null]]],
      [[], [['clock-breached', 'rule-rests', since + 5 * HOUR]]],
      [['clock-breached'], []],
      [[], [['clock-breached', 'case-rests', since + 21 * HOUR]]],
      [['clock-breached'], []],
      [['safety-words'], []],
      [['clock-breached'], []],
    ]);
  });
});

describe('tried on past cases', () => {
  const past: PastCase = {
    ...SUBJECT,
    id: 'a',
    said: [{ at: MONDAY, text: 'somebody was hit' }],
    reopenings: [DUE + 2 * DAY, DUE + 3 * DAY],
    lives: [
      { clock: BULKY, endedAt: DUE + DAY },
      { clock: clockOf('bulky-items', DUE + 3 * DAY), endedAt: null },
    ],
    until: DUE + 60 * DAY,
  };

  it('says when each rule would have raised something, and what was held back', () => {
    const triggers = opened(WORDS, REOPENED, SHARE, BREACH);
    const [tried] = [...tryTriggers(triggers, [past], 2 * DAY)];
    const shareAt = Date.parse('2026-11-20T14:12:00-08:00');
    const graver = { by: 'count', count: 2, needed: 2 };
    expect(tried?.raised.map((one) => [one.firing.rule, one.at])).toEqual([
      ['safety-words', MONDAY],
      ['clock-share', shareAt],
      ['clock-breached', DUE + HOUR],
      ['reopened-again', DUE + 3 * DAY],
      // Reopened on Thanksgiving: five working days from the Friday after, 80 % of which are four days of nine hours.
      ['clock-share', Date.parse('2026-12-02T16:00:00-08:00')],
      // Overdue since 3 December at 17:00, while the one before was open.
      ['clock-breached', Date.parse('2026-12-04T16:00:00-08:00')],
    ]);
    expect(tried?.raised[3]?.firing).toEqual(firing(REOPENED, DUE + 3 * DAY, graver));
    expect(tried?.held.map((one) => [one.firing.rule, one.at, one.why])).toEqual([
      ['clock-breached', Date.parse('2026-12-03T17:00:00-08:00'), 'open-already'],
    ]);
  });

  it('never has a case page more often than the damper allows', () => {
    const anyAt = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => MONDAY + hours * HOUR);
    const anyPast = fc.record({
      reopenings: fc.array(anyAt, { maxLength: 6 }),
      complaints: fc.array(anyAt, { maxLength: 6 }),
      said: fc.array(anyAt, { maxLength: 4 }).map((all) => all.map((at) => ({ at, text: 'my wheelchair' }))),
      openFor: fc.integer({ min: 0, max: 100 }).map((hours) => hours * HOUR),
    });
    const triggers = opened(REOPENED, REPEATED, ACCESS, SHARE, BREACH);
    fc.assert(
      fc.property(anyPast, ({ openFor, ...rest }) => {
        const [tried] = [...tryTriggers(triggers, [{ ...past, ...rest }], openFor)];
        const at = tried?.raised.map((one) => one.at) ?? [MONDAY];
        at.forEach((one, i) => {
          expect(at.filter((other) => other > one - DAY && other <= one).length).toBeLessThanOrEqual(2);
          if (i > 0) expect(one).toBeGreaterThanOrEqual((at[i - 1] ?? 0) + openFor);
        });
        const since = tried?.raised.map(({ firing: { rule: id, since: from } }) => `${id} ${from}`);
        expect(since).toEqual([...new Set(since)]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a rules document', () => {
  it('of Los Angeles is one, with services of the city', async () => {
    const city = new URL('../../../resources/cities/los-angeles/', import.meta.url);
    const read = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(new URL(name, city), 'utf8'));
    const document = escalationTriggers.parse(await read('escalation-triggers.json'));
    const triggers = openTriggers(document, SMALL_CITY);
    const said = (text: string) =>
      triggers.run({ ...SUBJECT, said: [{ at: MONDAY, text }] }, MONDAY).raise.map((one) => one.rule);
    expect([
      said('An old man fell on the broken sidewalk and got hurt'),
      said('There are exposed wires hanging from the streetlight pole'),
      said('La alcantarilla está abierta y sin tapa'),
      said('The manhole cover is missing'),
      said('My mother is in a wheelchair and the ramp is blocked'),
      said('Mi abuela en silla de ruedas no puede pasar'),
      said('I will call the news, I told the councilman already'),
      said('Two couches and a mattress at the curb'),
      said('Pick up a gas stove and two chairs please'),
      said('Tree trimming at the gas station on 5th'),
      said('The neighborhood council asked for a new bench'),
    ]).toEqual([
      ['words-of-danger'],
      ['words-of-danger'],
      ['words-of-danger'],
      ['words-of-danger'],
      ['keeps-from-getting-about'],
      ['keeps-from-getting-about'],
      ['press-or-council-words'],
      [],
      [],
      [],
      [],
    ]);
  });

  it('is refused with the place where it can’t be read', () => {
    const issues = (document: unknown) => {
      const read = escalationTriggers.safeParse(document);
      return read.success ? [] : read.error.issues.map(({ path, message }) => [path.join('.'), message]);
    };
    const words = (patterns: string[]) => rule({ code: 'safety-words', patterns, harmless: [] });
    expect([
      issues(documentOf([SHARE, SHARE])),
      issues(documentOf([words(['<nobody> hurt'])])),
      issues(documentOf([words(['..'])])),
      issues(documentOf([words(['hurt|'])])),
      issues(documentOf([], { sets: { a: ['<b>'], b: ['<a>'] } })),
      issues(documentOf([rule({ code: 'clock-share', share: 1.2 })])),
    ]).toEqual([
      [['rules.1.id', 'is the code of another rule too: "clock-share"']],
      [['rules.0.when.patterns', 'names the set "nobody", which is not there']],
      [['rules.0.when.patterns.0', 'has no word, or an empty one beside a "|"']],
      [['rules.0.when.patterns.0', 'has no word, or an empty one beside a "|"']],
      [
        ['sets.a', 'names itself in a circle'],
        ['sets.b', 'names itself in a circle'],
      ],
      [['rules.0.when.share', 'Too big: expected number to be <1']],
    ]);
  });
});
