import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { routeEscalation } from '../../../shared/domain/directory/route-escalation.ts';
import { cityDate, cityInstant } from '../../../shared/domain/case-words/city-date.ts';
import { RoutePreview } from '../../design/escalation/route-preview.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { exactTime, timeOfDay } from '../../../shared/domain/case-words/time-words.ts';
import { useNow } from '../../design/use-now.ts';
import { ConcernFields, type ConcernChoice } from './concern-fields.tsx';
import type { ShownDirectory } from './shown-directory.ts';

interface RouteSectionProps {
  choice: ConcernChoice;
  onChoice: (choice: ConcernChoice) => void;
  published: ShownDirectory;
  /** Null when none is open. */
  draft: ShownDirectory | null;
}

function RouteOf({
  title,
  shown,
  choice,
  at,
}: {
  title: string;
  shown: ShownDirectory;
  choice: ConcernChoice;
  at: number;
}) {
  const { open, names } = shown;
  const route = useMemo(
    () => routeEscalation({ ...choice, unit: null, firstTier: 1, at, raisedBy: null, offered: [] }, open),
    [choice, at, open],
  );
  return (
    <Box component="section" aria-label={title} sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
      <Typography variant="h3">{title}</Typography>
      <RoutePreview route={route} words={names} now={at} />
    </Box>
  );
}

/** Who would be asked, now or at another time, and why: by the draft beside what is published. */
export function RouteSection({ choice, onChoice, published, draft }: RouteSectionProps) {
  const now = useNow();
  const { timeZone } = published.names.city;
  const [when, setWhen] = useState<{ date: string; time: string } | null>(null);
  const at = (when === null ? null : cityInstant(when.date, when.time, timeZone)) ?? now;
  const shown = when ?? { date: cityDate(now, timeZone), time: timeOfDay(now, timeZone).slice(0, 5) };
  return (
    <ScrollArea label="Who would be asked">
      <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
        <ConcernFields choice={choice} names={(draft ?? published).names} onChoice={onChoice} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-end' }}>
          <TextField
            type="date"
            label="Day"
            value={shown.date}
            sx={{ width: 160 }}
            onChange={(event) => setWhen({ ...shown, date: event.target.value })}
          />
          <TextField
            type="time"
            label="Time"
            value={shown.time}
            sx={{ width: 130 }}
            onChange={(event) => setWhen({ ...shown, time: event.target.value })}
          />
          <Button
            variant="outlined"
            aria-disabled={when === null ? true : undefined}
            onClick={() => setWhen(null)}
          >
            Now
          </Button>
          <Typography role="status" sx={{ color: 'text.secondary', pb: 1.5 }}>
            As of {exactTime(at, timeZone)}
          </Typography>
        </Box>
        <Box
          sx={{
            display: 'grid',
            gap: 5,
            gridTemplateColumns: 'repeat(auto-fit, minmax(min(360px, 100%), 1fr))',
          }}
        >
          {draft !== null && (
            <RouteOf title={`Draft, ${draft.label}`} shown={draft} choice={choice} at={at} />
          )}
          <RouteOf title={published.label} shown={published} choice={choice} at={at} />
        </Box>
      </Box>
    </ScrollArea>
  );
}
