import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import { useState } from 'react';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { REOPEN_REASONS, type CaseFacts, type ReopenReason } from '../../shared/domain/case-facts.ts';
import type { City } from '../../shared/domain/city.ts';
import { textId } from '../../shared/domain/ids.ts';
import { ChoiceList } from './choice-list.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { dryRun } from './dry-run.ts';
import { ExplanationField } from './explanation-field.tsx';
import { notify } from './notices.ts';
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
  const [explanationId] = useState(() => textId.parse(crypto.randomUUID()));
  const [reason, setReason, forgetReason] = useKept<ReopenReason | null>(`reopen-reason:${facts.id}`, null);
  const [text, setText, forgetText] = useKept(`reopen-text:${facts.id}`, '');

  const command = ((): CaseCommand | string => {
    if (reason === null) return 'Choose why it is reopened.';
    if (text.trim() === '') return 'Say what is still wrong, in a sentence.';
    const made: CaseCommand = {
      type: 'reopen-case',
      caseId: facts.id,
      reason,
      explanation: { id: explanationId, body: text },
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
        forgetText();
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
        value={text}
        onChange={setText}
        max={2_000}
      />
    </CommandDialog>
  );
}
