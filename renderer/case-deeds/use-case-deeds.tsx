import { useCallback, useState, type ReactNode } from 'react';
import type { CaseView } from '../../shared/contract/case-view.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Action } from '../actions/action.ts';
import { ReopenDialog } from '../design/reopen-dialog.tsx';
import { StoppedNote } from '../design/stopped-note.tsx';
import { useCommand } from '../design/use-command.ts';
import { AddCallerDialog } from './dialogs/add-caller-dialog.tsx';
import { AssignDialog } from './dialogs/assign-dialog.tsx';
import { CallBackDialog } from './dialogs/call-back-dialog.tsx';
import type { CaseDialogProps } from './dialogs/case-dialog-props.ts';
import { CloseDialog } from './dialogs/close-dialog.tsx';
import { EditCallerDialog } from './dialogs/edit-caller-dialog.tsx';
import { EscalateDialog } from './dialogs/escalate-dialog.tsx';
import { LinkDialog } from './dialogs/link-dialog.tsx';
import { MergeCallersDialog } from './dialogs/merge-callers-dialog.tsx';
import { ReferDialog } from './dialogs/refer-dialog.tsx';
import { ReturnDialog } from './dialogs/return-dialog.tsx';
import { ScheduleDialog } from './dialogs/schedule-dialog.tsx';
import { UnlinkDialog } from './dialogs/unlink-dialog.tsx';
import { VisitDialog } from './dialogs/visit-dialog.tsx';
import { WaitDialog } from './dialogs/wait-dialog.tsx';
import { PhotoDialog } from './photo-dialog.tsx';
import { useCaseActions } from './use-case-actions.tsx';
import type { CaseWords } from './use-case-words.ts';
import { useDone } from './use-done.ts';
import { takeCommand, type CaseDeed } from './why-not.ts';

const DIALOGS: Partial<Record<CaseDeed, (props: CaseDialogProps) => ReactNode>> = {
  assign: AssignDialog,
  schedule: ScheduleDialog,
  wait: WaitDialog,
  visit: VisitDialog,
  refer: ReferDialog,
  'return-referral': ReturnDialog,
  escalate: EscalateDialog,
  'add-caller': AddCallerDialog,
  'edit-caller': EditCallerDialog,
  'merge-callers': MergeCallersDialog,
  link: LinkDialog,
  unlink: UnlinkDialog,
  'call-back': CallBackDialog,
  close: CloseDialog,
};

interface CaseDeedsInput {
  readonly view: CaseView;
  readonly city: City;
  readonly actor: AccountActor | null;
  readonly words: CaseWords;
  /** Deeds that the page does in its own way. Memoise it. */
  readonly own?: Partial<Record<CaseDeed, () => void>>;
  /** Those on offer; all when nothing is said. */
  readonly only?: ReadonlySet<CaseDeed>;
}

interface CaseDeeds {
  /** On offer as keys and in the palette already. */
  readonly actions: readonly Action[];
  /** The dialog of the deed that is being done. */
  readonly dialog: ReactNode;
  /** What stopped a deed that has no dialog. */
  readonly stopped: ReactNode;
}

/** What one key does without asking more. */
function commandOf(
  deed: CaseDeed,
  { facts }: CaseView,
  actor: AccountActor,
): { command: CaseCommand; said: string } | null {
  switch (deed) {
    case 'start':
      return {
        command: {
          type: 'change-state',
          caseId: facts.id,
          to: 'in-progress',
          waitingReason: null,
          scheduledFor: null,
          remark: null,
        },
        said: 'The work is in progress.',
      };
    case 'take':
      return { command: takeCommand(facts, actor), said: 'It is yours now.' };
    case 'confirm-referral': {
      const ours = facts.receiver?.kind === 'department' && facts.receiver.department === actor.department;
      return {
        command: {
          type: 'answer-referral',
          caseId: facts.id,
          answer: 'confirm',
          unit: ours ? actor.unit : null,
          assignee: null,
          reason: null,
        },
        said: 'The referral is confirmed.',
      };
    }
    default:
      return null;
  }
}

/** Everything that can be done to one case, with its dialogs: the same on its page and on the department's desk. */
export function useCaseDeeds({ view, city, actor, words, own, only }: CaseDeedsInput): CaseDeeds {
  const { facts } = view;
  const [open, setOpen] = useState<CaseDeed | null>(null);
  const { send, stopped, clear } = useCommand();
  const done = useDone(facts);
  const close = useCallback(() => setOpen(null), []);
  const perform = useCallback(
    (deed: CaseDeed) => {
      const ownWay = own?.[deed];
      if (ownWay !== undefined) return ownWay();
      const quick = actor === null ? null : commandOf(deed, view, actor);
      if (quick === null) return setOpen(deed);
      const act = async () => {
        const kept = await send(quick.command);
        if (kept !== null) done(quick.said, kept, quick.command);
      };
      void act();
    },
    [own, actor, view, send, done],
  );
  const actions = useCaseActions({ view, actor, city, perform, only });
  const Dialog = open === null ? undefined : DIALOGS[open];
  return {
    actions,
    stopped:
      stopped === null ? null : (
        <StoppedNote stopped={stopped} fieldWords={words.fieldWords} onLookAgain={clear} />
      ),
    dialog: (
      <>
        {Dialog !== undefined && actor !== null && (
          <Dialog
            view={view}
            city={city}
            actor={actor}
            words={words}
            onClose={close}
            onDone={(said, kept, command) => {
              close();
              done(said, kept, command);
            }}
          />
        )}
        {open === 'photo' && <PhotoDialog view={view} onClose={close} />}
        {open === 'reopen' && (
          <ReopenDialog
            facts={facts}
            reference={facts.number ?? view.reference}
            city={city}
            fieldWords={words.fieldWords}
            onClose={close}
          />
        )}
      </>
    ),
  };
}
