import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { RosterEntry } from '../../../shared/domain/directory/directory.ts';
import { ExceptionRows } from './exception-rows.tsx';
import { FieldRow, fieldId, GroupNote, TextLine } from '../../design/form-parts.tsx';
import { PersonField } from './person-field.tsx';
import { dutyWords, endWords, readWeekly, WEEKDAYS, writeWeekly, type WeeklyDuty } from './roster-rule.ts';

const MOST = 60;

interface DutyFormProps {
  duty: RosterEntry;
  place: number;
  today: string;
  onChange: (duty: RosterEntry) => void;
  onRemove: () => void;
}

/** Which days it comes again, without anybody writing a rule. */
function WeeklyFields({
  weekly,
  place,
  onChange,
}: {
  weekly: WeeklyDuty;
  place: number;
  onChange: (weekly: WeeklyDuty) => void;
}) {
  return (
    <>
      <Box role="group" aria-label={`Days of duty ${place + 1}`} sx={{ display: 'flex', flexWrap: 'wrap' }}>
        {WEEKDAYS.map(({ code, name, short }) => (
          <FormControlLabel
            key={code}
            control={
              <Checkbox
                checked={weekly.days.includes(code)}
                slotProps={{ input: { 'aria-label': name } }}
                onChange={(_, ticked) => {
                  const days = weekly.days.filter((one) => one !== code);
                  // A duty on no day is none: the last day stays.
                  if (ticked || days.length > 0)
                    onChange({ ...weekly, days: ticked ? [...days, code] : days });
                }}
              />
            }
            label={short}
          />
        ))}
      </Box>
      <FieldRow least={140}>
        <TextLine
          path={`roster.${place}.every`}
          type="number"
          label="Every so many weeks"
          value={String(weekly.every)}
          onChange={(text) => {
            const every = Math.round(Number(text));
            if (every >= 1 && every <= 99) onChange({ ...weekly, every });
          }}
        />
        <TextLine
          path={`roster.${place}.until`}
          type="date"
          label="Last day (none: no end)"
          value={weekly.until ?? ''}
          onChange={(until) => onChange({ ...weekly, until: until === '' ? null : until })}
        />
      </FieldRow>
    </>
  );
}

function DutyForm({ duty, place, today, onChange, onRemove }: DutyFormProps) {
  const [wantsRule, setWantsRule] = useState(false);
  const weekly = readWeekly(duty.rule, duty.start);
  const path = `roster.${place}`;
  const [date = '', time = ''] = duty.start.split('T');
  const asRule = wantsRule || weekly === null;
  const ends = endWords(duty.start, duty.hours);
  return (
    <Box
      id={fieldId(path)}
      tabIndex={-1}
      component="section"
      aria-label={`Duty ${place + 1}`}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 3, display: 'grid', gap: 3 }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
        <Typography sx={{ flex: 1, fontWeight: 600, overflowWrap: 'anywhere' }}>
          {place + 1}. {dutyWords(duty)}
        </Typography>
        <Button startIcon={<DeleteOutlined />} onClick={onRemove}>
          Remove duty {place + 1}
        </Button>
      </Box>
      <GroupNote path={path} />
      <PersonField
        path={`${path}.who`}
        label="Who is on duty"
        who={duty.who}
        onChange={(who) => onChange({ ...duty, who: who ?? { name: '' } })}
      />
      <FieldRow least={120}>
        <TextLine
          path={`${path}.start`}
          type="date"
          label="First day"
          value={date}
          onChange={(day) => onChange({ ...duty, start: `${day}T${time}` })}
        />
        <TextLine
          path={`${path}.time`}
          type="time"
          label="Begins at"
          value={time}
          onChange={(at) => onChange({ ...duty, start: `${date}T${at}` })}
        />
        <TextLine
          path={`${path}.hours`}
          type="number"
          label="Lasts, hours"
          value={duty.hours === 0 ? '' : String(duty.hours)}
          help={ends === null ? undefined : `Until ${ends}`}
          onChange={(text) => onChange({ ...duty, hours: Number(text) })}
        />
      </FieldRow>
      {asRule ? (
        <TextLine
          path={`${path}.rule`}
          label="Rule of recurrence (RFC 5545)"
          value={duty.rule}
          max={200}
          help="Such as FREQ=MONTHLY;BYDAY=1MO: the first Monday of each month."
          onChange={(rule) => onChange({ ...duty, rule })}
        />
      ) : (
        <>
          <WeeklyFields
            weekly={weekly}
            place={place}
            onChange={(next) => onChange({ ...duty, rule: writeWeekly(next) })}
          />
          <GroupNote path={`${path}.rule`} />
        </>
      )}
      <ExceptionRows
        exceptions={duty.exceptions}
        path={path}
        duty={place + 1}
        today={today}
        onChange={(exceptions) => onChange({ ...duty, exceptions })}
      />
      <FormControlLabel
        control={<Checkbox checked={asRule} onChange={(_, ticked) => setWantsRule(ticked)} />}
        disabled={weekly === null}
        label={
          weekly === null
            ? 'Written as a rule, because days of the week can’t say it'
            : `Write it as a rule (${duty.rule})`
        }
        sx={{ '& .MuiFormControlLabel-label': { typography: 'caption' } }}
      />
    </Box>
  );
}

/** Who is on duty when: duties that come again, with exceptions. */
export function RosterEditor({
  roster,
  today,
  onChange,
}: {
  roster: readonly RosterEntry[];
  /** In the city, "2026-11-23". */
  today: string;
  onChange: (roster: RosterEntry[]) => void;
}) {
  const add = () =>
    onChange([
      ...roster,
      {
        who: roster.at(-1)?.who ?? { name: '' },
        rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
        start: `${today}T08:00`,
        hours: 8,
        exceptions: [],
      },
    ]);
  return (
    <>
      {roster.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          No duties: the primary answers whenever it is open.
        </Typography>
      )}
      {[...roster.entries()].map(([place, duty]) => (
        <DutyForm
          key={place}
          duty={duty}
          place={place}
          today={today}
          onChange={(next) => onChange(roster.map((one, at) => (at === place ? next : one)))}
          onRemove={() => onChange(roster.toSpliced(place, 1))}
        />
      ))}
      {roster.length < MOST && (
        <Button variant="outlined" startIcon={<AddOutlined />} sx={{ justifySelf: 'start' }} onClick={add}>
          Add a duty
        </Button>
      )}
    </>
  );
}
