import { MOST_MENTIONS, type CommandOf } from './case-command.ts';
import { no, yes, type Decision } from './decision.ts';
import type { AccountId } from './ids.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Why nobody can be mentioned so; null when they can. Whether they are there and may see the case, only the hub knows. */
function mentionsRefusal(
  mentions: readonly AccountId[],
  visibility: CommandOf<'add-note'>['visibility'],
): Refusal | null {
  if (mentions.length === 0) return null;
  if (visibility === 'public') {
    return refuse(
      'invalid',
      'A public note mentions nobody: residents would read the names. Make it internal, or mention nobody.',
    );
  }
  if (new Set(mentions).size < mentions.length) {
    return refuse('invalid', 'A colleague is mentioned twice. Mention each once.');
  }
  if (mentions.length > MOST_MENTIONS) {
    return refuse('invalid', `A note mentions ${MOST_MENTIONS} colleagues at most. Mention fewer.`);
  }
  return null;
}

/** Whether a note may be added, and what comes of it. */
export function decideNote({ caseId, note, visibility, mentions = [] }: CommandOf<'add-note'>): Decision {
  const refusal = mentionsRefusal(mentions, visibility);
  if (refusal !== null) return no(refusal);
  const named = mentions.length === 0 ? {} : { mentions };
  return yes(caseId, { type: 'note-added', text: note.id, visibility, ...named }, [
    { ...note, kind: 'note', visibility },
  ]);
}
