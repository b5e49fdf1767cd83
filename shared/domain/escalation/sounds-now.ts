import type { OpenDirectory } from '../directory/open-directory.ts';
import type { Instant } from '../instant.ts';
import { afterHours } from './after-hours.ts';
import type { Escalation } from './escalation.ts';

/**
 * Whether an escalation that reaches somebody makes itself heard: a danger always, all else only in the departments'
 * service hours. Outside them it is shown and counted, in silence.
 */
export function soundsNow(
  { path }: Pick<Escalation, 'path'>,
  directory: OpenDirectory,
  now: Instant,
): boolean {
  if (path === 'emergency') return true;
  return !afterHours(directory.directory.serviceHours, directory)(now);
}
