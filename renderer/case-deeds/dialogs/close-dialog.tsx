import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { KnownChild } from '../../../shared/domain/decision.ts';
import {
  contractFor,
  missingEvidence,
  reasonsFor,
  visitsOfLife,
} from '../../../shared/domain/closure/closure-contract.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { textId } from '../../../shared/domain/ids.ts';
import { OUTCOMES, type Outcome } from '../../../shared/domain/outcome.ts';
import { ChoiceList } from '../../design/choice-list.tsx';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { DialogColumns } from '../../design/dialog-columns.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { useWrittenText } from '../../design/use-written-text.ts';
import { useAsk } from '../../door/use-door.ts';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import { openParts, partsLeftOpen } from '../family/family-links.ts';
import { OpenPartsNote } from '../family/open-parts-note.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { ClosingEvidence } from './closing-evidence.tsx';
import { TextFindings } from './text-findings.tsx';
import { useTextCheck } from './use-text-check.ts';
import { typedInstant, typedTime, type TypedTime } from './past-time.tsx';

const HELP: Record<Outcome, string> = {
  completed: 'All of the work asked for was carried out.',
  'partly-completed': 'Some of it was carried out. Say what was not, and why.',
  unable: 'It could not be carried out. Say why, and what the resident can do.',
  'not-found': 'Somebody went there and what was reported was not there.',
  'no-violation': 'Somebody looked, and it is allowed.',
  duplicate: 'Another open case is about the same thing; its callers hear how that one ends.',
  'out-of-jurisdiction': 'Not the city’s to do. Say whose it is and how to reach them.',
  'cancelled-by-requester': 'The caller no longer wants it.',
  invalid: 'It was no request: a test, a slip, not understandable.',
};

const EXAMPLE: Record<Outcome, string> = {
  completed: 'The crew picked up the couch on Tuesday morning.',
  'partly-completed': 'The couch is gone. The refrigerator needs another truck, which comes on Friday.',
  unable: 'The gate was locked on both visits. Call us when somebody can open it.',
  'not-found': 'The crew came on Tuesday at 9 and found nothing at this address.',
  'no-violation': 'The inspector came on Tuesday. The fence is as high as the rules allow.',
  duplicate: 'Your neighbor reported the same pothole. You will hear from us when it is fixed.',
  'out-of-jurisdiction': 'This street belongs to the county. You can reach its road desk at 800-555-0100.',
  'cancelled-by-requester': 'You told us that the couch is gone already.',
  invalid: 'This was a test call.',
};

/** Stands for what is still to be written, when only the outcome is asked about. */
const EXPLAINED = { id: textId.parse(crypto.randomUUID()), body: 'An explanation of some length.' };

/** What was typed as an instant; to the minute of the visit it is the visit, and to this minute it is now. */
function doneInstant(typed: TypedTime, visit: number | null, now: number, timeZone: string): number | null {
  const at = typedInstant(typed, timeZone);
  if (at === null) return null;
  const near = [visit, now].find((one) => one !== null && one >= at && one - at < MINUTE);
  return near ?? at;
}

