import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { MAX_PER_FILING } from '../../../shared/domain/attachment.ts';
import { CHANNELS } from '../../../shared/domain/channel.ts';
import type { City } from '../../../shared/domain/city.ts';
import { newClock } from '../../../shared/domain/case-clock.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { FileTray } from '../../attachments/file-tray.tsx';
import { CallerFields } from '../../design/caller-fields.tsx';
import { Panes } from '../../design/panes.tsx';
import { ServiceArticleButton } from '../../design/service-article-button.tsx';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { VISUALLY_HIDDEN } from '../../design/visually-hidden.ts';
import { useNow } from '../../design/use-now.ts';
import { QuestionForm } from '../../questions/question-form.tsx';
import type { NewCaseTab } from '../../workspace/workspace.ts';
import { BlockFrame } from './block-frame.tsx';
import { DangerCheck, emergencyOf } from './danger-check.tsx';
import { DraftNote } from './drafts/draft-note.tsx';
import { FILE_ICON, FilingBar } from './filing-bar.tsx';
import { goOn, goTo, goToQuestionsSoon, goToSoon, isPassedByEnter } from './go-to.ts';
import type { Block } from './missing-parts.ts';
import { NewCaseSide } from './new-case-side.tsx';
import { callerOf, withCaller } from './open-command.ts';
import { OutsideNote } from './outside-note.tsx';
import { PhotoPlaceNote } from './photo-place-note.tsx';
import { PlaceField } from './place-field.tsx';
import { RepeatNote } from './repeat-note.tsx';
import { ServiceField } from './service-field.tsx';
import { SplitNote } from './split-note.tsx';
import { TellBlock } from './tell-block.tsx';
import { useTelling } from './use-telling.ts';
import { useSentElsewhere } from './use-sent-elsewhere.tsx';
import { useDraft } from './use-draft.ts';
import { useFiling } from './use-filing.ts';
import { useJoin } from './use-join.ts';
import { useNear } from './use-near.ts';

