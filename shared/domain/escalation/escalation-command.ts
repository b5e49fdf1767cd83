import { z } from 'zod';
import {
  contactChannelKind,
  contactPointId,
  escalationPath,
  escalationTier,
} from '../directory/directory.ts';
import { freeText } from '../free-text.ts';
import { caseId, departmentCode, textId, unitCode } from '../ids.ts';
import { escalation, escalationId, returnReason, tellResult, tryResult } from './escalation.ts';
import { escalationKind, escalationReason } from './escalation-reason.ts';

/** Longest reason, and longest answer, in characters. */
const MOST_REASON = 2_000;
const MOST_ANSWER = 4_000;

/** A text with the id it will have, so that a repeated command makes it once. */
const text = (max: number) =>
  z.object({
    id: textId,
    body: freeText(max).refine((body) => body.trim() !== '', 'is empty. Write something'),
  });
export type EscalationWords = z.infer<ReturnType<typeof text>>;

const reasonText = text(MOST_REASON);
const offerNumber = z.number().int().positive();
/** The offer the sender saw; null where nobody was there at all. */
const offer = offerNumber.nullable();

/** Asks a contact point of a department: the first of the tier that can be reached now, by the directory. */
const raise = z.object({
  type: z.literal('raise-escalation'),
  escalationId,
  path: escalationPath,
  kind: escalationKind,
  /** Where it begins. */
  tier: escalationTier,
  reason: escalationReason,
  /** Only rules name a rule. */
  rule: escalation.shape.rule,
  department: departmentCode,
  unit: unitCode.nullable(),
  text: reasonText.nullable(),
});

/** Somebody, or a part of the system, tried to reach the contact point. */
const logTry = z.object({
  type: z.literal('log-escalation-try'),
  escalationId,
  offer: offerNumber,
  channel: contactChannelKind,
  result: tryResult,
  text: reasonText.nullable(),
});

const acknowledge = z.object({ type: z.literal('acknowledge-escalation'), escalationId, offer });
const accept = z.object({ type: z.literal('accept-escalation'), escalationId, offer });
const answer = z.object({
  type: z.literal('answer-escalation'),
  escalationId,
  offer,
  /** What the caller will be told. */
  answer: text(MOST_ANSWER),
  /** Whether 311 has to tell the caller, or only keeps it for whoever asks. */
  tell: z.boolean(),
});

/** Back to 311. */
const giveBack = z.object({
  type: z.literal('return-escalation'),
  escalationId,
  offer,
  reason: returnReason,
  text: reasonText,
});
const passOn = z.object({
  type: z.literal('pass-on-escalation'),
  escalationId,
  offer,
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('contact-point'), contactPoint: contactPointId }),
    z.object({ kind: z.literal('tier'), tier: escalationTier }),
  ]),
  text: reasonText,
});

/** Only the hub itself says this, of an offer that nobody acknowledged in time. */
const advance = z.object({
  type: z.literal('advance-escalation'),
  escalationId,
  offer: offerNumber,
  tier: escalationTier,
});
const tell = z.object({
  type: z.literal('tell-escalation-caller'),
  escalationId,
  result: tellResult,
  /** What was said where it is not the answer itself, or what the caller said to it. */
  text: reasonText.nullable(),
});
const resolve = z.object({
  type: z.literal('resolve-escalation'),
  escalationId,
  text: reasonText.nullable(),
});
const withdraw = z.object({ type: z.literal('withdraw-escalation'), escalationId, text: reasonText });

const deeds = [
  raise,
  logTry,
  acknowledge,
  accept,
  answer,
  giveBack,
  passOn,
  advance,
  tell,
  resolve,
  withdraw,
] as const;

/** What can be done about an escalation, of whatever it is. */
export type EscalationDeed = z.infer<(typeof deeds)[number]>;
export type DeedOf<T extends EscalationDeed['type']> = Extract<EscalationDeed, { type: T }>;

/** The same as commands on a case. */
export const escalationCommand = z.discriminatedUnion('type', [
  raise.extend({ caseId }),
  logTry.extend({ caseId }),
  acknowledge.extend({ caseId }),
  accept.extend({ caseId }),
  answer.extend({ caseId }),
  giveBack.extend({ caseId }),
  passOn.extend({ caseId }),
  advance.extend({ caseId }),
  tell.extend({ caseId }),
  resolve.extend({ caseId }),
  withdraw.extend({ caseId }),
]);
export type EscalationCommand = z.infer<typeof escalationCommand>;

const DEEDS: ReadonlySet<string> = new Set(deeds.map(({ shape }) => shape.type.value));

/** True for a command about an escalation of a case. */
export function isEscalationCommand<C extends { readonly type: string }>(
  command: C,
): command is Extract<C, { type: EscalationDeed['type'] }> {
  return DEEDS.has(command.type);
}

/** What somebody wrote for a deed; null when they wrote nothing, or can't. */
export function wordsOfDeed(deed: EscalationDeed): EscalationWords | null {
  switch (deed.type) {
    case 'acknowledge-escalation':
    case 'accept-escalation':
    case 'advance-escalation':
      return null;
    case 'answer-escalation':
      return deed.answer;
    default:
      return deed.text;
  }
}
