import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import EditCalendarOutlined from '@mui/icons-material/EditCalendarOutlined';
import QueryStatsOutlined from '@mui/icons-material/QueryStatsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMemo, useRef, type ReactElement } from 'react';
import type { PromiseBasis } from '../../../shared/domain/promise.ts';
import type { Action } from '../../actions/action.ts';
import { ariaKeys } from '../../actions/key-chord.ts';
import { useActions } from '../../actions/use-actions.ts';
import { cityDate } from '../../../shared/domain/case-words/city-date.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { shortDay } from '../../../shared/domain/case-words/promise-sentence.ts';
import { useNow } from '../../design/use-now.ts';
import type { PromiseDays } from './told-promise.ts';
import type { Told } from './promise-words.ts';

interface Look {
  readonly label: string;
  readonly keys: string;
  readonly icon: ReactElement;
}

const LOOKS: Record<PromiseBasis, Look> = {
  due: { label: 'Due day', keys: 'alt+shift+d', icon: <EventAvailableOutlined /> },
  usual: { label: 'Usual here', keys: 'alt+shift+u', icon: <QueryStatsOutlined /> },
  agent: { label: 'Other day', keys: 'alt+shift+o', icon: <EditCalendarOutlined /> },
  none: { label: 'No date', keys: 'alt+shift+n', icon: <EventBusyOutlined /> },
};
const WHY_NOT: Record<'due' | 'usual', string> = {
  due: 'The clock gives no due time.',
  usual: 'Too few such cases were done lately to say.',
};
const BASES = Object.keys(LOOKS) as PromiseBasis[];

interface PromiseChoiceProps {
  told: Told;
  days: PromiseDays;
  timeZone: string;
  date: string;
  onBasis: (basis: PromiseBasis) => void;
  onDate: (date: string) => void;
}

/** What the caller is told of when it is done: chosen by one key, kept with the case and compared later. */
export function PromiseChoice({ told, days, timeZone, date, onBasis, onDate }: PromiseChoiceProps) {
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const { due, usual } = days;
  const actions = useMemo(
    () =>
      BASES.map((basis): Action => {
        const missing =
          (basis === 'due' && due === null) || (basis === 'usual' && usual === null) ? WHY_NOT[basis] : null;
        return {
          id: `new-case.promise-${basis}`,
          label: `Tell the caller: ${LOOKS[basis].label.toLowerCase()}`,
          group: 'Case',
          keys: [LOOKS[basis].keys],
          icon: LOOKS[basis].icon,
          words: ['promise', 'date', 'when'],
          whyNot: missing,
          perform: () => {
            onBasis(basis);
            // The field is there once the choice has been drawn.
            if (basis === 'agent') setTimeout(() => field.current?.focus(), 0);
          },
        };
      }),
    [due, usual, onBasis, field],
  );
  useActions(actions);
  return (
    <>
      <Box
        role="group"
        aria-label="What the caller is told"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}
      >
        {actions.map((action, at) => {
          const basis = BASES[at] ?? 'none';
          const day = basis === 'none' ? null : days[basis];
          const chosen = basis === told.basis;
          return (
            <Button
              key={action.id}
              variant={chosen ? 'contained' : 'outlined'}
              startIcon={action.icon}
              endIcon={<KeyHint keys={LOOKS[basis].keys} />}
              aria-pressed={chosen}
              aria-disabled={action.whyNot === null ? undefined : true}
              aria-keyshortcuts={ariaKeys(LOOKS[basis].keys)}
              title={action.whyNot ?? undefined}
              onClick={action.whyNot === null ? () => action.perform() : undefined}
            >
              {LOOKS[basis].label}
              {day !== null && `: ${shortDay(day, now, timeZone)}`}
            </Button>
          );
        })}
      </Box>
      {told.basis === 'agent' && (
        <TextField
          type="date"
          label="The day you promise"
          value={date}
          inputRef={field}
          helperText={
            days.agent === null ? 'Choose today or a later day; without one no date is promised.' : undefined
          }
          slotProps={{ htmlInput: { min: cityDate(now, timeZone) }, inputLabel: { shrink: true } }}
          onChange={(event) => onDate(event.target.value)}
          sx={{ width: 220 }}
        />
      )}
    </>
  );
}
