import Box from '@mui/material/Box';
import { inWords } from '../../../shared/domain/due-time.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { presentOffer, type Escalation } from '../../../shared/domain/escalation/escalation.ts';
import { useNow } from '../use-now.ts';
import { RemainingBar } from './remaining-bar.tsx';

/** How long is left to acknowledge, in a line of a list: words over a thin bar; for what has no time, since when it waits. */
export function RemainingTag({ escalation }: { escalation: Escalation }) {
  const now = useNow();
  const offer = presentOffer(escalation);
  if (escalation.state !== 'offered' || offer === undefined) {
    const since = now - escalation.since;
    return <span>{since < MINUTE ? 'just now' : `for ${inWords(since)}`}</span>;
  }
  const { acknowledgeBy, offeredAt, opensAt } = offer;
  const left = acknowledgeBy - now;
  return (
    <Box sx={{ display: 'grid', gap: '2px', lineHeight: 1.2 }}>
      <Box component="span" sx={{ fontWeight: left < 0 ? 600 : 500 }}>
        {left < 0 ? `${inWords(-left)} late` : `${inWords(left)} left`}
      </Box>
      <RemainingBar from={opensAt ?? offeredAt} until={acknowledgeBy} label="Time left to acknowledge" />
    </Box>
  );
}
