import type { PromiseInput } from '../../shared/domain/promise.ts';
import { newClock } from '../../shared/domain/case-clock.ts';
import type { Channel } from '../../shared/domain/channel.ts';
import type { Service } from '../../shared/domain/city-pack.ts';
import type { City } from '../../shared/domain/city.ts';
import type { CaseId, PromiseId, TextId } from '../../shared/domain/ids.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../shared/domain/instant.ts';
import type { DemoWorld } from './demo-world.ts';
import type { Random } from './random.ts';
import type { PlayedStage } from './stage.ts';

/** Channels on which somebody listens while the case is filed. */
const SPOKEN: ReadonlySet<Channel> = new Set(['call', 'walk-in', 'tty']);
const TOLD = 0.3;
const NO_DATE = 0.1;
/** How often a caller asks to be called back, and how often that is done. */
const [CALLED_FOR, CALLED] = [0.03, 0.9];

const ABOUT = [
  'She wants to know whether the crew needs the gate open.',
  'He asks whether the tree next to it is looked at too.',
  'Wants to hear what day, works nights.',
  'Asks for the name of the office that has it.',
  'Quiere saber si tiene que estar en casa.',
] as const;

/** What the caller of a new case was told; undefined when nobody was told anything. */
export function demoPromise(
  service: Service,
  city: City,
  channel: Channel,
  { at, language, random }: { readonly at: Instant; readonly language: string; readonly random: Random },
): PromiseInput | undefined {
  if (!SPOKEN.has(channel) || !random.chance(TOLD)) return undefined;
  const id = random.uuid() as PromiseId;
  const { dueAt } = newClock(service, city, at);
  if (dueAt === null || random.chance(NO_DATE)) {
    return { id, kind: 'work', basis: 'none', by: null, language };
  }
  return { id, kind: 'work', basis: 'due', by: dueAt, language };
}

/** A caller of the case asks for a call-back, which is mostly made, now and then too late. */
export function planCallBack(
  world: DemoWorld,
  stage: PlayedStage,
  caseId: CaseId,
  opened: Instant,
  random: Random,
): void {
  if (!random.chance(CALLED_FOR)) return;
  const asked = world.days.workMoment(opened + random.int(1, 60) * HOUR, random, true);
  const by = asked + random.int(4, 72) * HOUR;
  const id = random.uuid() as PromiseId;
  const why = { id: random.uuid() as TextId, body: random.pick(ABOUT) };
  const agent = world.staff.agent(random);
  const called = asked + random.next() * 1.15 * (by - asked) + 5 * MINUTE;
  // A call-back that was missed is noticed within days: only lately promised ones are still owed.
  const isCalled = random.chance(CALLED) || asked < world.now - 4 * DAY;
  stage.later(asked, (now) => {
    stage.act(
      {
        type: 'make-promise',
        caseId,
        promise: { id, kind: 'call-back', basis: 'agent', by, language: 'en' },
        callerId: stage.facts(caseId).callerIds[0] ?? null,
        why,
      },
      agent,
      now,
    );
    if (!isCalled) return;
    stage.later(called, (then) => {
      stage.act(
        { type: 'settle-promise', caseId, promiseId: id, how: { name: 'done' }, remark: null },
        agent,
        then,
      );
    });
  });
}
