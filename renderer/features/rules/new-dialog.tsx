import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { TRIGGER_CODES, type TriggerCode } from '../../../shared/domain/escalation/escalation-reason.ts';
import { TRIGGER_LIMITS } from '../../../shared/domain/escalation/escalation-triggers.ts';
import { ChoiceList } from '../../design/choice-list.tsx';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { KINDS } from './rule-words.ts';

const LIST = 'word-list';

interface NewDialogProps {
  /** Why there can't be another rule. */
  whyNoRule: string | null;
  /** Names of the word lists there are. */
  sets: readonly string[];
  onClose: () => void;
  onRule: (code: TriggerCode) => void;
  onSet: (name: string) => void;
}

/** What kind of rule to begin, or a word list. */
export function NewDialog({ whyNoRule, sets, onClose, onRule, onSet }: NewDialogProps) {
  const [kind, setKind] = useState<TriggerCode | typeof LIST>('clock-share');
  const [name, setName] = useState('');
  const given = name.trim();
  const whyNot =
    kind !== LIST
      ? whyNoRule
      : given === ''
        ? 'Give the word list a name.'
        : /[<>|\s]/.test(given)
          ? 'A name has no spaces, and none of < > |.'
          : sets.includes(given)
            ? 'There is such a word list already.'
            : null;
  return (
    <DialogFrame
      open
      title="New rule"
      onClose={onClose}
      submit={{
        label: kind === LIST ? 'Begin the word list' : 'Begin the rule',
        icon: <AddOutlined />,
        whyNot,
        busy: false,
        perform: () => (kind === LIST ? onSet(given) : onRule(kind)),
      }}
    >
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <ChoiceList<TriggerCode | typeof LIST>
          label="What it looks for"
          autoFocus
          value={kind}
          choices={[
            ...TRIGGER_CODES.map((code) => ({
              value: code,
              label: KINDS[code].name,
              help: KINDS[code].help,
            })),
            {
              value: LIST,
              label: 'No rule: a word list',
              help: 'Words that the patterns of several rules can name together.',
            },
          ]}
          onChange={setKind}
        />
        {kind === LIST && (
          <TextField
            label="Name of the word list"
            value={name}
            error={given !== '' && whyNot !== null}
            helperText={given === '' ? undefined : whyNot}
            slotProps={{ htmlInput: { maxLength: TRIGGER_LIMITS.setName, autoComplete: 'off' } }}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Box>
    </DialogFrame>
  );
}
