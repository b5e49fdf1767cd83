import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState, type ReactNode } from 'react';
import { DAY } from '../../../shared/domain/instant.ts';
import { cityDate, cityInstant } from '../../../shared/domain/case-words/city-date.ts';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { useNow } from '../../design/use-now.ts';
import type { ConcernChoice } from './concern-fields.tsx';
import { ConcernFields } from './concern-fields.tsx';
import type { ShownDirectory } from './shown-directory.ts';
import { specialDays } from './special-weeks.ts';
import { WeekGrid } from './week-grid.tsx';

interface CoverSectionProps {
  choice: ConcernChoice;
  onChoice: (choice: ConcernChoice) => void;
  /** Any day of the week that is shown, "2026-11-23"; null: this week. */
  date: string | null;
  onDate: (date: string | null) => void;
  published: ShownDirectory;
  /** Null when none is open. */
  draft: ShownDirectory | null;
  /** The hours that complaints need somebody in. */
  hours: ReactNode;
}

/** Who is there hour by hour: the draft beside what is published. */
export function CoverSection({ choice, onChoice, date, onDate, published, draft, hours }: CoverSectionProps) {
  const now = useNow();
  const { city } = published.names;
  const { timeZone } = city;
  const today = cityDate(now, timeZone);
  const [firstNow] = useState(now);
  const special = useMemo(
    () => specialDays(firstNow, published.open.times, city.pack.holidays),
    [firstNow, published.open, city],
  );
  const at = cityInstant(date ?? today, '12:00', timeZone) ?? now;
  const question = useMemo(() => {
    const { path, department, service, district } = choice;
    return { path, concern: { department, unit: null, service, district } };
  }, [choice]);
  const step = (by: number) => onDate(cityDate(at + by * 7 * DAY, timeZone));
  return (
    <ScrollArea label="Cover by week">
      <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
        <ConcernFields choice={choice} names={(draft ?? published).names} onChoice={onChoice} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-end' }}>
          <TextField
            type="date"
            label="Week of"
            value={date ?? today}
            sx={{ width: 160 }}
            onChange={(event) => onDate(event.target.value === '' ? null : event.target.value)}
          />
          <Button variant="outlined" startIcon={<ChevronLeftOutlined />} onClick={() => step(-1)}>
            Week before
          </Button>
          <Button variant="outlined" endIcon={<ChevronRightOutlined />} onClick={() => step(1)}>
            Week after
          </Button>
          <TextField
            select
            label="Holidays and changes of the clocks"
            value=""
            sx={{ width: 260 }}
            slotProps={{ select: { native: true } }}
            onChange={(event) => {
              if (event.target.value !== '') onDate(event.target.value);
            }}
          >
            <option value="">Go to…</option>
            {special.map(({ at: day, name }) => (
              <option key={name} value={cityDate(day, timeZone)}>
                {name}
              </option>
            ))}
          </TextField>
        </Box>
        {hours}
        <Box
          sx={{
            display: 'grid',
            gap: 5,
            gridTemplateColumns: 'repeat(auto-fit, minmax(min(520px, 100%), 1fr))',
          }}
        >
          {draft !== null && (
            <WeekGrid
              title={`Draft, ${draft.label}`}
              question={question}
              at={at}
              open={draft.open}
              names={draft.names}
              onWeek={step}
            />
          )}
          <WeekGrid
            title={published.label}
            question={question}
            at={at}
            open={published.open}
            names={published.names}
            onWeek={step}
          />
        </Box>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          Filled: somebody is there; a number is the lowest tier that is, where tier 1 is not. Hatched with !:
          nobody is there and somebody has to be. Plain: nobody has to be. Arrow keys go from hour to hour, H
          to the next hole, Page Up and Page Down to other weeks.
        </Typography>
      </Box>
    </ScrollArea>
  );
}
