import TransferWithinAStationOutlined from '@mui/icons-material/TransferWithinAStationOutlined';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { EscalationRow } from '../../../shared/contract/escalation-view.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { OwnDuty } from '../../../shared/domain/directory/own-duties.ts';
import { LONGEST_HAND_OVER, MOST_HANDED_OVER } from '../../../shared/domain/hand-over.ts';
import { handOverId, textId } from '../../../shared/domain/ids.ts';
import { TURN_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { turnOf } from '../../../shared/domain/escalation/escalation-turn.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import type { DirectoryWords } from '../../design/escalation/directory-words.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { notify } from '../../design/notices.ts';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { keptMeaning, keptWords, useCommand } from '../../design/use-command.ts';
import { useKept } from '../../design/use-kept.ts';
import { serviceName } from '../../door/use-city.ts';
import { nameOf } from './duty-strip.tsx';

/** More of them are counted, not listed. */
const LISTED = 12;

interface HandOverDialogProps {
  actor: AccountActor;
  city: City;
  words: DirectoryWords;
  duties: readonly OwnDuty[];
  /** The open escalations of the list. */
  rows: readonly EscalationRow[];
  onClose: () => void;
}

/** Leaves a note for whoever is on duty next, with what is open. */
export function HandOverDialog({ actor, city, words, duties, rows, onClose }: HandOverDialogProps) {
  const [ids] = useState(() => ({
    handOver: handOverId.parse(crypto.randomUUID()),
    text: textId.parse(crypto.randomUUID()),
  }));
  const [own] = useState(actor.department);
  const [department, setDepartment] = useState(own ?? rows[0]?.escalation.department ?? '');
  const [body, setBody, forget] = useKept(`hand-over:${actor.id}`, '');
  const { send, busy, stopped, clear } = useCommand();
  const along = rows
    .filter(({ escalation }) => escalation.department === department)
    .slice(0, MOST_HANDED_OVER);
  const missing =
    department === ''
      ? 'Choose the department.'
      : body.trim() === ''
        ? 'Write what the next has to know.'
        : null;
  const perform = async () => {
    const kept = await send({
      type: 'write-hand-over',
      handOverId: ids.handOver,
      department,
      text: { id: ids.text, body },
      escalations: along.map(({ case: of, escalation }) => ({ caseId: of.id, escalationId: escalation.id })),
    });
    if (kept === null) return;
    forget();
    notify({
      meaning: keptMeaning(kept),
      text: keptWords('Handed over. Whoever takes it is named under “Hand-overs”.', kept),
    });
    onClose();
  };
  return (
    <DialogFrame
      open
      title="Hand over"
      width="sm"
      onClose={onClose}
      more={
        missing === null ? null : (
          <Typography sx={{ color: 'text.secondary', flex: 1, pl: 4 }}>{missing}</Typography>
        )
      }
      submit={{
        label: 'Hand over',
        icon: <TransferWithinAStationOutlined />,
        busy,
        whyNot: missing,
        perform: () => void perform(),
      }}
    >
      <Stack spacing={4} sx={{ pt: 1 }}>
        {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
        {own === null && (
          <TextField
            select
            label="Department"
            value={department}
            onChange={(event) => setDepartment(event.target.value)}
          >
            {city.pack.departments.map(({ code, name }) => (
              <MenuItem key={code} value={code}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        )}
        {duties.map(({ contactPoint, until, next }) => (
          <Typography key={contactPoint} sx={{ color: 'text.secondary' }}>
            {words.role(contactPoint)}:{' '}
            {until === null
              ? 'you answer there on.'
              : `from ${words.when(until)} ${next === null ? 'nobody answers first.' : `${nameOf(words, contactPoint, next)} answers.`}`}
          </Typography>
        ))}
        <ExplanationField
          label="What the next has to know"
          audience="internal"
          placeholder="The gate on Figueroa is locked after six; the crew has the key. Mrs. Lee expects a call before noon."
          value={body}
          onChange={setBody}
          max={LONGEST_HAND_OVER}
          autoFocus
        />
        <Box>
          <Typography variant="subtitle2" component="h3">
            {along.length === 0
              ? 'No open escalation goes along.'
              : along.length === 1
                ? '1 open escalation goes along'
                : `${along.length} open escalations go along`}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 5, color: 'text.secondary' }}>
            {along.slice(0, LISTED).map(({ case: of, escalation }) => {
              const turn = turnOf(escalation);
              return (
                <li key={escalation.id}>
                  {of.number ?? of.reference} {serviceName(city, of.service)}
                  {turn === null ? '' : `: ${TURN_WORDS[turn].toLowerCase()}`}
                </li>
              );
            })}
            {along.length > LISTED && <li>{along.length - LISTED} more</li>}
          </Box>
        </Box>
      </Stack>
    </DialogFrame>
  );
}
