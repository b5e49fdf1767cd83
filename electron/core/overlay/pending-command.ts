import type { CaseCommand, SeenFacts } from '../../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { CommandId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

/** A command of this desk that the cache does not show yet: on its way, or taken by the hub and not yet come back. */
export interface PendingCommand {
  readonly commandId: CommandId;
  readonly command: CaseCommand;
  readonly seen: SeenFacts | null;
  /** Facts of cases it concerns that the cache did not hold, as the hub told them when the command was made. */
  readonly base: readonly CaseFacts[];
  readonly madeAt: Instant;
  /** The feed number the hub gave it; null while it is unsent. */
  readonly feedNo: number | null;
}
