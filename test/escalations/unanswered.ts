import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Random } from '../../hub/demo/random.ts';
import { executeCommand } from '../../hub/write/execute-command.ts';
import type { HubCore } from '../../hub/write/hub-core.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { EscalationTier } from '../../shared/domain/directory/directory.ts';
import { routeEscalation } from '../../shared/domain/directory/route-escalation.ts';
import { escalationId, type Escalation } from '../../shared/domain/escalation/escalation.ts';
import { accountId, caseId, commandId, consoleId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { moveClock } from '../move-clock.ts';
import type { Outage } from './hub-fleet.ts';

/** The clock of a database, which tests may move. */
export async function databaseNow({ db }: Pick<HubCore, 'db'>): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not tell the time');
  return row.now;
}

/** Opens cases of all services through the write path; tells which department each came to. */
export async function openCases(core: HubCore, count: number, random: Random) {
  const actor: Actor = {
    kind: 'account',
    id: accountId.parse(random.uuid()),
    role: 'agent',
    department: null,
    unit: null,
  };
  const desk = consoleId.parse(random.uuid());
  let seq = 0;
  const send = async (command: CaseCommand) => {
    seq += 1;
    const envelope = { commandId: commandId.parse(random.uuid()), seq, command, seen: null };
    const result = await executeCommand(core, { consoleId: desk, actor, envelope });
    if (result.status !== 'accepted') throw new Error(`${command.type}: ${JSON.stringify(result)}`);
  };
  const services = core.city.pack.services.filter(({ anonymous }) => anonymous === 'allowed');
  const cases = Array.from({ length: count }, () => ({
    id: caseId.parse(random.uuid()),
    service: random.pick(services),
  }));
  const queue = cases.values();
  const work = async () => {
    for (const { id, service } of queue) {
      await send({
        type: 'open-case',
        caseId: id,
        service: service.code,
        channel: 'call',
        place: { ...NO_PLACE, address: '200 N SPRING ST, 90012' },
        caller: { kind: 'anonymous' },
        description: null,
        placeSaid: null,
        answers: null,
      });
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return {
    cases,
    raise: (one: (typeof cases)[number]) =>
      send({
        type: 'raise-escalation',
        caseId: one.id,
        escalationId: escalationId.parse(random.uuid()),
        path: 'emergency',
        kind: 'functional',
        tier: 1,
        reason: 'danger',
        rule: null,
        department: one.service.owner,
        unit: null,
        text: null,
      }),
  };
}

/** Raises one escalation for each case, so many a second. */
export async function raiseAll(
  { cases, raise }: Awaited<ReturnType<typeof openCases>>,
  perSecond: number,
): Promise<void> {
  const began = performance.now();
  for (const [nth, one] of cases.entries()) {
    await wait(Math.max(0, began + (nth * 1_000) / perSecond - performance.now()));
    await raise(one);
  }
}

/** Time in which nothing is due is skipped when it is longer than this, milliseconds. */
const WORTH_SKIPPING = 1_500;

/** Lets PostgreSQL's clock pass until nothing waits to be acknowledged any more. Throws when it takes too long. */
export async function passTime(core: HubCore, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const { rows } = await sql<{ ahead: number | null; left: number }>`
      select min(due_at) - now_ms() as ahead, count(*)::int as left from escalation_due`.execute(core.db);
    const { ahead = null, left = 0 } = rows[0] ?? {};
    if (ahead === null) return;
    if (performance.now() > end) throw new Error(`${left} escalations still wait after ${milliseconds} ms`);
    if (ahead > WORTH_SKIPPING) await moveClock(core.db, ahead - WORTH_SKIPPING / 2);
    await wait(50);
  }
}

export interface UnansweredResult {
  readonly escalations: number;
  /** Did not come to each tier the directory has, in order, and then to the supervisors. */
  readonly lost: number;
  /** Steps that were taken more than once. */
  readonly doubled: number;
  readonly steps: number;
  /** Latest of all, milliseconds after it was due, or after a node was back where none was there. */
  readonly lateMax: number;
  /** All of them, in order. */
  readonly late: readonly number[];
}

/** When a step could be taken at the earliest: when it was due, or when somebody was there again. */
function earliest(dueAt: Instant, takenAt: Instant, outages: readonly Outage[]): Instant {
  const last = outages.findLast(({ from, back }) => from <= takenAt && (back === null || back >= dueAt));
  return Math.max(dueAt, last?.back ?? dueAt);
}

function lateOf(one: Escalation, offer: number, at: Instant, outages: readonly Outage[]): number {
  const dueAt = one.offers.find(({ number }) => number === offer)?.acknowledgeBy ?? Infinity;
  return Math.max(0, at - earliest(dueAt, at, outages));
}

/** Counts what became of escalations that nobody acknowledged, from the events and the facts. */
export async function countUnanswered(core: HubCore, outages: readonly Outage[]): Promise<UnansweredResult> {
  const { open } = await core.directory(core.db);
  const rows = await core.db.selectFrom('cases').select(['id', 'facts']).execute();
  const { rows: events } = await sql<{ case_id: string; at: Instant; event: RecordedEvent['event'] }>`
    select case_id, at, event from events
    where event ->> 'type' in ('escalation-advanced', 'escalation-exhausted') order by case_id, version`.execute(
    core.db,
  );
  const ofCase = Map.groupBy(events, (row) => row.case_id);
  let [lost, doubled, steps] = [0, 0, 0];
  const late: number[] = [];
  for (const { id, facts } of rows) {
    const [one] = facts.escalations;
    if (one === undefined) throw new Error(`case ${id} was never escalated`);
    const seen = new Set<number>();
    for (const { at, event } of ofCase.get(id) ?? []) {
      if (event.type !== 'escalation-advanced' && event.type !== 'escalation-exhausted') continue;
      steps += 1;
      const missed = event.missed?.number ?? 0;
      if (seen.has(missed)) doubled += 1;
      else late.push(lateOf(one, missed, at, outages));
      seen.add(missed);
    }
    const { steps: way } = routeEscalation(
      {
        department: one.department,
        unit: one.unit,
        service: facts.service,
        district: facts.place.district,
        path: one.path,
        firstTier: 1,
        raisedBy: one.raisedBy,
        at: one.raisedAt,
        offered: [],
      },
      open,
    );
    const tiers: EscalationTier[] = one.offers.map(({ tier }) => tier);
    const isWhole = JSON.stringify(tiers) === JSON.stringify(way.map(({ tier }) => tier));
    if (one.state !== 'exhausted' || !isWhole || seen.size !== tiers.length) lost += 1;
  }
  late.sort((a, b) => a - b);
  return { escalations: rows.length, lost, doubled, steps, lateMax: late.at(-1) ?? Infinity, late };
}
