import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useCallback, useRef, useState } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CasePromise } from '../../../shared/domain/promise.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { Panes } from '../../design/panes.tsx';
import { ReopenDialog } from '../../design/reopen-dialog.tsx';
import { SettlePromiseDialog } from '../../design/settle-promise-dialog.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { useActor } from '../../design/use-actor.ts';
import { useCommand } from '../../design/use-command.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase, openNewCase, type Tab } from '../../workspace/workspace.ts';
import { CaseComplaints } from './case-complaints.tsx';
import { CaseFactsList } from './case-facts-list.tsx';
import { CaseFiles } from './case-files.tsx';
import { CaseFoot } from './case-foot.tsx';
import { CaseHeader } from './case-header.tsx';
import { CasePromises, nextPromise } from './case-promises.tsx';
import { CaseRequest } from './case-request.tsx';
import { CaseSide } from './case-side.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { AddCallerDialog } from './dialogs/add-caller-dialog.tsx';
import { AssignDialog } from './dialogs/assign-dialog.tsx';
import { CallBackDialog } from './dialogs/call-back-dialog.tsx';
import type { CaseDialogProps } from './dialogs/case-dialog-props.ts';
import { CloseDialog } from './dialogs/close-dialog.tsx';
import { EscalateDialog } from './dialogs/escalate-dialog.tsx';
import { EditCallerDialog } from './dialogs/edit-caller-dialog.tsx';
import { LinkDialog } from './dialogs/link-dialog.tsx';
import { MergeCallersDialog } from './dialogs/merge-callers-dialog.tsx';
import { ReferDialog } from './dialogs/refer-dialog.tsx';
import { ScheduleDialog } from './dialogs/schedule-dialog.tsx';
import { UnlinkDialog } from './dialogs/unlink-dialog.tsx';
import { VisitDialog } from './dialogs/visit-dialog.tsx';
import { WaitDialog } from './dialogs/wait-dialog.tsx';
import { splitDraft } from './family/split-draft.ts';
import { isCallerAction } from './is-caller-action.ts';
import { CaseMessages } from './messages/case-messages.tsx';
import { useCaseMessages } from './messages/use-case-messages.ts';
import { NoteComposer } from './note-composer.tsx';
import { UnsentNotes } from './unsent-notes.tsx';
import { useCaseActions } from './use-case-actions.tsx';
import { useCaseEscalations } from './use-case-escalations.tsx';
import { useCaseWords } from '../../case-deeds/use-case-words.ts';
import { useDone } from './use-done.ts';
import { useSeeMentions } from './use-see-mentions.ts';
import { whyNot, type CaseDeed } from './why-not.ts';

const DIALOGS: Partial<Record<CaseDeed, (props: CaseDialogProps) => React.ReactNode>> = {
  assign: AssignDialog,
  schedule: ScheduleDialog,
  wait: WaitDialog,
  visit: VisitDialog,
  refer: ReferDialog,
  escalate: EscalateDialog,
  'add-caller': AddCallerDialog,
  'edit-caller': EditCallerDialog,
  'merge-callers': MergeCallersDialog,
  link: LinkDialog,
  unlink: UnlinkDialog,
  'call-back': CallBackDialog,
  close: CloseDialog,
};

interface CaseScreenProps {
  tab: Extract<Tab, { kind: 'case' }>;
  view: CaseView;
  city: City;
}

/** Where the case comes from, when that is not this desk's live copy, and what it repeats. */
function CaseBanners({ view }: { view: CaseView }) {
  const { duplicateOf } = view;
  return (
    <>
      {view.from === 'hub' && (
        <Alert severity="info">
          This desk keeps no copy of this case. What you see came from the hub just now.
        </Alert>
      )}
      {view.from === 'desk' && (
        <Alert severity="warning">
          Only this desk knows this case yet. It goes out by itself; the number comes when the hub answers.
        </Alert>
      )}
      {duplicateOf !== null && (
        <Alert severity="info">
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
            Duplicate of
            <Link
              component="button"
              type="button"
              onClick={() => openCase(duplicateOf.id, duplicateOf.number ?? duplicateOf.reference)}
            >
              <CaseNumber number={duplicateOf.number} reference={duplicateOf.reference} />
            </Link>
            <StateTag state={duplicateOf.state} outcome={duplicateOf.outcome} quiet />
          </Box>
        </Alert>
      )}
    </>
  );
}

