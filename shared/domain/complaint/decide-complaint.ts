import type { Actor } from '../actor.ts';
import type { CaseFacts } from '../case-facts.ts';
import type { City } from '../city.ts';
import type { EscalationTier } from '../directory/directory.ts';
import { dueTime } from '../due-time.ts';
import type { PublishedDirectory } from '../escalation/escalation-offer.ts';
import type { NewCaller } from '../decision.ts';
import { MINIMUM_EXPLANATION } from '../decision.ts';
import type { CaseId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import { refuse, type Refusal } from '../refusal.ts';
import {
  textsOfComplaint,
  type ComplaintCommand,
  type ComplaintCommandOf,
  type ComplaintText,
  type FileComplaint,
} from './complaint-command.ts';
import type { ComplaintClock, ComplaintEvent } from './complaint-event.ts';
import type { ComplaintFacts } from './complaint-facts.ts';
import type { ComplaintTargets } from './complaint-pack.ts';
import { mayNotHandle, takesComplaints } from './complaint-rights.ts';
import {
  COMPLAINT_STAGES,
  complaintEdge,
  nextComplaintStage,
  type ComplaintStage,
} from './complaint-stage.ts';
import { movedUp, noMoveUp } from './move-up-overdue.ts';
import { routeComplaint } from './route-complaint.ts';

/** What only the hub can tell of a complaint that is filed; null on a desk. */
export interface KnownOfFiling {
  /** Complaints within the city's days that it repeats. */
  readonly repeats: number;
  /** The cases it names that its taker may see. */
  readonly cases: ReadonlyMap<CaseId, CaseFacts>;
  /** Closings so far of the case whose closing is disputed. */
  readonly closings: number;
}

/** All that a decision about a complaint may depend on. */
interface ComplaintInput {
  /** Null before it is filed, and when it is not there. */
  readonly facts: ComplaintFacts | null;
  readonly command: ComplaintCommand;
  readonly actor: Actor;
  readonly now: Instant;
  readonly city: City;
  readonly directory: PublishedDirectory | null;
  readonly filing: KnownOfFiling | null;
}

export type ComplaintDecision =
  | {
      readonly ok: true;
      readonly event: ComplaintEvent;
      readonly texts: readonly ComplaintText[];
      readonly newCaller: NewCaller | null;
      /** The case to reopen with it, because the work was not done. */
      readonly reopens: CaseId | null;
    }
  | { readonly ok: false; readonly refusal: Refusal };

const no = (refusal: Refusal): ComplaintDecision => ({ ok: false, refusal });

const NOT_TAKEN = refuse(
  'invalid',
  'The city has not set how it takes complaints (complaints.json). Ask a steward.',
);

/** The clock of the stage after one; null when nothing is due any more. */
function clockAfter(
  stage: ComplaintStage,
  { severity, safety }: Pick<ComplaintFacts, 'severity' | 'safety'>,
  city: City,
  now: Instant,
): ComplaintClock | null {
  const pack = city.pack.complaints;
  const next = nextComplaintStage(stage);
  if (pack === undefined || next === null || next === 'received' || next === 'external') return null;
  const name: keyof ComplaintTargets = next;
  const isUrgent = severity === 'serious' || safety !== 'none';
  const fast = isUrgent ? pack.urgent[name] : undefined;
  const target = { ...(fast ?? pack.targets[name]), calendar: pack.calendar };
  const { dueAt, because } = dueTime(now, target, city.calendar(pack.calendar), []);
  if (dueAt === null) throw new Error('a clock that never stands still has a due time');
  const why = fast === undefined ? [] : ['Shorter than usual: it is serious, or somebody could get hurt.'];
  return { stage: next, startedAt: now, dueAt, because: [...because, ...why] };
}

function tierOf(repeats: number, raise: number): EscalationTier {
  const tier = 1 + Math.min(repeats, 3) * raise;
  return tier >= 4 ? 4 : tier === 3 ? 3 : tier === 2 ? 2 : 1;
}

const FIRST_OFFER = { number: 1, came: 'raised' } as const;

function unsoundFiling(command: FileComplaint, { actor, city, filing }: ComplaintInput): Refusal | null {
  if (!takesComplaints(actor)) return refuse('not-permitted', "Your role can't take complaints.");
  if (city.pack.complaints === undefined) return NOT_TAKEN;
  const { about, disputes, cases, department, subject } = command;
  if (city.department(department) === undefined)
    return refuse(
      'unknown-department',
      `The city has no department "${department}". Choose one of the list.`,
    );
  if (subject !== null && about !== 'person')
    return refuse(
      'invalid',
      'Only a complaint about a person names one. Choose “A person”, or leave it out.',
    );
  if (disputes === null) return missingCase(command, filing);
  if (about !== 'closure')
    return refuse('invalid', 'Only a complaint about a closing disputes one. Choose “A closing”.');
  if (!cases.includes(disputes.caseId))
    return refuse('invalid', 'The case whose closing is disputed must be linked to the complaint.');
  const missing = missingCase(command, filing);
  if (missing !== null || filing === null) return missing;
  if (filing.closings === 0)
    return refuse(
      'edge-not-allowed',
      'This case was never closed. Complain about how it is handled instead.',
    );
  return null;
}

function missingCase({ cases }: FileComplaint, filing: KnownOfFiling | null): Refusal | null {
  if (filing === null || cases.every((id) => filing.cases.has(id))) return null;
  return refuse('not-found', 'A case it names does not exist, or is not yours to see. Take it out.');
}

function file(command: FileComplaint, input: ComplaintInput): ComplaintDecision {
  // Whoever takes no complaints, or names what is not theirs, learns nothing of whether it is there.
  const unsound = unsoundFiling(command, input);
  if (unsound !== null) return no(unsound);
  if (input.facts !== null) return no(refuse('already-exists', 'This complaint was filed already.'));
  const { city, now, filing } = input;
  const pack = city.pack.complaints;
  if (pack === undefined) return no(NOT_TAKEN);
  const { about, subject, department, severity, safety, impact, channel, caller, cases, disputes } = command;
  const first = filing === null ? undefined : filing.cases.get(disputes?.caseId ?? cases[0] ?? NO_CASE);
  const service = first?.service ?? null;
  const district = first?.place.district ?? null;
  const repeats = filing?.repeats ?? 0;
  const tier = tierOf(repeats, pack.repeats.raisesTierBy);
  const { offer, trace } = routeComplaint(
    tier,
    { department, service, district, offered: [] },
    FIRST_OFFER,
    input,
  );
  const disputedCase = disputes === null || filing === null ? undefined : filing.cases.get(disputes.caseId);
  const reopens = disputes?.notDone === true && disputedCase?.state === 'closed' ? disputes.caseId : null;
  return {
    ok: true,
    event: {
      type: 'complaint-received',
      // The hub gives it when all is decided.
      number: null,
      about,
      confidential: about === 'person',
      subject,
      department,
      service,
      district,
      severity,
      safety,
      impact,
      channel,
      callerId: caller.kind === 'anonymous' ? null : caller.id,
      cases,
      disputed:
        disputes === null
          ? null
          : {
              caseId: disputes.caseId,
              notDone: disputes.notDone,
              closing: filing === null ? null : filing.closings,
              reopened: reopens !== null,
            },
      statement: command.statement.id,
      remedySought: command.remedySought?.id ?? null,
      repeats,
      offer,
      trace: [...trace],
      clock: clockAfter('received', { severity, safety }, city, now),
    },
    texts: textsOfComplaint(command),
    newCaller: caller.kind === 'new' ? caller : null,
    reopens,
  };
}

/** No case has it: a look-up with it finds nothing. */
const NO_CASE = '00000000-0000-4000-8000-000000000000' as CaseId;

const STAGE_OF: Partial<Record<ComplaintCommand['type'], ComplaintStage>> = {
  'acknowledge-complaint': 'acknowledged',
  'assess-complaint': 'assessed',
  'conclude-investigation': 'investigated',
  'decide-complaint': 'decided',
  'communicate-complaint': 'communicated',
  'close-complaint': 'closed',
  'refer-complaint-outside': 'external',
};

/** Why a complaint can't take the step a command asks for; null when it can, or when it takes none. */
export function noComplaintStep(
  facts: Pick<ComplaintFacts, 'stage'>,
  type: ComplaintCommand['type'],
  withdrawn = false,
): Refusal | null {
  const to = STAGE_OF[type];
  if (to === undefined || complaintEdge(facts.stage, to, withdrawn) !== null) return null;
  const now = COMPLAINT_STAGES[facts.stage].toLowerCase();
  return refuse(
    'edge-not-allowed',
    `It is ${now}, so it can't become ${COMPLAINT_STAGES[to].toLowerCase()} now. Look at what is next.`,
  );
}

function explained(body: string): Refusal | null {
  if (body.trim().length >= MINIMUM_EXPLANATION) return null;
  return refuse('explanation-needed', 'Say the reasons in a sentence: whoever complained will read them.');
}

/**
 * What a command about a complaint leads to: an event, or a refusal that says why. Pure. The hub decides with it, and the
 * desk judges with it what it knows.
 */
export function decideComplaint(input: ComplaintInput): ComplaintDecision {
  const { facts, command, actor, city, now } = input;
  if (command.type === 'file-complaint') return file(command, input);
  const forbidden = mayNotHandle(actor, facts);
  if (forbidden !== null || facts === null) return no(forbidden ?? NEVER);
  const withdrawn = command.type === 'decide-complaint' && command.outcome === 'withdrawn';
  const refusal = noComplaintStep(facts, command.type, withdrawn) ?? unsound(command, facts, input);
  if (refusal !== null) return no(refusal);
  const judged = command.type === 'assess-complaint' ? command : facts;
  const clock = (stage: ComplaintStage) => clockAfter(stage, judged, city, now);
  const event = eventOf(command, facts, clock, input);
  return { ok: true, event, texts: textsOfComplaint(command), newCaller: null, reopens: null };
}

const NEVER = refuse('not-found', 'There is no such complaint, or it is not yours to see.');

type LaterCommand = Exclude<ComplaintCommand, FileComplaint>;

function unsound(
  command: LaterCommand,
  facts: ComplaintFacts,
  { actor, city, now }: ComplaintInput,
): Refusal | null {
  switch (command.type) {
    case 'decide-complaint':
      return explained(command.reasons.body);
    case 'conclude-investigation':
      return explained(command.finding.body);
    case 'refer-complaint-outside':
      return city.pack.complaints?.recourse.some(({ code }) => code === command.recourse) === true
        ? null
        : refuse('invalid', 'The city knows nobody of that name outside. Choose one of the list.');
    case 'assign-complaint':
      return unsoundAssignment(command, facts, actor, city);
    case 'link-complaint-case':
      return facts.cases.includes(command.caseId)
        ? refuse('already-exists', 'This case is linked already.')
        : null;
    case 'escalate-complaint':
      if (facts.stage === 'closed' || facts.stage === 'external')
        return refuse('edge-not-allowed', 'It is over. There is nothing left to escalate.');
      return command.tier > facts.tier
        ? null
        : refuse('invalid', `It is with tier ${facts.tier} already. Choose a higher one.`);
    case 'communicate-complaint':
    case 'acknowledge-complaint':
      return command.how === 'nobody-to-tell' && facts.callerId !== null
        ? refuse('invalid', 'The caller gave a name: say how they were told, or that they were not reached.')
        : null;
    case 'advance-complaint':
      return noMoveUp(command, facts, actor, now);
    case 'assess-complaint':
    case 'add-complaint-note':
    case 'close-complaint':
      return null;
  }
}

function unsoundAssignment(
  { department, assignee }: ComplaintCommandOf<'assign-complaint'>,
  facts: ComplaintFacts,
  actor: Actor,
  city: City,
): Refusal | null {
  if (city.department(department) === undefined)
    return refuse(
      'unknown-department',
      `The city has no department "${department}". Choose one of the list.`,
    );
  if (assignee !== null && assignee === facts.subject)
    return refuse('invalid', 'It is about this person. Give it to somebody else.');
  if (facts.confidential && actor.kind === 'account' && actor.role !== 'supervisor')
    return refuse('not-permitted', 'Only a supervisor gives a confidential complaint to somebody.');
  return null;
}

function eventOf(
  command: LaterCommand,
  facts: ComplaintFacts,
  clock: (stage: ComplaintStage) => ComplaintClock | null,
  input: ComplaintInput,
): ComplaintEvent {
  switch (command.type) {
    case 'acknowledge-complaint':
      return {
        type: 'complaint-acknowledged',
        how: command.how,
        text: command.remark?.id ?? null,
        clock: clock('acknowledged'),
      };
    case 'assess-complaint': {
      const { severity, safety, complexity, impact, remark } = command;
      return {
        type: 'complaint-assessed',
        severity,
        safety,
        complexity,
        impact,
        text: remark?.id ?? null,
        clock: clock('assessed'),
      };
    }
    case 'add-complaint-note':
      return { type: 'complaint-noted', visibility: command.visibility, text: command.note.id };
    case 'conclude-investigation':
      return { type: 'complaint-investigated', text: command.finding.id, clock: clock('investigated') };
    case 'decide-complaint':
      return {
        type: 'complaint-decided',
        outcome: command.outcome,
        text: command.reasons.id,
        remedy: command.remedyGiven?.id ?? null,
        clock: clock('decided'),
      };
    case 'communicate-complaint':
      return {
        type: 'complaint-communicated',
        how: command.how,
        text: command.remark?.id ?? null,
        clock: clock('communicated'),
      };
    case 'close-complaint':
      return { type: 'complaint-closed', text: command.remark?.id ?? null };
    case 'refer-complaint-outside':
      return {
        type: 'complaint-referred-outside',
        recourse: command.recourse,
        text: command.remark?.id ?? null,
      };
    case 'assign-complaint':
      return { type: 'complaint-assigned', department: command.department, assignee: command.assignee };
    case 'link-complaint-case':
      return { type: 'complaint-case-linked', caseId: command.caseId };
    case 'escalate-complaint': {
      const { department, service, district, offer: had } = facts;
      const offered = had === null ? [] : [had.contactPoint];
      const asked = { number: (had?.number ?? 1) + 1, came: 'passed-on' } as const;
      const routed = { department, service, district, offered };
      const { offer, trace } = routeComplaint(command.tier, routed, asked, input);
      return {
        type: 'complaint-escalated',
        tier: command.tier,
        offer,
        trace: [...trace],
        text: command.reason.id,
      };
    }
    case 'advance-complaint':
      return movedUp(command, facts, input);
  }
}
