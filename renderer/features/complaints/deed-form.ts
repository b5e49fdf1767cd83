import type { City } from '../../../shared/domain/city.ts';
import type { ComplaintCommand } from '../../../shared/domain/complaint/complaint-command.ts';
import type { ComplaintFacts } from '../../../shared/domain/complaint/complaint-facts.ts';
import type {
  complaintComplexity,
  ComplaintImpact,
  ComplaintOutcome,
  ComplaintSafety,
  ComplaintSeverity,
  ToldBy,
} from '../../../shared/domain/complaint/complaint-scales.ts';
import { textId, type AccountId, type TextId } from '../../../shared/domain/ids.ts';
import type { EscalationTier } from '../../../shared/domain/directory/directory.ts';
import type { z } from 'zod';
import type { ComplainedCase } from '../../workspace/complaint-shown.ts';
import type { ComplaintDeedName } from './complaint-deeds.tsx';

/** What is filled in for a deed; each takes what it needs. */
export interface DeedForm {
  readonly ids: { readonly text: TextId; readonly more: TextId };
  readonly text: string;
  readonly more: string;
  readonly how: ToldBy;
  readonly visibility: 'internal' | 'shareable';
  readonly severity: ComplaintSeverity;
  readonly safety: ComplaintSafety;
  readonly complexity: z.infer<typeof complaintComplexity>;
  readonly impact: ComplaintImpact;
  readonly outcome: ComplaintOutcome | null;
  readonly department: string;
  readonly assignee: AccountId | null;
  readonly recourse: string;
  readonly tier: EscalationTier;
  readonly cases: readonly ComplainedCase[];
}

/** An empty form for a complaint as it is. */
export function newDeedForm(facts: ComplaintFacts): DeedForm {
  const { severity, safety, impact, department, tier } = facts;
  return {
    ids: { text: textId.parse(crypto.randomUUID()), more: textId.parse(crypto.randomUUID()) },
    text: '',
    more: '',
    how: facts.callerId === null ? 'nobody-to-tell' : 'call',
    visibility: 'internal',
    severity,
    safety,
    complexity: facts.complexity ?? 'simple',
    impact,
    outcome: facts.stage === 'received' || facts.stage === 'acknowledged' ? 'withdrawn' : null,
    department,
    assignee: facts.assignee,
    recourse: '',
    tier: tier === 1 ? 2 : tier === 2 ? 3 : 4,
    cases: [],
  };
}

/** The command, or what is missing for one, in a sentence. */
export function deedCommand(
  deed: ComplaintDeedName,
  { id, callerId }: ComplaintFacts,
  form: DeedForm,
  city: City,
): ComplaintCommand | string {
  const complaintId = id;
  const { ids, how } = form;
  const text = { id: ids.text, body: form.text };
  const remark = form.text.trim() === '' ? null : text;
  const short = form.text.trim().length < 10;
  switch (deed) {
    case 'acknowledge-complaint':
    case 'communicate-complaint':
      return how === 'nobody-to-tell' && callerId !== null
        ? 'The caller gave a name: say how they were told.'
        : { type: deed, complaintId, how, remark };
    case 'assess-complaint': {
      const { severity, safety, complexity, impact } = form;
      return { type: deed, complaintId, severity, safety, complexity, impact, remark };
    }
    case 'add-complaint-note':
      if (form.text.trim() === '') return 'Write the note.';
      return { type: deed, complaintId, visibility: form.visibility, note: text };
    case 'conclude-investigation':
      return short ? 'Say in a sentence what was found out.' : { type: deed, complaintId, finding: text };
    case 'decide-complaint':
      if (form.outcome === null) return 'Choose the decision.';
      if (short) return 'Say the reasons in a sentence: the caller will read them.';
      return {
        type: deed,
        complaintId,
        outcome: form.outcome,
        reasons: text,
        remedyGiven: form.more.trim() === '' ? null : { id: ids.more, body: form.more },
      };
    case 'close-complaint':
      return { type: deed, complaintId, remark };
    case 'refer-complaint-outside': {
      const known = city.pack.complaints?.recourse.some(({ code }) => code === form.recourse) === true;
      return known ? { type: deed, complaintId, recourse: form.recourse, remark } : 'Choose where it goes.';
    }
    case 'assign-complaint':
      return { type: deed, complaintId, department: form.department, assignee: form.assignee };
    case 'link-complaint-case': {
      const [first] = form.cases;
      return first === undefined ? 'Find the case.' : { type: deed, complaintId, caseId: first.id };
    }
    case 'escalate-complaint':
      if (form.text.trim() === '') return 'Say why it goes higher.';
      return { type: deed, complaintId, tier: form.tier, reason: text };
  }
}
