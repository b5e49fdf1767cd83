import type { z } from 'zod';
import type { CONSOLE_DOOR, DoorName, DoorOutput } from '../../../shared/contract/console-door.ts';
import type { Result } from '../../../shared/contract/failure.ts';

type Input<N extends DoorName> = z.output<(typeof CONSOLE_DOOR)[N]['input']>;

/** Answers of the console by name. `signal`: the answer is no longer wanted. */
export type Handlers = {
  readonly [N in DoorName]: (input: Input<N>, signal: AbortSignal) => Promise<Result<DoorOutput<N>>>;
};
