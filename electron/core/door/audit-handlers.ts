import type { z } from 'zod';
import type { AUDIT_DOOR } from '../../../shared/contract/audit-view.ts';
import type { Result } from '../../../shared/contract/failure.ts';
import type { HubQueryName, hubQueries } from '../../../shared/contract/hub-protocol.ts';
import type { Profile } from '../session/open-profile.ts';
import type { Handlers } from './handler-types.ts';

type Input<N extends HubQueryName> = z.input<(typeof hubQueries)[N]['input']>;
type Output<N extends HubQueryName> = z.output<(typeof hubQueries)[N]['output']>;

interface AuditHandlersInput {
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
  askHub<N extends HubQueryName>(profile: Profile, name: N, input: Input<N>): Promise<Result<Output<N>>>;
}

/** The audit of closures: all that is read of it comes from the hub. */
export function auditHandlers({
  onDesk,
  askHub,
}: AuditHandlersInput): Pick<Handlers, keyof typeof AUDIT_DOOR> {
  const from =
    <N extends HubQueryName>(name: N) =>
    (input: Input<N>) =>
      onDesk((profile) => askHub(profile, name, input));
  return {
    'audit.plan': from('audit-plan'),
    'audit.samples': from('audit-samples'),
    'audit.items': from('audit-items'),
    'audit.risk': from('audit-risk'),
    'audit.review': from('audit-review'),
    'audit.rates': from('audit-rates'),
    'audit.check': from('check-audit-sample'),
  };
}
