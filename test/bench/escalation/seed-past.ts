import { sql } from 'kysely';
import type { Random } from '../../../hub/demo/random.ts';
import { writePastRows } from '../../../hub/escalations/keep-past-rows.ts';
import type { HubCore } from '../../../hub/write/hub-core.ts';
import type { AccountActor, Actor } from '../../../shared/domain/actor.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { decideEscalation } from '../../../shared/domain/escalation/decide-escalation.ts';
import type { EscalationDeed } from '../../../shared/domain/escalation/escalation-command.ts';
import type { PublishedDirectory } from '../../../shared/domain/escalation/escalation-offer.ts';
import {
  acknowledgementDue,
  escalationId,
  type Escalation,
} from '../../../shared/domain/escalation/escalation.ts';
import { foldEscalation } from '../../../shared/domain/escalation/fold-escalation.ts';
import { accountId, caseId } from '../../../shared/domain/ids.ts';
import { DAY, MINUTE, type Instant } from '../../../shared/domain/instant.ts';

/** Days over which the past is spread. */
const DAYS = 90;
const BATCH = 1_000;

/** One escalation as it may have gone, from its raising to whoever took note of it. */
function pastEscalation(
  facts: CaseFacts,
  raisedAt: Instant,
  directory: PublishedDirectory,
  random: Random,
): readonly Escalation[] {
  const person = (role: 'agent' | 'supervisor'): AccountActor => ({
    kind: 'account',
    id: accountId.parse(random.uuid()),
    role,
    department: null,
    unit: null,
  });
  const subject = {
    what: 'case' as const,
    service: facts.service,
    district: facts.place.district,
    callers: 0,
  };
  let list: readonly Escalation[] = [];
  const act = (deed: EscalationDeed, actor: Actor, now: Instant) => {
    const decision = decideEscalation({ list, deed, actor, now, subject, directory });
    if (!decision.ok) throw new Error(decision.refusal.message);
    const by = actor.kind === 'account' ? actor.id : null;
    list = decision.events.reduce((after, event) => foldEscalation(after, event, { at: now, by }), list);
  };
  const id = escalationId.parse(random.uuid());
  const path = random.weighted({ emergency: 5, complaint: 4 });
  const { department } = facts;
  act(
    {
      type: 'raise-escalation',
      escalationId: id,
      path,
      kind: 'functional',
      tier: 1,
      reason: 'danger',
      rule: null,
      department,
      unit: null,
      text: null,
    },
    person('agent'),
    raisedAt,
  );
  for (let due = currentDue(list); due !== null; due = currentDue(list)) {
    const took = Math.round(random.logNormal(6 * MINUTE, 30 * MINUTE));
    if (due.from + took < due.at) {
      const deed = { type: 'accept-escalation' as const, escalationId: id, offer: due.offer };
      act(deed, person('supervisor'), due.from + took);
    } else {
      const { offer, tier, at } = due;
      act(
        { type: 'advance-escalation', escalationId: id, offer, tier },
        { kind: 'system', name: 'clock' },
        at,
      );
    }
  }
  return list;
}

function currentDue([one]: readonly Escalation[]) {
  const due = one === undefined ? null : acknowledgementDue(one);
  if (one === undefined || due === null) return null;
  const offer = one.offers.at(-1);
  return { ...due, from: offer?.opensAt ?? offer?.offeredAt ?? one.raisedAt };
}

/**
 * Writes cases that were escalated in the last months straight into the tables, as nothing else is measured with them.
 * @param templates facts of cases as the hub keeps them
 */
export async function seedPast(
  core: HubCore,
  {
    templates,
    count,
    now,
    random,
  }: { templates: readonly CaseFacts[]; count: number; now: Instant; random: Random },
): Promise<void> {
  const directory = await core.directory(core.db);
  const districts = core.city.pack.districts.areas.map(({ id }) => id);
  for (let at = 0; at < count; at += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - at) }, (_, nth) => {
      const template = random.pick(templates);
      const raisedAt = now - random.int(1, DAYS * DAY);
      const facts: CaseFacts = {
        ...template,
        id: caseId.parse(random.uuid()),
        number: `1-${8_000_000_000 + at + nth}`,
        openedAt: raisedAt,
        place: { ...template.place, district: random.pick(districts) },
      };
      const escalations = pastEscalation(facts, raisedAt, directory, random);
      return { n: nth + 1, id: facts.id, facts: { ...facts, escalations: [...escalations] } };
    });
    await writePastRows(
      core.db,
      rows.map(({ facts }) => facts),
    );
    await sql`
      with head as (
        update feed_head set number = number + ${rows.length} returning old.number as before
      )
      insert into cases (id, feed_no, facts)
      select r.id, head.before + r.n, r.facts
      from head, json_to_recordset(${JSON.stringify(rows)}::json) as r(n int, id uuid, facts jsonb)`.execute(
      core.db,
    );
  }
  // Followers of the feed have seen them: what they would make of them is not measured here.
  await sql`update search_head set feed_no = (select number from feed_head)`.execute(core.db);
  await sql`update trigger_head set feed_no = (select number from feed_head)`.execute(core.db);
}
