import type { Channel } from '../../shared/domain/channel.ts';
import type { Service } from '../../shared/domain/city-pack.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../shared/domain/instant.ts';
import { isTypedIn, type DemoWorld } from './demo-world.ts';
import { openDemoCase, type Wish } from './open-demo-case.ts';
import type { CaseOnStage } from './case-on-stage.ts';
import { planClosing, planWork } from './plan-work.ts';
import type { Random } from './random.ts';
import { emptyStage, type PlayedStage } from './stage.ts';

/** How often one request leads to others at the same place. */
const RATES = {
  secondReport: 0.045,
  burst: 0.028,
  crewBurst: 0.05,
  repeat: 0.026,
  notDone: 0.2,
  joined: 0.03,
  noticed: 0.6,
} as const;
/** How many more requests a burst brings. */
const BURST_SIZES = { 1: 70, 2: 17, 3: 7, 5: 4, 9: 1.5, 20: 0.3 } as const;

/** One matter at one place, with all the requests that it brings. */
interface Story {
  readonly world: DemoWorld;
  readonly stage: PlayedStage;
  readonly random: Random;
  readonly service: Service;
  /** How many cases it may have at most. */
  readonly room: number;
}

function onStage({ world, stage, random, service }: Story, id: CaseId): CaseOnStage {
  return { world, stage, random, id, service, mix: world.mix(service) };
}

/** Hours of the day in which the 311 desk answers; before and after, people use the app or the website. */
const DESK_HOURS = [7, 19] as const;

function channelAt({ world, random, service }: Story, at: Instant): Channel {
  const channel = random.weighted<Channel>(world.mix(service).channels);
  const hour = (at - world.days.dayOf(at).start) / HOUR;
  if (!isTypedIn(channel) || (hour >= DESK_HOURS[0] && hour < DESK_HOURS[1])) return channel;
  return random.chance(0.6) ? 'app' : 'web';
}

/** A crew reports what it has done: opened and closed within minutes, with now and then one that waits. */
function playCrewReport(story: Story, wish: Wish, at: Instant): void {
  const { world, stage, random, service } = story;
  stage.later(at, (now) => {
    if (stage.caseCount >= story.room) return;
    const on = onStage(story, openDemoCase(world, stage, wish, now, random));
    if (random.chance(0.91)) {
      planClosing(
        on,
        now + Math.min(random.logNormal(1.2, 6), 55) * MINUTE,
        service.outcomes.includes('completed') ? 'completed' : (service.outcomes[0] ?? 'completed'),
      );
    } else planWork(on, now);
  });
}

/** Another request for the same thing: linked to the first when somebody notices, else worked on its own. */
function playSecond(story: Story, wish: Wish, at: Instant, first: CaseId): void {
  const { world, stage, random } = story;
  stage.later(at, (now) => {
    if (stage.caseCount >= story.room) return;
    const id = openDemoCase(world, stage, wish, now, random);
    const on = onStage(story, id);
    const noticed = random.chance(RATES.noticed) && story.service.outcomes.includes('duplicate');
    if (!noticed || !isLive(stage.facts(first).state)) {
      planWork(on, now);
      return;
    }
    const seen = world.days.workMoment(now + random.logNormal(3, 20) * HOUR, random, true);
    stage.later(seen, (then) => {
      const { state, duplicateOf } = stage.facts(first);
      if (!isLive(state) || duplicateOf !== null || !isLive(stage.facts(id).state)) {
        planWork(on, then);
        return;
      }
      stage.act({ type: 'link-duplicate', caseId: id, duplicateOf: first }, world.staff.agent(random), then);
      stage.later(then + random.int(5, 200) * MINUTE, (end) => {
        const answered = isLive(stage.facts(first).state);
        planClosing(on, end, answered ? 'duplicate' : 'completed');
      });
    });
  });
}

/** Somebody else calls about it and is added to the case instead of opening another. */
function planJoin({ world, stage, random, service }: Story, id: CaseId, at: Instant): void {
  stage.later(at, (now) => {
    const facts = stage.facts(id);
    if (!isLive(facts.state)) return;
    const named = service.anonymous === 'forbidden' || random.chance(0.8);
    const caller = named ? world.caller(random).input : ({ kind: 'anonymous' } as const);
    if (caller.kind === 'known' && facts.callerIds.includes(caller.id)) return;
    stage.act({ type: 'add-caller', caseId: id, caller }, world.staff.agent(random), now);
  });
}

function playRequest(story: Story, wish: Wish, at: Instant, mayRepeat: boolean): void {
  const { world, stage, random } = story;
  stage.later(at, (now) => {
    if (stage.caseCount >= story.room) return;
    const id = openDemoCase(world, stage, wish, now, random);
    const { end, early } = planWork(onStage(story, id), now);
    const until = Math.min(end ?? world.now, now + 90 * DAY);
    const whileOpen = () => now + (0.05 + 0.85 * random.next()) * (until - now);
    const again = whileOpen();
    if (random.chance(RATES.secondReport) && again < world.now) {
      playSecond(story, { ...wish, channel: channelAt(story, again) }, again, id);
    }
    if (random.chance(RATES.burst)) {
      const size = Number(random.weighted(BURST_SIZES));
      for (let i = 1; i <= size; i += 1) playSecond(story, wish, now + random.int(8, 50) * SECOND * i, id);
    }
    if (random.chance(RATES.joined)) planJoin(story, id, world.days.workMoment(whileOpen(), random, true));
    if (end !== null && mayRepeat && random.chance(early ? RATES.notDone : RATES.repeat)) {
      const back = end + random.int(2 * 60, (early ? 240 : 72) * 60) * MINUTE;
      if (back < world.now) playRequest(story, { ...wish, channel: channelAt(story, back) }, back, false);
    }
  });
}

/**
 * Makes up one matter and plays it to now.
 * @param at when it is first reported
 * @param room no more cases than this
 */
export function playStory(
  world: DemoWorld,
  service: Service,
  at: Instant,
  {
    random,
    room,
    nextNumber,
  }: { readonly random: Random; readonly room: number; readonly nextNumber: () => string },
): ReturnType<PlayedStage['record']> {
  const stage = emptyStage(world, random, nextNumber);
  const story: Story = { world, stage, random, service, room };
  const mix = world.mix(service);
  const place = random.chance(mix.crossings) ? world.places.crossing(random) : world.places.address(random);
  if (random.chance(mix.crew)) {
    const moment = Math.min(Math.max(world.days.crewMomentOn(at, random), world.from), world.now);
    const wish: Wish = { service, channel: 'crew', place };
    playCrewReport(story, wish, moment);
    const size = random.chance(RATES.crewBurst) ? Number(random.weighted(BURST_SIZES)) : 0;
    for (let i = 1; i <= size; i += 1) playCrewReport(story, wish, moment + random.int(10, 55) * SECOND * i);
  } else {
    playRequest(story, { service, channel: channelAt(story, at), place }, at, true);
  }
  stage.play(world.now);
  return stage.record();
}