/** One case with everything that is known of it and can be done to it. */
export function CaseScreen({ tab, view, city }: CaseScreenProps) {
  const { facts } = view;
  const actor = useActor();
  const words = useCaseWords(view, city);
  const contacts = useAsk(
    'contact.past',
    { of: 'case', id: facts.id },
    { enabled: facts.number !== null, keepOld: false },
  ).data?.contacts;
  const messages = useCaseMessages(view, city, actor);
  const [open, setOpen] = useState<CaseDeed | null>(null);
  const [settling, setSettling] = useState<CasePromise | null>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const { send, stopped, clear } = useCommand();
  const done = useDone(facts);
  useSeeMentions(view, actor?.id ?? null);
  const close = useCallback(() => setOpen(null), []);

  const start = useCallback(async () => {
    const command: CaseCommand = {
      type: 'change-state',
      caseId: facts.id,
      to: 'in-progress',
      waitingReason: null,
      scheduledFor: null,
      remark: null,
    };
    const kept = await send(command);
    if (kept !== null) done('The work is in progress.', kept, command);
  }, [facts.id, send, done]);

  const perform = useCallback(
    (deed: CaseDeed) => {
      if (deed === 'note') noteField.current?.focus();
      else if (deed === 'start') void start();
      else if (deed === 'split') openNewCase(splitDraft(view));
      else if (deed === 'settle') setSettling(nextPromise(facts));
      else setOpen(deed);
    },
    [start, facts, view],
  );
  const actions = useCaseActions(view, actor, city, perform);
  const escalations = useCaseEscalations(view, city);
  const Dialog = open === null ? undefined : DIALOGS[open];
  const whyNotSettle = actor === null ? 'Sign in first.' : whyNot('settle', facts, actor, city);
  const whyNotNote = actor === null ? 'Sign in first.' : whyNot('note', facts, actor, city);

  return (
    <Box
      sx={{
        height: '100%',
        display: 'grid',
        gridTemplateRows: 'auto minmax(0, 1fr) auto',
        bgcolor: 'background.paper',
      }}
    >
      <CaseHeader view={view} city={city} words={words} />
      <Panes
        group="case"
        stackBelow={860}
        panes={[
          {
            id: 'middle',
            label: 'Case',
            size: '68%',
            min: 380,
            content: (
              <Box
                sx={{
                  height: '100%',
                  overflow: 'auto',
                  px: 4,
                  py: 3,
                  display: 'grid',
                  gap: 4,
                  alignContent: 'start',
                }}
              >
                <UnsentNotes unsent={view.unsent} words={words} />
                <CaseBanners view={view} />
                <CaseComplaints caseId={facts.id} />
                {escalations.section}
                <CaseFactsList facts={facts} city={city} words={words} />
                <CasePromises
                  view={view}
                  words={words}
                  timeZone={city.timeZone}
                  whyNot={whyNotSettle}
                  onSettle={setSettling}
                />
                <CaseMessages view={view} city={city} actor={actor} asked={messages} words={words} />
                <CaseRequest view={view} city={city} words={words} />
                <CaseFiles view={view} tab={tab} actor={actor} city={city} />
                <CaseTimeline
                  caseId={facts.id}
                  entries={view.entries}
                  contacts={contacts}
                  messages={messages?.data?.messages}
                  words={words}
                  self={actor?.id ?? null}
                />
              </Box>
            ),
          },
          {
            id: 'side',
            label: 'What helps',
            size: 340,
            min: 260,
            collapsible: true,
            steady: true,
            content: <CaseSide view={view} city={city} actor={actor} actions={actions} />,
          },
        ]}
      />
      <CaseFoot
        actions={actions.filter((one) => !isCallerAction(one))}
        composer={
          <>
            {stopped !== null && (
              <StoppedNote stopped={stopped} fieldWords={words.fieldWords} onLookAgain={clear} />
            )}
            <NoteComposer
              facts={facts}
              city={city}
              actor={actor}
              tabKey={tab.key}
              draft={tab.noteDraft}
              chosen={tab.mentioned}
              whyNot={whyNotNote}
              field={noteField}
            />
          </>
        }
      />
      {escalations.dialog}
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
      {settling !== null && (
        <SettlePromiseDialog
          key={settling.id}
          facts={facts}
          reference={facts.number ?? view.reference}
          promise={settling}
          city={city}
          settling={settling.kind === 'work' ? 'moved' : 'done'}
          onClose={() => setSettling(null)}
        />
      )}
      {open === 'reopen' && (
        <ReopenDialog
          facts={facts}
          reference={facts.number ?? view.reference}
          city={city}
          fieldWords={words.fieldWords}
          onClose={close}
        />
      )}
    </Box>
  );
}
