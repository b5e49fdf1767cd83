import { sql } from 'kysely';
import type { FastifyBaseLogger } from 'fastify';
import type { AccountId, ComplaintId } from '../../shared/domain/ids.ts';
import { SECOND, type Instant } from '../../shared/domain/instant.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { Db } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { moveUpOverdue } from './move-up-overdue.ts';
import { readersOfComplaint } from './readers-of-complaint.ts';

/** Milliseconds between two looks for missed stages. */
const PAUSE = SECOND;
/** Milliseconds between two looks for what any hub wrote. */
const RING_PAUSE = SECOND / 2;
/** A step is dated before it is committed; no transaction takes so long. */
const OVERLAP = 15 * SECOND;

interface Step {
  readonly complaint_id: ComplaintId;
  readonly version: number;
  readonly at: Instant;
}

/** Rings at the desks of this hub for every step of a complaint, whichever hub or part of one wrote it. */
function ringForSteps(db: Db): (ring: (account: AccountId) => void) => Promise<void> {
  const rung = new Map<string, Instant>();
  const begun = performance.now();
  let looked: Instant | null = null;
  return async (ring) => {
    const { rows: clock } = await sql<{ now: Instant }>`select now_ms() as now`.execute(db);
    const now = clock[0]?.now;
    if (now === undefined) throw new Error('the database has no clock');
    // Desks were let in before the first look: what was written since is news to them.
    const from = (looked ?? now - Math.ceil(performance.now() - begun)) - OVERLAP;
    const { rows } = await sql<Step>`
      select complaint_id, version, at from complaint_events where at > ${from} order by at`.execute(db);
    const keyOf = ({ complaint_id, version }: Step) => `${complaint_id} ${version}`;
    const fresh = rows.filter((step) => !rung.has(keyOf(step)));
    const readers = new Set<AccountId>();
    for (const [id, steps] of Map.groupBy(fresh, (step) => step.complaint_id)) {
      const since = Math.min(...steps.map(({ version }) => version));
      for (const reader of await readersOfComplaint(db, id, since)) readers.add(reader);
    }
    for (const step of fresh) rung.set(keyOf(step), step.at);
    for (const [key, at] of rung) if (at <= now - 2 * OVERLAP) rung.delete(key);
    looked = now;
    for (const reader of readers) ring(reader);
  };
}

/** Moves overdue complaints up by PostgreSQL's clock, and tells this hub's desks of what is new, until it is stopped. */
export function followComplaints(
  core: HubCore,
  ring: (account: AccountId) => void,
  log: FastifyBaseLogger,
): Repeated {
  const moving = repeat(
    PAUSE,
    (error) => log.error({ err: error }, 'overdue complaints could not move up; it is tried again'),
    async () => {
      while ((await moveUpOverdue(core)) > 0);
    },
  );
  const look = ringForSteps(core.db);
  const ringing = repeat(
    RING_PAUSE,
    (error) => log.warn({ err: error }, 'what is new of complaints could not be looked at'),
    () => look(ring),
  );
  return {
    stop: async () => {
      await Promise.all([moving.stop(), ringing.stop()]);
    },
  };
}
