import type { TimelineStep, EventOf, Sentence, SentenceContext } from './sentence.ts';
import type { CaseId } from '../ids.ts';
import { counted } from './count-words.ts';

type FamilyEvent = EventOf<
  | 'duplicate-linked'
  | 'duplicate-received'
  | 'duplicate-unlinked'
  | 'duplicate-returned'
  | 'parent-linked'
  | 'parent-unlinked'
  | 'child-linked'
  | 'child-unlinked'
>;

const says = (words: string, remarks: readonly string[] = []): Sentence => ({
  words,
  texts: [],
  remarks,
  answers: null,
});

const callers = (event: { callerIds: readonly unknown[]; anonymousCallers: number }): string =>
  counted(event.callerIds.length + event.anonymousCallers, 'caller', 'callers');

/** One step of how cases came to belong together, or no longer do, in words. */
export function familySentence(
  { byName }: Pick<TimelineStep, 'byName'>,
  event: FamilyEvent,
  context: SentenceContext,
): Sentence {
  const name = (id: CaseId) => context.caseReference(id) ?? 'another case';
  switch (event.type) {
    case 'duplicate-linked':
      return says(`${byName} marked it as a duplicate of ${name(event.duplicateOf)}.`, [
        'Its callers follow that case too.',
      ]);
    case 'duplicate-received':
      return says(
        `${byName} marked ${name(event.from)} as a duplicate of this one. ${callers(event)} came with it.`,
      );
    case 'duplicate-unlinked':
      return says(`${byName} unlinked it from ${name(event.duplicateOf)}: it is no duplicate of that case.`);
    case 'duplicate-returned': {
      const none = event.callerIds.length + event.anonymousCallers === 0;
      return says(`${byName} unlinked ${name(event.from)}: it is no duplicate of this one.`, [
        none ? 'All callers stay.' : `${callers(event)} who came only with it left with it.`,
      ]);
    }
    case 'parent-linked': {
      if (!event.split) return says(`${byName} made it a part of ${name(event.parent)}.`);
      const came = event.callerIds.length + event.anonymousCallers;
      const more = came === 1 ? '1 more caller of it follows' : `${came} more callers of it follow`;
      const remarks = came === 0 ? [] : [`${more} this one too.`];
      return says(`${byName} split it off from ${name(event.parent)}: it is a part of that case.`, remarks);
    }
    case 'child-linked':
      return event.split
        ? says(`${byName} split ${name(event.child)} off: it is a part of this case.`)
        : says(`${byName} made ${name(event.child)} a part of this case.`);
    case 'parent-unlinked':
      return says(`${byName} unlinked it from ${name(event.parent)}: it is no part of that case.`);
    case 'child-unlinked':
      return says(`${byName} unlinked ${name(event.child)}: it is no part of this case.`);
  }
}

/** What a closing says of the parts that stayed open; nothing where there were none. */
export function leftOpenRemark({ stayOpen = [] }: EventOf<'closed'>, context: SentenceContext): string[] {
  if (stayOpen.length === 0) return [];
  const names = stayOpen.flatMap((id) => context.caseReference(id) ?? []);
  const others = stayOpen.length - names.length;
  if (others > 0) names.push(`${others} not shown here`);
  const words = stayOpen.length === 1 ? 'A part of it stayed open' : 'Parts of it stayed open';
  return [`${words}: ${names.join(', ')}.`];
}
