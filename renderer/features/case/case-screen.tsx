import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CasePromise } from '../../../shared/domain/promise.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { Panes } from '../../design/panes.tsx';
import { SettlePromiseDialog } from '../../design/settle-promise-dialog.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { useActor } from '../../design/use-actor.ts';
import { useAsk } from '../../door/use-door.ts';
import { changeTab, openCase, openNewCase, type DraftFile, type Tab } from '../../workspace/workspace.ts';
import { CaseComplaints } from './case-complaints.tsx';
import { CaseFactsList } from './case-facts-list.tsx';
import { CaseFiles } from '../../case-deeds/case-files.tsx';
import { CaseFoot } from './case-foot.tsx';
import { CaseHeader } from './case-header.tsx';
import { CasePromises, nextPromise } from './case-promises.tsx';
import { CaseRequest } from './case-request.tsx';
import { CaseSide } from './case-side.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { splitDraft } from './family/split-draft.ts';
import { isCallerAction } from './is-caller-action.ts';
import { CaseMessages } from './messages/case-messages.tsx';
import { useCaseMessages } from './messages/use-case-messages.ts';
import { NoteComposer } from './note-composer.tsx';
import { UnsentNotes } from './unsent-notes.tsx';
import { useCaseDeeds } from '../../case-deeds/use-case-deeds.tsx';
import { useCaseEscalations } from './use-case-escalations.tsx';
import { useCaseWords } from '../../case-deeds/use-case-words.ts';
import { useSeeMentions } from './use-see-mentions.ts';
import { whyNot } from '../../case-deeds/why-not.ts';

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
  const [settling, setSettling] = useState<CasePromise | null>(null);
  const [writing, setWriting] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);
  useSeeMentions(view, actor?.id ?? null);
  const changeFiles = useCallback(
    (next: (all: readonly DraftFile[]) => readonly DraftFile[]) =>
      changeTab(tab.key, (one) => (one.kind === 'case' ? { ...one, files: [...next(one.files)] } : one)),
    [tab.key],
  );
  const own = useMemo(
    () => ({
      note: () => {
        setWriting(true);
        // On a phone the field comes on screen with this.
        if (noteField.current === null) requestAnimationFrame(() => noteField.current?.focus());
        else noteField.current.focus();
      },
      split: () => openNewCase(splitDraft(view)),
      settle: () => setSettling(nextPromise(view.facts)),
    }),
    [view],
  );
  const { actions, dialog, stopped } = useCaseDeeds({ view, city, actor, words, own });
  const escalations = useCaseEscalations(view, city);
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
                <CaseFiles view={view} drafts={tab.files} onDrafts={changeFiles} actor={actor} city={city} />
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
        writing={writing || stopped !== null || tab.noteDraft.trim() !== ''}
        composer={
          <>
            {stopped}
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
      {dialog}
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
    </Box>
  );
}