/** Ends the case with an outcome its service allows, and the explanation the resident will read. */
export function CloseDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [outcome, setOutcome, forgetOutcome] = useKept<Outcome | null>(`close-outcome:${facts.id}`, null);
  const text = useWrittenText(`close-text:${facts.id}`);
  const [reason, setReason, forgetReason] = useKept<string | null>(`close-reason:${facts.id}`, null);
  const lastVisit = visitsOfLife(facts).at(-1);
  const [doneAt, setDoneAt, forgetDoneAt] = useKept<TypedTime | null>(`close-done:${facts.id}`, null);
  // The work is done when the crew was there, unless somebody says otherwise.
  const shownDone = doneAt ?? typedTime(lastVisit?.at ?? now, city.timeZone);
  const linked = facts.duplicateOf;
  const other =
    useAsk('case.get', { id: linked ?? facts.id }, { enabled: linked !== null, keepOld: false }).data
      ?.facts ?? null;
  const open = openParts(view);
  const [stay, setStay] = useState(false);
  // What is asked for here is said by the note below, not by the rules.
  const children = open.map((id): KnownChild => ({ id, number: null, open: true }));
  const left = partsLeftOpen(open);
  const situation = { facts, other, children, actor, city, now };
  const service = city.service(facts.service);
  const allowed = service === undefined ? [] : service.outcomes;
  const { closure } = city.pack;
  const contract = service === undefined || outcome === null ? null : contractFor(closure, service, outcome);
  const reasons = outcome === null ? [] : reasonsFor(closure, outcome);
  const asksDate = contract?.demands.includes('done-date') === true;
  const said = {
    doneAt: asksDate ? doneInstant(shownDone, lastVisit?.at ?? null, now, city.timeZone) : null,
    reason:
      contract?.demands.includes('reason') === true && reasons.some(({ code }) => code === reason)
        ? reason
        : null,
  };
  const findings = useTextCheck(
    text.field.value,
    outcome,
    `${service?.name.en ?? ''} ${facts.place.address}`,
    facts.number,
  );
  const missing =
    outcome === null ? [] : missingEvidence(contract, closure, facts, { ...said, outcome }, now);

  /** Why an outcome can't be chosen for this case, apart from what is still to be written. */
  const whyNotOutcome = (one: Outcome): string | null => {
    const refusal = dryRun(
      { type: 'close-case', caseId: facts.id, outcome: one, explanation: EXPLAINED, ...left },
      situation,
    );
    // What is still missing for it is said below it.
    return refusal === null || refusal.code === 'evidence-missing' ? null : refusal.message;
  };
  const command = ((): CaseCommand | string => {
    if (outcome === null) return 'Choose how it ended.';
    const [lacks] = missing;
    if (lacks !== undefined) return lacks.todo;
    if (text.text === null) return 'Explain it to the resident: what was done, or why it could not be done.';
    if (open.length > 0 && !stay) return 'Say that the open parts stay open, or close them first.';
    const made: CaseCommand = {
      type: 'close-case',
      caseId: facts.id,
      outcome,
      explanation: text.text,
      said,
      ...left,
    };
    return dryRun(made, situation)?.message ?? made;
  })();

  return (
    <CommandDialog
      title={`Close ${facts.number ?? reference}`}
      label="Close case"
      icon={<CheckCircleOutlined />}
      width="lg"
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetOutcome();
        text.forget();
        forgetReason();
        forgetDoneAt();
        onDone(`Closed: ${outcome === null ? '' : OUTCOMES[outcome].label.toLowerCase()}.`, kept, sent);
      }}
    >
      <DialogColumns
        chosen={
          <>
            <ChoiceList
              label={`How did it end? (${service?.name.en ?? facts.service})`}
              autoFocus
              value={outcome}
              onChange={setOutcome}
              choices={allowed.map((value) => ({
                value,
                label: OUTCOMES[value].label,
                help: HELP[value],
                whyNot: whyNotOutcome(value),
              }))}
            />
            <Alert severity="info">
              Referred and scheduled are not done, so they are no outcomes: use Refer (R) or Schedule (S), and
              the case stays alive.
            </Alert>
          </>
        }
        follows={
          <Box sx={{ display: 'grid', gap: 4 }}>
            {contract !== null && (
              <ClosingEvidence
                contract={contract}
                missing={missing}
                reasons={reasons}
                doneAt={shownDone}
                reason={reason}
                now={now}
                timeZone={city.timeZone}
                onDoneAt={setDoneAt}
                onReason={setReason}
              />
            )}
            {open.length > 0 && (
              <OpenPartsNote view={view} city={city} open={open} stay={stay} onStay={setStay} />
            )}
            <ExplanationField
              label="Explanation for the resident"
              audience="public"
              placeholder={
                outcome === null
                  ? 'In plain words: what was done, or why it could not be done.'
                  : EXAMPLE[outcome]
              }
              {...text.field}
              max={4_000}
            />
            <TextFindings findings={findings} />
          </Box>
        }
      />
    </CommandDialog>
  );
}
