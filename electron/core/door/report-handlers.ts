import type { z } from 'zod';
import { fail, type Result } from '../../../shared/contract/failure.ts';
import type { HubQueryName, hubQueries } from '../../../shared/contract/hub-protocol.ts';
import type { REPORT_DOOR } from '../../../shared/contract/report-door.ts';
import { SECOND } from '../../../shared/domain/instant.ts';
import type { Profile } from '../session/open-profile.ts';
import { REPORT_NEEDS_HUB, type AskLimits } from '../sync/hub-client.ts';
import type { Handlers } from './handler-types.ts';

type Input<N extends HubQueryName> = z.input<(typeof hubQueries)[N]['input']>;
type Output<N extends HubQueryName> = z.output<(typeof hubQueries)[N]['output']>;

/** A year of a city is counted in seconds, not at once. */
const PATIENCE = 60 * SECOND;

interface ReportHandlersInput {
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
  askHub<N extends HubQueryName>(
    profile: Profile,
    name: N,
    input: Input<N>,
    limits: AskLimits,
  ): Promise<Result<Output<N>>>;
}

/** Reports: all of them from the hub, which alone has every case. */
export function reportHandlers({
  onDesk,
  askHub,
}: ReportHandlersInput): Pick<Handlers, keyof typeof REPORT_DOOR> {
  const from =
    <N extends HubQueryName>(name: N) =>
    (input: Input<N>, signal: AbortSignal) =>
      onDesk<Output<N>>(async (profile) => {
        const answer = await askHub(profile, name, input, { signal, patience: PATIENCE });
        if (answer.ok || answer.failure.code !== 'hub-unreachable') return answer;
        return fail('hub-unreachable', REPORT_NEEDS_HUB);
      });
  return {
    'report.tickets': from('tickets'),
    'report.scorecard': from('scorecard'),
    'report.exports': from('report-exports'),
  };
}