function ChannelField({ value, onChange }: { value: string; onChange: (channel: string) => void }) {
  return (
    <TextField
      select
      value={value}
      sx={{ width: 220 }}
      slotProps={{ select: { native: true }, htmlInput: { 'aria-label': 'Reached us by' } }}
      onChange={(event) => onChange(event.target.value)}
    >
      {Object.entries(CHANNELS).map(([code, label]) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </TextField>
  );
}

/** Four short blocks, of which none stands in the way of another: who, what, where, and what to tell the caller. */
export function NewCaseForm({ tab, city }: { tab: NewCaseTab; city: City }) {
  const { draft, service, missing, outside, change, changeFiles, chooseService } = useDraft(tab, city);
  const { file, refusalOf, ids, busy, stopped, clear } = useFiling(tab, city);
  const near = useNear(draft);
  const { join, problem } = useJoin(tab.key, ids, city);
  const [active, setActive] = useState<Block>('who');
  const [showErrors, setShowErrors] = useState(false);
  // Who calls is known from the contact: the first question is what it is about.
  const callerAtFirst = useRef(draft.callerMode);
  useEffect(() => {
    if (callerAtFirst.current !== 'new') goToSoon('what');
  }, []);
  const now = useNow();
  const clock = useMemo(() => (service === null ? null : newClock(service, city, now)), [service, city, now]);
  const telling = useTelling(draft, clock, { city, now }, change);
  const { told } = telling;
  const sentElsewhere = useSentElsewhere(tab, outside !== null);
  const refused = service === null || missing.length > 0 ? null : refusalOf(draft, service, now);

  const whoMissing = missing.find((one) => one.block === 'who');
  const whyNotJoin = whoMissing === undefined ? null : `First needs ${whoMissing.words}.`;
  const perform = useCallback(() => {
    if (tab.filed) return;
    const first = missing[0];
    if (first !== undefined) {
      setShowErrors(true);
      goTo(first.block, first.question);
      return;
    }
    if (service === null || busy) return;
    void file(draft, service, { told, emergency: emergencyOf(draft, service, city) });
  }, [tab.filed, missing, service, busy, file, draft, told, city]);
  const action = useMemo(
    (): Action => ({
      id: 'new-case.file',
      label: 'File case',
      group: 'Case',
      keys: ['ctrl+enter'],
      icon: FILE_ICON,
      words: ['send', 'submit', 'open', 'create', 'save'],
      whyNot: tab.filed
        ? 'It was filed from another desk already.'
        : missing.length > 0
          ? `Still missing: ${missing.map((one) => one.words).join(', ')}.`
          : (refused ?? (busy ? 'It is being filed.' : null)),
      perform,
    }),
    [tab.filed, missing, refused, busy, perform],
  );
  useActions(useMemo(() => [action], [action]));

  // Fields with a list of their own would take Enter first.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // A dialog over the form tells its keys here too, and means something else by them.
    if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    perform();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, currentTarget, defaultPrevented, nativeEvent } = event;
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || defaultPrevented) return;
    if (nativeEvent.isComposing || event.repeat || !isPassedByEnter(target)) return;
    if (!currentTarget.contains(target)) return;
    event.preventDefault();
    goOn(missing, target);
  };
  const fileAlone = useCallback(() => change({ splitFrom: null }), [change]);
  const frame = (block: Block) => ({
    block,
    complete: block !== 'tell' && missing.every((one) => one.block !== block),
    active: active === block,
    onFocus: () => setActive(block),
  });

  return (
    <Box
      onKeyDownCapture={onKeyDownCapture}
      onKeyDown={onKeyDown}
      sx={{
        height: '100%',
        display: 'grid',
        gridTemplateRows: 'minmax(0, 1fr) auto',
        bgcolor: 'background.paper',
      }}
    >
      <Panes
        group="new-case"
        stackBelow={820}
        panes={[
          {
            id: 'form',
            label: 'New case',
            size: '66%',
            min: 420,
            content: (
              <Box sx={{ height: '100%', overflow: 'auto', containerType: 'inline-size' }}>
                <Box component="h1" sx={VISUALLY_HIDDEN}>
                  New case
                </Box>
                <DraftNote tab={tab} />
                {draft.splitFrom !== null && <SplitNote split={draft.splitFrom} onPart={fileAlone} />}
                <BlockFrame {...frame('who')}>
                  <CallerFields
                    caller={callerOf(draft)}
                    onChange={(caller) => {
                      change(withCaller(caller));
                      if (caller.mode === 'known' && draft.callerMode === 'new') goToSoon('what');
                    }}
                    autoFocus
                    beside={
                      <ChannelField value={draft.channel} onChange={(channel) => change({ channel })} />
                    }
                  />
                </BlockFrame>
                <BlockFrame {...frame('what')}>
                  <ServiceField
                    city={city}
                    text={draft.serviceText}
                    service={service}
                    onText={(serviceText) => change({ serviceText })}
                    onChoose={(chosen) => {
                      chooseService(chosen);
                      goToQuestionsSoon();
                    }}
                    renderDanger={(found) => (
                      <DangerCheck
                        city={city}
                        found={found}
                        service={service}
                        draft={draft}
                        onChange={change}
                        onSettled={(note) => goOn(missing, note)}
                      />
                    )}
                  />
                  {service !== null && (
                    <Box>
                      <ServiceArticleButton />
                    </Box>
                  )}
                  {service?.questions != null && (
                    <QuestionForm
                      service={service}
                      questions={service.questions}
                      answers={draft.answers}
                      language={draft.callerLanguage}
                      showErrors={showErrors}
                      onChange={(answers) => change({ answers })}
                    />
                  )}
                  <TextField
                    label="In the caller’s words (optional)"
                    multiline
                    minRows={2}
                    maxRows={8}
                    value={draft.description}
                    slotProps={{ htmlInput: { maxLength: 4_000 } }}
                    onChange={(event) => change({ description: event.target.value })}
                  />
                </BlockFrame>
                <BlockFrame {...frame('where')}>
                  <PhotoPlaceNote
                    files={draft.files}
                    city={city}
                    onUse={(place) => {
                      change({ place });
                      changeFiles((all) => all.map((one) => ({ ...one, position: null })));
                    }}
                    onDismiss={({ id }) =>
                      changeFiles((all) =>
                        all.map((one) => (one.id === id ? { ...one, position: null } : one)),
                      )
                    }
                  />
                  <PlaceField
                    city={city}
                    text={draft.placeText}
                    place={draft.place}
                    onText={(placeText) =>
                      change(draft.place === null ? { placeText, outsideConfirmed: false } : { placeText })
                    }
                    onChoose={(chosen) => {
                      const { place, more, town } = chosen;
                      const said = place === null ? draft.placeText || (draft.place?.address ?? '') : more;
                      change({ place, placeText: said, placeTown: town, outsideConfirmed: false });
                      goToSoon('where');
                    }}
                  />
                  {outside !== null && (
                    <OutsideNote
                      outside={outside}
                      cityName={city.pack.city.name}
                      language={draft.callerLanguage}
                      confirmed={draft.outsideConfirmed}
                      sent={sentElsewhere}
                      onConfirm={(outsideConfirmed) => change({ outsideConfirmed })}
                    />
                  )}
                  <RepeatNote
                    offered={near.offered}
                    city={city}
                    whyNotJoin={whyNotJoin}
                    onJoin={(row) => void join(draft, row)}
                  />
                  <FileTray
                    caseId={ids.caseId}
                    files={draft.files}
                    onChange={changeFiles}
                    whyNot={null}
                    ready="goes with this case when it is filed"
                    most={MAX_PER_FILING}
                  />
                </BlockFrame>
                <BlockFrame {...frame('tell')}>
                  <TellBlock
                    service={service}
                    clock={clock}
                    city={city}
                    draft={draft}
                    telling={telling}
                    onChange={change}
                  />
                  {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
                </BlockFrame>
              </Box>
            ),
          },
          {
            id: 'side',
            label: 'What helps',
            size: 360,
            min: 260,
            collapsible: true,
            steady: true,
            content: (
              <NewCaseSide
                block={active}
                draft={draft}
                service={service}
                city={city}
                outside={outside}
                near={near}
                clock={clock}
                whyNotJoin={whyNotJoin}
                problem={problem}
                onJoin={(row) => void join(draft, row)}
                onChooseService={(chosen) => {
                  chooseService(chosen);
                  goToQuestionsSoon();
                }}
              />
            ),
          },
        ]}
      />
      <FilingBar
        missing={missing}
        refused={refused}
        file={action}
        onGo={(part) => goTo(part.block, part.question)}
      />
    </Box>
  );
}
