import { decideCase } from '../../../shared/domain/decide-case.ts';
import type { DeedOf } from '../../../shared/domain/escalation/escalation-command.ts';
import type { Escalation, EscalationOffer } from '../../../shared/domain/escalation/escalation.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import type { DeedSituation } from './escalation-actions.ts';
import { seenOffer } from './escalation-deed.tsx';

const text = { id: '00000000-0000-4000-8000-000000000000' as TextId, body: 'Some words.' };

/** Who will be asked, or why nobody will be. */
export type PassOnPreview =
  | { readonly ok: true; readonly offer: EscalationOffer }
  | { readonly ok: false; readonly why: string };

/** Who an escalation would be offered to if it were passed on, by the rules the hub decides with. Pure. */
export function passOnPreview(
  one: Escalation,
  to: DeedOf<'pass-on-escalation'>['to'],
  { facts, actor, city, directory, now }: DeedSituation,
): PassOnPreview {
  const decision = decideCase({
    facts,
    other: null,
    children: [],
    command: {
      type: 'pass-on-escalation',
      caseId: facts.id,
      escalationId: one.id,
      offer: seenOffer(one),
      to,
      text,
    },
    actor,
    seen: null,
    now,
    city,
    number: null,
    directory,
  });
  if (!decision.ok) return { ok: false, why: decision.refusal.message };
  const passed = decision.events.find(({ event }) => event.type === 'escalation-passed-on')?.event;
  return passed?.type === 'escalation-passed-on'
    ? { ok: true, offer: passed.offer }
    : { ok: false, why: 'Nobody can be asked there now.' };
}
