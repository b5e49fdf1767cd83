import type { Instant } from '../../shared/domain/instant.ts';

/** [from, to) */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}
