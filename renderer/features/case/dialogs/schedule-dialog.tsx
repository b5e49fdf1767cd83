import EventOutlined from '@mui/icons-material/EventOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { CaseCommand } from '../../../../shared/domain/case-command.ts';
import { textId } from '../../../../shared/domain/ids.ts';
import { CommandDialog } from '../../../design/command-dialog.tsx';
import { dryRun } from '../../../design/dry-run.ts';
import { ExplanationField } from '../../../design/explanation-field.tsx';
import { useKept } from '../../../design/use-kept.ts';
import { useNow } from '../../../design/use-now.ts';
import { cityDate, cityInstant, daysFrom } from '../city-date.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

const SOON: readonly [label: string, days: number][] = [
  ['Today', 0],
  ['Tomorrow', 1],
  ['In 3 days', 3],
  ['In a week', 7],
];

/** Sets the day of the work, in the city's zone. Scheduled is not done: the clock runs on. */
export function ScheduleDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const today = cityDate(now, city.timeZone);
  const [remarkId] = useState(() => textId.parse(crypto.randomUUID()));
  const [date, setDate, forgetDate] = useKept(`schedule-date:${facts.id}`, '');
  const [time, setTime, forgetTime] = useKept(`schedule-time:${facts.id}`, '08:00');
  const [remark, setRemark, forgetRemark] = useKept(`schedule-remark:${facts.id}`, '');
  const at = cityInstant(date, time, city.timeZone);

  const command = ((): CaseCommand | string => {
    if (date === '') return 'Choose the day of the work.';
    if (at === null) return 'Write a whole date and time of day.';
    if (date < today) return 'That day is past. Choose today or a later one.';
    const made: CaseCommand = {
      type: 'change-state',
      caseId: facts.id,
      to: 'scheduled',
      waitingReason: null,
      scheduledFor: at,
      remark: remark.trim() === '' ? null : { id: remarkId, body: remark.trim() },
    };
    return dryRun(made, { facts, actor, city, now })?.message ?? made;
  })();
  const { dueAt } = facts.clock;
  const late = at !== null && dueAt !== null && at > dueAt;

  return (
    <CommandDialog
      title={`Schedule the work on ${facts.number ?? reference}`}
      label="Schedule"
      icon={<EventOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetDate();
        forgetTime();
        forgetRemark();
        onDone(at === null ? 'Scheduled.' : `Scheduled for ${words.when(at)}.`, kept, sent);
      }}
    >
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: '2fr 1fr' }}>
        <TextField
          type="date"
          label="Day"
          autoFocus
          value={date}
          slotProps={{ htmlInput: { min: today } }}
          onChange={(event) => setDate(event.target.value)}
        />
        <TextField
          type="time"
          label={`Time (${city.pack.city.name})`}
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {SOON.map(([label, days]) => (
          <Button key={label} variant="outlined" onClick={() => setDate(daysFrom(now, days, city.timeZone))}>
            {label}
          </Button>
        ))}
      </Box>
      {late && (
        <Alert severity="warning">
          That is after it is due ({words.when(dueAt)}). The clock runs on while it is scheduled.
        </Alert>
      )}
      <ExplanationField
        label="Remark (optional)"
        audience="internal"
        value={remark}
        onChange={setRemark}
        max={2_000}
      />
    </CommandDialog>
  );
}
