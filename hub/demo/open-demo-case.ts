import type { Actor } from '../../shared/domain/actor.ts';
import type { CallerInput } from '../../shared/domain/case-command.ts';
import type { Channel } from '../../shared/domain/channel.ts';
import type { Service } from '../../shared/domain/city-pack.ts';
import type { CaseId, TextId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Place } from '../../shared/domain/place.ts';
import { answersTo } from './answers.ts';
import { isTypedIn, type DemoWorld } from './demo-world.ts';
import { describe } from './descriptions.ts';
import { demoPromise, planCallBack } from './plan-promises.ts';
import type { Random } from './random.ts';
import { spin } from './spin.ts';
import type { PlayedStage } from './stage.ts';

/** A case of the demo city as it is asked for. */
export interface Wish {
  readonly service: Service;
  readonly channel: Channel;
  readonly place: Place;
}

/** Opens itself: an app, a website, a crew's own report. */
const BY_ITSELF: Actor = { kind: 'system', name: 'demo' };

const PLACE_SAID = [
  '{behind|next to|across from} the {school|market|laundromat|church|bus stop|gas station|park}',
  'the {blue|white|yellow|corner} {house|building|apartment building}{, second driveway|}',
  '{in the alley|by the alley entrance|in the parkway|on the median}{, north side|, south side|}',
];

const ANONYMOUS: Readonly<Partial<Record<Channel, number>>> = {
  call: 0.09,
  app: 0.14,
  web: 0.12,
  crew: 1,
  social: 0.6,
  voicemail: 0.3,
};
const DESCRIBED: Readonly<Partial<Record<Channel, number>>> = { call: 0.7, app: 0.55, web: 0.65, crew: 0.12 };

function whoCalls(
  world: DemoWorld,
  { service, channel }: Wish,
  random: Random,
): { input: CallerInput; language: string } {
  const named = service.anonymous === 'forbidden' || !random.chance(ANONYMOUS[channel] ?? 0.1);
  return named ? world.caller(random) : { input: { kind: 'anonymous' }, language: 'en' };
}

/** Opens a case on the stage and returns its id. */
export function openDemoCase(
  world: DemoWorld,
  stage: PlayedStage,
  wish: Wish,
  at: Instant,
  random: Random,
): CaseId {
  const { service, channel, place } = wish;
  const id = random.uuid() as CaseId;
  const textId = (): TextId => random.uuid() as TextId;
  const { input: caller, language } = whoCalls(world, wish, random);
  const values = channel === 'crew' ? null : answersTo(service, world.days.dayOf(at).date, random);
  const described = random.chance(DESCRIBED[channel] ?? 0.8);
  const body = describe(service, values, language === 'es' ? 'es' : 'en', random);
  const said = channel !== 'crew' && random.chance(0.1) ? spin(random.pick(PLACE_SAID), random) : null;
  const promise = demoPromise(service, world.city, channel, { at, language, random });
  stage.act(
    {
      type: 'open-case',
      caseId: id,
      service: service.code,
      channel,
      place,
      caller,
      description: described ? { id: textId(), body } : null,
      placeSaid: said === null ? null : { id: textId(), body: said },
      answers: values === null ? null : { id: textId(), catalogueVersion: world.city.version, values },
      ...(promise === undefined ? {} : { promise }),
    },
    isTypedIn(channel) ? world.staff.agent(random) : BY_ITSELF,
    at,
  );
  planCallBack(world, stage, id, at, random);
  return id;
}
