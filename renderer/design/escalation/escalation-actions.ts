import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { EscalationCommand } from '../../../shared/domain/escalation/escalation-command.ts';
import { edgeFrom } from '../../../shared/domain/escalation/escalation-edges.ts';
import type { PublishedDirectory } from '../../../shared/domain/escalation/escalation-offer.ts';
import { presentOffer, type Escalation } from '../../../shared/domain/escalation/escalation.ts';
import { isOneOf, mayNotEver } from '../../../shared/domain/escalation/may-escalate.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Action } from '../../actions/action.ts';
import { dryRun } from '../dry-run.ts';
import {
  ASKING_DEEDS,
  DEED_LOOKS,
  IMMEDIATE_DEEDS,
  immediateCommand,
  seenOffer,
  type EscalationDeedName,
} from './escalation-deed.tsx';

/** Something that can be done about one escalation. */
export interface EscalationAction extends Action {
  readonly deed: EscalationDeedName;
  /** Its state allows it to somebody of this role. The others have no place among the buttons of a page. */
  readonly isNow: boolean;
}

/** All that decides what may be done. */
export interface DeedSituation {
  readonly facts: CaseFacts;
  readonly actor: AccountActor;
  readonly city: City;
  readonly directory: PublishedDirectory | null;
  readonly now: Instant;
}

const text = { id: '00000000-0000-4000-8000-000000000000' as TextId, body: 'Some words.' };

/** Commands of the kind, filled so that only the escalation and the person can stand in the way; the first allowed one counts. */
function probes(
  deed: EscalationDeedName,
  one: Escalation,
  { facts, directory }: DeedSituation,
): readonly EscalationCommand[] {
  const of = { caseId: facts.id, escalationId: one.id };
  const offer = seenOffer(one);
  switch (deed) {
    case 'acknowledge':
    case 'accept':
      return [immediateCommand(deed, facts.id, one)];
    case 'answer':
      return [{ type: 'answer-escalation', ...of, offer, answer: text, tell: true }];
    case 'return':
      return [{ type: 'return-escalation', ...of, offer, reason: 'other', text }];
    case 'pass-on': {
      const others = passOnTargets(one, directory).slice(0, 8);
      return others.map(({ id }) => ({
        type: 'pass-on-escalation',
        ...of,
        offer,
        to: { kind: 'contact-point', contactPoint: id },
        text,
      }));
    }
    case 'try': {
      const channel = presentOffer(one)?.channels[0];
      if (channel === undefined || offer === null) return [];
      return [{ type: 'log-escalation-try', ...of, offer, channel, result: 'failed', text: null }];
    }
    case 'told':
      return [{ type: 'tell-escalation-caller', ...of, result: 'told', text: null }];
    case 'resolve':
      return [{ type: 'resolve-escalation', ...of, text: null }];
    case 'withdraw':
      return [{ type: 'withdraw-escalation', ...of, text }];
  }
}

const NOTHING_TO_TRY: Record<EscalationDeedName, string> = {
  acknowledge: '',
  accept: '',
  answer: '',
  return: '',
  told: '',
  resolve: '',
  withdraw: '',
  try: 'Nobody was asked, so nobody can be tried.',
  'pass-on': 'The directory has no other contact point for this.',
};

/** Contact points that it can be passed on to: of its path, the own department's first, tier by tier. */
export function passOnTargets(one: Escalation, directory: PublishedDirectory | null) {
  const present = presentOffer(one)?.contactPoint;
  const mayStay = one.state === 'returned' || one.state === 'exhausted';
  return (directory?.open.directory.contactPoints ?? [])
    .filter((point) => point.path === one.path && (mayStay || point.id !== present))
    .toSorted(
      (a, b) =>
        Number(b.department === one.department) - Number(a.department === one.department) ||
        (a.department < b.department ? -1 : Number(a.department > b.department)) ||
        a.tier - b.tier,
    );
}

/** Why somebody can't do something about an escalation now, in the hub's own words; null when it can be done. */
function whyNoDeed(deed: EscalationDeedName, one: Escalation, situation: DeedSituation): string | null {
  const tried = probes(deed, one, situation).map((command) => dryRun(command, situation));
  if (tried.includes(null)) return null;
  return tried[0]?.message ?? NOTHING_TO_TRY[deed];
}

interface EscalationActionsOptions extends DeedSituation {
  /** Keys, where the page has some to give. */
  readonly keys?: Partial<Record<EscalationDeedName, string>>;
  perform(deed: EscalationDeedName): void;
}

/**
 * What can be done about one escalation by somebody of this role, as actions for buttons, keys and palette. Those that
 * can't be done now say why, in the hub's words.
 */
export function escalationActions(one: Escalation, options: EscalationActionsOptions): EscalationAction[] {
  const { actor, keys = {}, perform } = options;
  const deeds: readonly EscalationDeedName[] = [...IMMEDIATE_DEEDS, ...ASKING_DEEDS];
  const order = Object.keys(DEED_LOOKS);
  return deeds
    .filter((deed) => mayNotEver(actor, DEED_LOOKS[deed].type) === null)
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((deed) => {
      const { label, icon, words, type } = DEED_LOOKS[deed];
      const key = keys[deed];
      return {
        id: `escalation.${deed}:${one.id}`,
        deed,
        isNow: isOneOf(actor, edgeFrom(one.state, type)?.by ?? []),
        label: deed === 'answer' && one.state === 'answered' ? 'Change the answer' : label,
        group: 'Case',
        keys: key === undefined ? [] : [key],
        icon,
        words: [...words, one.path],
        whyNot: whyNoDeed(deed, one, options),
        perform: () => perform(deed),
      };
    });
}
