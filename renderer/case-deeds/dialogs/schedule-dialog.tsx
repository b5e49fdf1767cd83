import EventOutlined from '@mui/icons-material/EventOutlined';
import Alert from '@mui/material/Alert';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { TimeChoice } from '../../design/time-choice.tsx';
import { useKept } from '../../design/use-kept.ts';
import { useWrittenText } from '../../design/use-written-text.ts';
import { useNow } from '../../design/use-now.ts';
import { cityDate, cityInstant } from '../../../shared/domain/case-words/city-date.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

/** Sets the day of the work, in the city's zone. Scheduled is not done: the clock runs on. */
export function ScheduleDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const today = cityDate(now, city.timeZone);
  const [date, setDate, forgetDate] = useKept(`schedule-date:${facts.id}`, '');
  const [time, setTime, forgetTime] = useKept(`schedule-time:${facts.id}`, '08:00');
  const remark = useWrittenText(`schedule-remark:${facts.id}`);
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
      remark: remark.text,
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
        remark.forget();
        onDone(at === null ? 'Scheduled.' : `Scheduled for ${words.when(at)}.`, kept, sent);
      }}
    >
      <TimeChoice
        autoFocus
        value={{ date, time }}
        timeZone={city.timeZone}
        cityName={city.pack.city.name}
        onChange={(next) => {
          setDate(next.date);
          setTime(next.time);
        }}
      />
      {late && (
        <Alert severity="warning">
          That is after it is due ({words.when(dueAt)}). The clock runs on while it is scheduled.
        </Alert>
      )}
      <ExplanationField label="Remark (optional)" audience="internal" {...remark.field} max={2_000} />
    </CommandDialog>
  );
}
