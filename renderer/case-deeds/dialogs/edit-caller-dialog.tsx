import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import ManageAccountsOutlined from '@mui/icons-material/ManageAccountsOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CallerCard } from '../../../shared/contract/case-record.ts';
import { typedRefusal } from '../../../shared/contract/input-words.ts';
import { callerCommand, MOST_CONTACTS } from '../../../shared/domain/caller-command.ts';
import { maskedContacts } from '../../../shared/domain/caller-contacts.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { languageName, LANGUAGES, maskedPhone } from '../../design/caller-words.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { CallerChoice } from './caller-choice.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';

/** What is being changed of a caller. */
interface Changes {
  readonly name: string;
  readonly language: string;
  /** Places on the card of numbers and addresses that go. */
  readonly phonesGone: ReadonlySet<number>;
  readonly emailsGone: ReadonlySet<number>;
  readonly newPhone: string;
  readonly newEmail: string;
}

function unchanged({ name, language }: CallerCard): Changes {
  return { name, language, phonesGone: new Set(), emailsGone: new Set(), newPhone: '', newEmail: '' };
}

/** The command for some changes, or what stands in its way. */
function commandOf(caseId: CaseId, card: CallerCard, changes: Changes): CaseCommand | string {
  const { phones, emails } = maskedContacts(card);
  const kept = (list: readonly string[], gone: ReadonlySet<number>) =>
    list.flatMap((_, at) => (gone.has(at) ? [] : [{ kind: 'kept' as const, at }]));
  const added = (text: string) => (text.trim() === '' ? [] : [{ kind: 'new' as const, value: text.trim() }]);
  const { name, language, phonesGone, emailsGone, newPhone, newEmail } = changes;
  if (name.trim() === '') return 'Give the caller a name.';
  const made = callerCommand.safeParse({
    type: 'change-caller',
    caseId,
    callerId: card.id,
    seen: { name: card.name, language: card.language, phones, emails },
    name: name === card.name ? name : name.trim(),
    language,
    phones: [...kept(phones, phonesGone), ...added(newPhone)],
    emails: [...kept(emails, emailsGone), ...added(newEmail)],
  });
  if (!made.success) {
    const [issue] = made.error.issues;
    return (
      (issue === undefined ? null : typedRefusal(issue)) ?? 'Something in it can’t be kept. Write it anew.'
    );
  }
  const same =
    name === card.name &&
    language === card.language &&
    phonesGone.size + emailsGone.size === 0 &&
    newPhone.trim() + newEmail.trim() === '';
  return same ? 'Nothing is changed yet.' : made.data;
}

/** Numbers or addresses there are, each of which can go. */
function Kept({
  title,
  words,
  gone,
  onChange,
}: {
  title: string;
  words: readonly string[];
  gone: ReadonlySet<number>;
  onChange: (gone: ReadonlySet<number>) => void;
}) {
  if (words.length === 0) return null;
  // The place on the card is what the command names.
  const places = words.map((one, at) => ({ one, at }));
  const toggle = (at: number) => {
    const next = new Set(gone);
    if (!next.delete(at)) next.add(at);
    onChange(next);
  };
  return (
    <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {places.map(({ one, at }) => (
        <Box
          component="li"
          key={at}
          sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}
        >
          <Typography
            sx={gone.has(at) ? { textDecoration: 'line-through', color: 'text.secondary' } : undefined}
          >
            {one}
            {gone.has(at) && ' (will be removed)'}
          </Typography>
          <Button
            startIcon={gone.has(at) ? <UndoOutlined /> : <DeleteOutlined />}
            aria-label={`${gone.has(at) ? 'Keep' : 'Remove'} ${one}`}
            onClick={() => toggle(at)}
          >
            {gone.has(at) ? 'Keep' : 'Remove'}
          </Button>
        </Box>
      ))}
    </Box>
  );
}

function Fields({
  card,
  changes,
  onChange,
}: {
  card: CallerCard;
  changes: Changes;
  onChange: (to: Changes) => void;
}) {
  const { phones, emails } = maskedContacts(card);
  const set = (parts: Partial<Changes>) => onChange({ ...changes, ...parts });
  return (
    <>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' }}>
        <TextField
          autoFocus
          label="Name"
          value={changes.name}
          slotProps={{ htmlInput: { maxLength: 120 } }}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextField
          select
          label="Language"
          value={changes.language}
          slotProps={{ select: { native: true } }}
          onChange={(event) => set({ language: event.target.value })}
        >
          {[...new Set([...LANGUAGES, card.language])].map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </TextField>
      </Box>
      <Kept
        title="Numbers"
        words={phones.map(maskedPhone)}
        gone={changes.phonesGone}
        onChange={(phonesGone) => set({ phonesGone })}
      />
      {phones.length < MOST_CONTACTS && (
        <TextField
          label={phones.length === 0 ? 'Phone (optional)' : 'Another number (optional)'}
          value={changes.newPhone}
          slotProps={{ htmlInput: { inputMode: 'tel', maxLength: 40 } }}
          onChange={(event) => set({ newPhone: event.target.value })}
        />
      )}
      <Kept
        title="E-mail addresses"
        words={emails}
        gone={changes.emailsGone}
        onChange={(emailsGone) => set({ emailsGone })}
      />
      {emails.length < MOST_CONTACTS && (
        <TextField
          label={emails.length === 0 ? 'E-mail (optional)' : 'Another e-mail (optional)'}
          value={changes.newEmail}
          slotProps={{ htmlInput: { inputMode: 'email', maxLength: 200 } }}
          onChange={(event) => set({ newEmail: event.target.value })}
        />
      )}
    </>
  );
}

/** Changes who a caller is and how they are reached, on all their cases. What is kept stays masked. */
export function EditCallerDialog({ view, words, onClose, onDone }: CaseDialogProps) {
  const { facts, callers } = view;
  // The card as it was when the dialog opened: the hub says when somebody else changed it meanwhile.
  const [cards] = useState(callers);
  const [first] = cards;
  const [chosen, setChosen] = useState(first);
  const [changes, setChanges] = useState(first === undefined ? null : unchanged(first));
  const command =
    chosen === undefined || changes === null
      ? 'No caller of this case can be changed from this desk.'
      : commandOf(facts.id, chosen, changes);
  return (
    <CommandDialog
      title="Change caller"
      label="Change caller"
      icon={<ManageAccountsOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) =>
        onDone(`${changes?.name.trim() ?? 'The caller'} is changed on all their cases.`, kept, sent)
      }
    >
      {chosen !== undefined && changes !== null && (
        <>
          <CallerChoice
            callers={cards}
            chosen={chosen.id}
            onChoose={(id) => {
              const card = cards.find((one) => one.id === id);
              if (card === undefined) return;
              setChosen(card);
              setChanges(unchanged(card));
            }}
          />
          <Fields key={chosen.id} card={chosen} changes={changes} onChange={setChanges} />
        </>
      )}
    </CommandDialog>
  );
}
