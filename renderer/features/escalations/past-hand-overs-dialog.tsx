import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { HAND_OVER_DAYS } from '../../../shared/contract/hand-over-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import type { ShownHandOver } from '../../door/use-hand-overs.ts';
import { HandOverCard } from './hand-over-card.tsx';

interface PastHandOversDialogProps {
  city: City;
  handOvers: readonly ShownHandOver[];
  /** As the hub told them then, for it is away; null: as they are. */
  asOf: Instant | null;
  onClose: () => void;
}

/** The hand-overs of the last days, taken or not. */
export function PastHandOversDialog({ city, handOvers, asOf, onClose }: PastHandOversDialogProps) {
  return (
    <DialogFrame open title="Hand-overs" width="md" onClose={onClose}>
      <Stack spacing={4} divider={<Divider />} sx={{ pt: 1 }}>
        {asOf !== null && (
          <Typography sx={{ color: 'text.secondary' }}>
            The hub is away: as it told them <RelativeTime at={asOf} />.
          </Typography>
        )}
        {handOvers.length === 0 && (
          <Typography>
            {`Nobody handed over in the last ${HAND_OVER_DAYS} days. H on the list of escalations leaves a note for whoever is on duty next.`}
          </Typography>
        )}
        {handOvers.map((one) => (
          <HandOverCard key={one.id} handOver={one} city={city} take={null} />
        ))}
      </Stack>
    </DialogFrame>
  );
}
