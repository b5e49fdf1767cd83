import type { Instant } from '../instant.ts';
import type { ContactPoint } from './directory.ts';
import type { When } from './finding.ts';
import type { OpenPoint } from './on-duty.ts';
import type { OpenDirectory } from './open-directory.ts';
import { lengthOf, type Span } from './span.ts';

/** What a check of a directory goes by. */
export interface CheckContext {
  readonly open: OpenDirectory;
  readonly now: Instant;
  /** The time that is looked at: from today, 53 weeks, so that each holiday and each change of the clocks is in it. */
  readonly span: Span;
  /** Accounts there are; null: nobody can tell, and any will do. */
  readonly accounts: ReadonlySet<string> | null;
}

/** Whether an entry is effective at some time that is looked at. */
export function isCurrent({ effective }: OpenPoint, span: Span): boolean {
  return effective[0] < span[1] && effective[1] > span[0];
}

const SHOWN = 10;

/** Spans for a finding; null when there are none. Must be joined. */
export function whenOf(spans: readonly Span[]): When | null {
  if (spans.length === 0) return null;
  return {
    spans: spans.slice(0, SHOWN).map(([from, to]) => [from, to]),
    count: spans.length,
    total: lengthOf(spans),
  };
}

const meet = (a: 'all' | readonly string[], b: 'all' | readonly string[]): boolean =>
  a === 'all' || b === 'all' || a.some((one) => b.includes(one));

/** Whether there can be a concern that both entries are meant by. */
export function coverSame(a: ContactPoint, b: ContactPoint): boolean {
  return (
    a.department === b.department &&
    a.path === b.path &&
    (a.unit === null || b.unit === null || a.unit === b.unit) &&
    meet(a.services, b.services) &&
    meet(a.districts, b.districts)
  );
}
