import { actorOf, type Account } from '../../shared/contract/account.ts';
import type { Role } from '../../shared/domain/actor.ts';
import {
  auditReviewId,
  auditSampleId,
  type AuditCommand,
  type AuditSampleId,
} from '../../shared/domain/audit/audit-command.ts';
import type { AuditVerdict } from '../../shared/domain/audit/verdict.ts';
import { commandId, consoleId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { planSample } from '../audit/draw-audit-sample.ts';
import { namedUuid } from '../named-uuid.ts';
import { executeCommand } from '../write/execute-command.ts';
import type { HubCore } from '../write/hub-core.ts';
import type { DemoWorld } from './demo-world.ts';
import { seededRandom, type Random } from './random.ts';

/** Fewer closures than this are no city to sample: tests have such. */
const FEWEST = 200;
const WEEKS = 4;
/** Share of the sample that is reviewed already. */
const DONE = 0.45;

const CONSOLE = consoleId.parse(namedUuid('console', 'demo-audit'));

const WORDS: Partial<Record<AuditVerdict, string>> = {
  unsupported:
    'We checked your request again and found no sign that the work was done, so we have opened it again.',
  'wrong-reason':
    'The text says that nothing was found there: “not found” would have been the right outcome.',
};
const NOTES: Record<AuditVerdict, readonly string[]> = {
  supported: ['The photo after the work shows the place clean.', 'Visit, crew and text agree.'],
  unsupported: ['No visit, no photo, and the text could stand under any case.'],
  'wrong-reason': ['Right to close it, but the outcome is another one.'],
  unverifiable: ['Too long ago, and nothing was kept.'],
};

/** What a reviewer finds: the less there is to see, the oftener nothing. */
function verdictOn(outcome: string, visits: number, random: Random): AuditVerdict {
  if (outcome === 'completed' && visits === 0 && random.chance(0.12)) return 'unsupported';
  if (random.chance(0.04)) return 'unverifiable';
  return random.chance(0.06) ? 'wrong-reason' : 'supported';
}

/**
 * Draws a sample of the last weeks and gives some verdicts, through the commands that people send: so that whoever looks
 * into the demo city sees what an audit looks like. Returns how many verdicts were given; 0 where too little was closed.
 */
export async function seedDemoAudit(hub: HubCore, { seed, staff, days, now }: DemoWorld): Promise<number> {
  const first = (role: Role): Account | undefined => staff.accounts.find((one) => one.role === role);
  const [auditor, supervisor] = [first('auditor'), first('supervisor')];
  if (auditor === undefined || supervisor === undefined) return 0;
  const to = days.dayOf(now).start;
  const plan = {
    period: { from: to - WEEKS * 7 * DAY, to },
    departments: 'all',
    services: 'all',
    by: 'group',
    margin: 0.1,
    confidence: '0.95',
    least: 30,
  } as const;
  const { population } = await planSample(hub.db, plan, hub.city);
  if (population < FEWEST) return 0;

  const named = (...names: string[]) => namedUuid('demo-audit', String(seed), ...names);
  let seq = 0;
  const send = async (by: Account, command: AuditCommand, ...names: string[]) => {
    seq += 1;
    const envelope = { commandId: commandId.parse(named('command', ...names)), seq, command, seen: null };
    return executeCommand(hub, { consoleId: CONSOLE, actor: actorOf(by), envelope });
  };
  const sampleId: AuditSampleId = auditSampleId.parse(named('sample'));
  const drawn = await send(
    auditor,
    { type: 'draw-audit-sample', sampleId, plan, seed: `demo-${seed}` },
    'sample',
  );
  if (drawn.status === 'refused') throw new Error(`the demo audit was not drawn: ${drawn.refusal.message}`);

  const items = await hub.db
    .selectFrom('audit_items as i')
    .innerJoin('cases as c', 'c.id', 'i.case_id')
    .innerJoin('closings as k', (join) =>
      join.onRef('k.case_id', '=', 'i.case_id').onRef('k.closing', '=', 'i.closing'),
    )
    .select(['i.case_id', 'i.closing', 'i.twice', 'i.place', 'k.outcome', 'c.facts'])
    .where('i.sample_id', '=', sampleId)
    .orderBy('i.place')
    .execute();
  const random = seededRandom(seed, 'audit');
  let given = 0;
  const verdict = async (
    by: Account,
    { caseId, closing }: { caseId: CaseId; closing: number },
    found: AuditVerdict,
    which: string,
  ) => {
    const name = [which, caseId, String(closing)];
    const words = WORDS[found];
    const result = await send(
      by,
      {
        type: 'give-verdict',
        reviewId: auditReviewId.parse(named('review', ...name)),
        of: { stream: 'random', sampleId },
        caseId,
        closing,
        verdict: found,
        note: random.chance(0.4)
          ? { id: textId.parse(named('note', ...name)), body: random.pick(NOTES[found]) }
          : null,
        words: words === undefined ? null : { id: textId.parse(named('words', ...name)), body: words },
      },
      ...name,
    );
    // Somebody had a part in this very case: it is left for others.
    if (result.status !== 'refused') given += 1;
  };
  for (const { case_id: caseId, closing, twice, outcome, facts } of items.slice(
    0,
    Math.ceil(items.length * DONE),
  )) {
    const found = verdictOn(outcome, facts.visits.length, random);
    const [one, other] = random.chance(0.7) ? [auditor, supervisor] : [supervisor, auditor];
    await verdict(one, { caseId, closing }, found, 'first');
    if (!twice) continue;
    const again = random.chance(0.85) ? found : verdictOn(outcome, facts.visits.length, random);
    await verdict(other, { caseId, closing }, again, 'second');
  }
  return given;
}
