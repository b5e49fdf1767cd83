import { createHash } from 'node:crypto';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { PERMISSIONS } from '../../shared/domain/permission.ts';

/** The rights that decide what a desk's copy holds; a change of theirs is a change of every scope. */
const POLICY = [PERMISSIONS['see-case'], PERMISSIONS['see-callers']];

/** Names what a person may see: two desks with the same scope hold the same copy. */
export function scopeOf({ role, department, unit }: AccountActor): string {
  return createHash('sha256')
    .update(JSON.stringify([POLICY, role, department, unit]))
    .digest('hex')
    .slice(0, 16);
}
