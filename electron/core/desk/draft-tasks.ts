import { syncDraftsAnswer } from '../../../shared/contract/draft-sync.ts';
import type { DraftWrite } from '../../../shared/domain/draft.ts';
import { caseId, type CaseId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import {
  discardDraft,
  isUntold,
  draftRows,
  putDraft,
  type PutDraft,
  type TypedDraft,
} from '../store/drafts.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import {
  nextDraftQuestion,
  settleDrafts,
  type DraftQuestion,
  type SettledDrafts,
} from '../store/settle-drafts.ts';
import { onStore } from '../store/store-fault.ts';

interface DraftStore {
  readonly outbox: SqliteDb;
  /** Called before the first thing is written that the hub does not have. */
  readonly mark: () => void;
  /** Called when less may be unsent than before. */
  readonly told: () => void;
}

/** What the writer can be asked about drafts. @param store of the person signed in */
export function draftTasks(store: () => DraftStore) {
  return {
    putDraft(typed: TypedDraft): PutDraft {
      const { outbox, mark } = store();
      return onStore('outbox', () => {
        mark();
        return outbox.transaction(() => putDraft(outbox, typed))();
      });
    },
    discardDraft({ id, now }: { id: CaseId; now: Instant }) {
      const { outbox, mark } = store();
      onStore('outbox', () => {
        mark();
        outbox.transaction(() => discardDraft(outbox, id, now))();
      });
    },
    draftQuestion: (): DraftQuestion => onStore('outbox', () => nextDraftQuestion(store().outbox)),
    settleDrafts(input: {
      sent: readonly DraftWrite[];
      answer: unknown;
      now: Instant;
      /** One for each of `sent`, for a text that has to go on beside another. */
      newIds: readonly string[];
    }): SettledDrafts {
      const { outbox, told } = store();
      const spare = input.newIds.map((id) => caseId.parse(id));
      const newId = (): CaseId => {
        const id = spare.pop();
        if (id === undefined) throw new Error('more drafts were moved than were sent');
        return id;
      };
      const settled = onStore('outbox', () =>
        settleDrafts(outbox, input.sent, syncDraftsAnswer.parse(input.answer), { now: input.now, newId }),
      );
      told();
      return settled;
    },
    untoldDrafts: (): number => onStore('outbox', () => draftRows(store().outbox).filter(isUntold).length),
  };
}
