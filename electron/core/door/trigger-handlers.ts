import type { z } from 'zod';
import type { Result } from '../../../shared/contract/failure.ts';
import type { HubQueryName, hubQueries } from '../../../shared/contract/hub-protocol.ts';
import type { TRIGGER_DOOR } from '../../../shared/contract/trigger-view.ts';
import type { Profile } from '../session/open-profile.ts';
import type { Handlers } from './handler-types.ts';

type Input<N extends HubQueryName> = z.input<(typeof hubQueries)[N]['input']>;
type Output<N extends HubQueryName> = z.output<(typeof hubQueries)[N]['output']>;

interface TriggerHandlersInput {
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
  askHub<N extends HubQueryName>(profile: Profile, name: N, input: Input<N>): Promise<Result<Output<N>>>;
}

/** Rules that escalate cases, and studies of the past: all of it from the hub. */
export function triggerHandlers({
  onDesk,
  askHub,
}: TriggerHandlersInput): Pick<Handlers, keyof typeof TRIGGER_DOOR> {
  const from =
    <N extends HubQueryName>(name: N) =>
    (input: Input<N>) =>
      onDesk((profile) => askHub(profile, name, input));
  return {
    'trigger.versions': from('trigger-versions'),
    'trigger.version': from('trigger-version'),
    'trigger.check': from('check-triggers'),
    'trigger.save': from('save-triggers'),
    'trigger.try': from('begin-try-triggers'),
    'escalation.what-if': from('begin-what-if'),
    'study.get': from('study'),
    'study.cancel': from('cancel-study'),
  };
}
