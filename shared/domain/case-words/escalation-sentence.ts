import { ACKNOWLEDGED_BY } from '../directory/directory.ts';
import { type Sentence, type SentenceContext, type TimelineStep, departmentName, said } from './sentence.ts';
import { ESCALATION_REASONS } from '../escalation/escalation-reason.ts';
import type { EscalationEvent } from '../escalation/escalation-event.ts';
import type { EscalationOffer } from '../escalation/escalation.ts';
import { CHANNEL_WORDS, PATH_WORDS, RETURN_WORDS, TELL_WORDS, TRY_WORDS } from './escalation-words.ts';

type Offered = Pick<EscalationOffer, 'tier' | 'contactPoint' | 'onDuty'>;

function pointWords({ tier, contactPoint, onDuty }: Offered, context: SentenceContext): string {
  const who = onDuty.account === null ? null : context.colleagueName(onDuty.account);
  const at = context.contactPointName(contactPoint) ?? contactPoint;
  return `${at}, tier ${tier}${who === null ? '' : ` (${who})`}`;
}

const byWhen = ({ acknowledgeBy }: EscalationOffer, { when }: SentenceContext): string =>
  `To be acknowledged by ${when(acknowledgeBy)}.`;

/** One step of an escalation in words. Pure: names and times come from the context. */
export function escalationSentence(
  entry: TimelineStep,
  event: EscalationEvent,
  context: SentenceContext,
): Sentence {
  const { byName } = entry;
  const step = (words: string, remarks: readonly string[] = [], label = 'What was said'): Sentence => ({
    words,
    texts: 'text' in event ? said(entry, event.text, label, 'internal') : [],
    remarks,
    answers: null,
  });
  switch (event.type) {
    case 'escalation-raised': {
      const why = ESCALATION_REASONS[event.reason].label.toLowerCase();
      const to = departmentName(context.city, event.department);
      const by = event.rule === null ? `${byName} escalated it` : `The rule “${event.rule.id}” escalated it`;
      const words = `${by} to ${to} as ${PATH_WORDS[event.path]}: ${why}.`;
      if (event.offer === null) return step(words, ['Nobody of any tier is there now.'], 'Why');
      return step(
        words,
        [`Offered to ${pointWords(event.offer, context)}.`, byWhen(event.offer, context)],
        'Why',
      );
    }
    case 'escalation-tried':
      return step(
        `${byName} tried to reach the contact point by ${CHANNEL_WORDS[event.channel].toLowerCase()}: ${TRY_WORDS[event.result].toLowerCase()}.`,
        [],
        'What was heard',
      );
    case 'escalation-acknowledged': {
      if (event.how === 'desk') return step(`${byName} acknowledged the escalation.`);
      const who = event.account === null ? null : context.colleagueName(event.account);
      return step(`${who ?? 'The contact point'} took note: ${ACKNOWLEDGED_BY[event.how]}.`);
    }
    case 'escalation-accepted':
      return step(`${byName} works on the escalation.`);
    case 'escalation-answered':
      return step(
        `${byName} answered the escalation.`,
        [event.tell ? '311 has to tell the caller.' : 'It is for whoever asks; nobody has to be called.'],
        'To be told to the caller',
      );
    case 'escalation-returned':
      return step(
        `${byName} returned the escalation to 311: ${RETURN_WORDS[event.reason].toLowerCase()}.`,
        [],
        'Why',
      );
    case 'escalation-passed-on':
      return step(
        `${byName} passed the escalation on to ${pointWords(event.offer, context)}.`,
        [byWhen(event.offer, context)],
        'Why',
      );
    case 'escalation-advanced':
      return step(
        `Nobody acknowledged the escalation at ${pointWords(event.missed, context)}: it went on to ${pointWords(event.offer, context)}.`,
        [byWhen(event.offer, context)],
      );
    case 'escalation-exhausted':
      return step(
        event.missed === null
          ? 'Nobody could be offered the escalation: it is with the supervisors.'
          : `Nobody acknowledged the escalation at ${pointWords(event.missed, context)}, the last one: it is with the supervisors.`,
      );
    case 'escalation-caller-told':
      return step(`${byName}, about the answer: ${TELL_WORDS[event.result].toLowerCase()}.`);
    case 'escalation-resolved':
      return step(`${byName} resolved the escalation.`);
    case 'escalation-withdrawn':
      return step(`${byName} withdrew the escalation.`, [], 'Why');
  }
}
