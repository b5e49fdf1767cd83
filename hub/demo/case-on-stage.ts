import type { Service } from '../../shared/domain/city-pack.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { DemoWorld } from './demo-world.ts';
import type { Random } from './random.ts';
import type { ServiceMix } from './service-mix.ts';
import type { PlayedStage } from './stage.ts';

/** One case and all that is needed to work on it. */
export interface CaseOnStage {
  readonly world: DemoWorld;
  readonly stage: PlayedStage;
  readonly random: Random;
  readonly id: CaseId;
  readonly service: Service;
  readonly mix: ServiceMix;
}
