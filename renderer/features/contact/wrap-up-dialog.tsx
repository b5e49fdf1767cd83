import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent } from 'react';
import { CHANNELS } from '../../../shared/domain/channel.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Disposition } from '../../../shared/domain/contact-pack.ts';
import { whyNotEnd } from '../../../shared/domain/decide-contact.ts';
import { TAKE_COMPLAINT } from '../../design/complaint/take-complaint-action.tsx';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { StoppedNote } from '../../design/stopped-note.tsx';
import type { ContactSession } from '../../workspace/contact-session.ts';
import { changeContact } from '../../workspace/run-contact.ts';
import { callerWords, clockWords, deedWords } from './call-words.ts';
import { DispositionList } from './disposition-list.tsx';
import { endingByLetter, likelyEnding } from './likely-ending.ts';
import { RunningClock } from './running-clock.tsx';
import type { useRecordContact } from './use-record-contact.ts';

const NO_DISPOSITIONS: readonly Disposition[] = [];
const NO_LIST =
  'The city’s list of how contacts end is not on this desk yet. It comes with the hub’s answer; the contact is kept until then.';

interface WrapUpDialogProps {
  contact: ContactSession;
  city: City | null;
  recording: ReturnType<typeof useRecordContact>;
  onClose: () => void;
}

/** How the contact ended, in one digit where what happened in it does not say so already; then it is recorded. */
export function WrapUpDialog({ contact, city, recording, onClose }: WrapUpDialogProps) {
  const { record, busy, stopped } = recording;
  const dispositions = city?.pack.dispositions ?? NO_DISPOSITIONS;
  const hindrance = (one: Disposition) => whyNotEnd(one, contact);
  const byHand = dispositions.find(({ code }) => code === contact.disposition) ?? null;
  const chosen = byHand ?? likelyEnding(dispositions, contact);
  const whyNot =
    dispositions.length === 0
      ? NO_LIST
      : chosen === null
        ? 'Choose how it ended: by its digit or its first letter.'
        : hindrance(chosen);
  const choose = (one: Disposition | null | undefined) => {
    if (one != null && hindrance(one) === null) changeContact({ disposition: one.code });
  };
  const submit = async () => {
    if (chosen !== null && whyNot === null && (await record(chosen.code, chosen.label.en))) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof HTMLTextAreaElement) return;
    if (/^[1-9]$/.test(event.key)) choose(dispositions[Number(event.key) - 1]);
    else if (/^\p{L}$/u.test(event.key)) {
      const possible = dispositions.filter((one) => hindrance(one) === null);
      choose(endingByLetter(possible, event.key, chosen?.code ?? null));
    } else if (event.key === 'Enter') void submit();
    else return;
    event.preventDefault();
  };
  const { startedAt, endedAt, wrappedUpAt, cases } = contact;
  return (
    <DialogFrame
      open
      title={`Wrap up: ${callerWords(contact)}`}
      width="md"
      onClose={onClose}
      submit={{
        label: 'Record contact',
        icon: <TaskAltOutlined />,
        whyNot,
        busy,
        perform: () => void submit(),
      }}
      more={
        endedAt !== null &&
        wrappedUpAt === null && (
          <>
            <Button
              sx={{ mr: 'auto' }}
              onClick={() => {
                changeContact({ endedAt: null });
                onClose();
              }}
            >
              Still talking
            </Button>
            <Button
              onClick={() => {
                onClose();
                TAKE_COMPLAINT.perform();
              }}
            >
              {TAKE_COMPLAINT.label}
            </Button>
          </>
        )
      }
    >
      <Stack spacing={4} sx={{ pt: 1 }} onKeyDown={onKeyDown}>
        {stopped !== null && <StoppedNote stopped={stopped} />}
        <Typography sx={{ color: 'text.secondary' }}>
          {CHANNELS[contact.channel]}, {clockWords((endedAt ?? startedAt) - startedAt)}
          {endedAt !== null && (
            <>
              , wrap-up <RunningClock since={endedAt} label="Wrap-up time" />
            </>
          )}
          {cases.length > 0 &&
            `. ${cases.map(({ deed, title }) => `${deedWords(deed)}: ${title}`).join(' · ')}`}
        </Typography>
        {dispositions.length === 0 ? (
          <Typography>{NO_LIST}</Typography>
        ) : (
          <DispositionList
            dispositions={dispositions}
            value={chosen?.code ?? null}
            whyNot={hindrance}
            onChange={(code) => changeContact({ disposition: code })}
          />
        )}
        <TextField
          label="Note (optional)"
          multiline
          minRows={2}
          maxRows={6}
          value={contact.note}
          slotProps={{ htmlInput: { maxLength: 2_000 } }}
          onChange={(event) => changeContact({ note: event.target.value })}
        />
      </Stack>
    </DialogFrame>
  );
}
