import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { REOPEN_REASONS, type CaseFacts, type ReopenReason } from '../../shared/domain/case-facts.ts';
import type { City } from '../../shared/domain/city.ts';
import { newClock } from '../../shared/domain/case-clock.ts';
import { promiseId } from '../../shared/domain/ids.ts';
import type { PromiseInput } from '../../shared/domain/promise.ts';
import { endOfCityDay } from '../../shared/domain/case-words/city-date.ts';
import { ChoiceList } from './choice-list.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { dryRun } from './dry-run.ts';
import { ExplanationField } from './explanation-field.tsx';
import { useWrittenText } from './use-written-text.ts';
import { notify } from './notices.ts';
import { shortDay } from '../../shared/domain/case-words/promise-sentence.ts';
import { useActor } from './use-actor.ts';
import { keptMeaning, keptWords } from './use-command.ts';
import { useKept } from './use-kept.ts';
import { useNow } from './use-now.ts';

const HELP: Record<ReopenReason, string> = {
  'not-done': 'The caller says, or somebody saw, that the work was not carried out.',
  'came-back': 'It was done, and the same problem is there again.',
  'wrong-outcome': 'It ended, but not the way it was closed.',
  'closed-by-mistake': 'Another case was meant.',
};

interface ReopenDialogProps {
  facts: CaseFacts;
  /** What to call the case: its number, or the desk's reference. */
  reference: string;
  city: City;
  fieldWords?: (field: string, value: string) => { field: string; value: string };
  onClose: () => void;
  onDone?: () => void;
}

/** Brings a closed case back to work, with the reason. Its clock starts anew. */
export function ReopenDialog({ facts, reference, city, fieldWords, onClose, onDone }: ReopenDialogProps) {
  const actor = useActor();
  const now = useNow();
  const [newPromise] = useState(() => promiseId.parse(crypto.randomUUID()));
  const [told, setTold] = useState<'nothing' | 'due' | 'none'>('nothing');
  const [reason, setReason, forgetReason] = useKept<ReopenReason | null>(`reopen-reason:${facts.id}`, null);
  const text = useWrittenText(`reopen-text:${facts.id}`);

  const service = city.service(facts.service);
  const dueAt = service === undefined ? null : newClock(service, city, now).dueAt;
  const due = dueAt === null ? null : endOfCityDay(dueAt, city.timeZone);
  const promise = ((): PromiseInput | null => {
    if (told === 'nothing') return null;
    const words = { id: newPromise, kind: 'work', language: 'en' } as const;
    return told === 'due' && due !== null
      ? { ...words, basis: 'due', by: due }
      : { ...words, basis: 'none', by: null };
  })();

  const command = ((): CaseCommand | string => {
    if (reason === null) return 'Choose why it is reopened.';
    if (text.text === null) return 'Say what is still wrong, in a sentence.';
    const made: CaseCommand = {
      type: 'reopen-case',
      caseId: facts.id,
      reason,
      explanation: text.text,
      ...(promise === null ? {} : { promise }),
    };
    const refusal = actor === null ? null : dryRun(made, { facts, actor, city, now });
    if (refusal?.code === 'explanation-needed')
      return 'Say a little more: the department has to find what is still wrong.';
    return refusal?.message ?? made;
  })();

  return (
    <CommandDialog
      title={`Reopen ${reference}`}
      label="Reopen case"
      icon={<ReplayOutlined />}
      facts={facts}
      command={command}
      fieldWords={fieldWords}
      onClose={onClose}
      onDone={(kept) => {
        forgetReason();
        text.forget();
        notify({
          id: `done:${facts.id}`,
          meaning: keptMeaning(kept),
          text: keptWords(`Reopened ${reference}. Its clock starts anew.`, kept),
        });
        onClose();
        onDone?.();
      }}
    >
      <ChoiceList
        label="Why?"
        autoFocus
        value={reason}
        onChange={setReason}
        choices={(Object.keys(REOPEN_REASONS) as ReopenReason[]).map((value) => ({
          value,
          label: REOPEN_REASONS[value],
          help: HELP[value],
        }))}
      />
      <ExplanationField
        label="What is still wrong, in a sentence"
        audience="internal"
        placeholder="The caller says the couch is still on the sidewalk in front of the house."
        {...text.field}
        max={2_000}
      />
      <TextField
        select
        label="What the caller was told"
        value={told}
        slotProps={{ select: { native: true } }}
        onChange={(event) =>
          setTold(
            event.target.value === 'due' || event.target.value === 'none' ? event.target.value : 'nothing',
          )
        }
      >
        <option value="nothing">Nothing: nobody was there to be told</option>
        {due !== null && <option value="due">The new due day: {shortDay(due, now, city.timeZone)}</option>}
        <option value="none">That there is no date</option>
      </TextField>
    </CommandDialog>
  );
}
