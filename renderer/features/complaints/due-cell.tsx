import Box from '@mui/material/Box';
import type { ComplaintFacts } from '../../../shared/domain/complaint/complaint-facts.ts';
import { COMPLAINT_STAGES } from '../../../shared/domain/complaint/complaint-stage.ts';
import { inWords } from '../../../shared/domain/due-time.ts';
import { RemainingBar } from '../../design/escalation/remaining-bar.tsx';
import { useNow } from '../../design/use-now.ts';

/** How long is left for the next stage: words over a thin bar. */
export function DueCell({ clock }: Pick<ComplaintFacts, 'clock'>) {
  const now = useNow();
  if (clock === null) return <span>Over</span>;
  const left = clock.dueAt - now;
  return (
    <Box sx={{ display: 'grid', gap: '2px', lineHeight: 1.2 }}>
      <Box component="span" sx={{ fontWeight: left < 0 ? 600 : 500 }}>
        {left < 0 ? `${inWords(left)} late` : `${inWords(left)} left`}
      </Box>
      <RemainingBar
        from={clock.startedAt}
        until={clock.dueAt}
        label={`Time until it has to be ${COMPLAINT_STAGES[clock.stage].toLowerCase()}`}
      />
    </Box>
  );
}
