import type { Service } from '../../shared/domain/city-pack.ts';
import type { DemoWorld } from './demo-world.ts';
import { playStory } from './play-story.ts';
import { seededRandom } from './random.ts';
import type { PlayedStage } from './stage.ts';

/** From this size on every service of the city is asked for at least once. */
const ALL_SERVICES_FROM = 2_000;

/**
 * The cases of a demo city, story by story, about in the order in which they were first reported; as many as asked
 * for. Only one story is in memory. The same world and count give the same cases.
 * @param nextNumber gives the numbers of cases
 */
export function* demoCases(
  world: DemoWorld,
  count: number,
  nextNumber: () => string,
): Generator<ReturnType<PlayedStage['record']>> {
  const { services } = world.city.pack;
  const shares = Object.fromEntries(services.map((service) => [service.code, world.mix(service).share]));
  const byCode = new Map(services.map((service) => [service.code, service]));
  let made = 0;
  let shown = 0;
  for (let index = 0; made < count; index += 1) {
    const random = seededRandom(world.seed, 'story', index);
    const due: Service | undefined =
      count >= ALL_SERVICES_FROM && made * services.length >= shown * count ? services[shown] : undefined;
    if (due !== undefined) shown += 1;
    const service = due ?? byCode.get(random.weighted(shares));
    if (service === undefined) throw new Error('the city pack has no services');
    const at = world.days.intakeAt((made + random.next()) / count);
    const story = playStory(world, service, at, { random, room: count - made, nextNumber });
    made += story.appends.length;
    if (story.appends.length > 0) yield story;
  }
}
