import CallMergeOutlined from '@mui/icons-material/CallMergeOutlined';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ContactPointId } from '../../../shared/domain/directory/directory.ts';
import type { MergeConflicts } from '../../../shared/domain/directory/merge-directories.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import type { Names } from './use-names.ts';

interface KeepDialogProps {
  title: string;
  /** What both sides changed. */
  conflicts: MergeConflicts;
  /** Whose the other side is: "theirs", "as published". */
  other: string;
  names: Names;
  busy: boolean;
  onClose: () => void;
  onKeep: (kept: MergeConflicts) => void;
}

/** Of what both sides changed, entry by entry: which stays as it is in this draft. */
export function KeepDialog({ title, conflicts, other, names, busy, onClose, onKeep }: KeepDialogProps) {
  const [points, setPoints] = useState<readonly ContactPointId[]>([]);
  const [serviceHours, setServiceHours] = useState(false);
  return (
    <DialogFrame
      open
      title={title}
      onClose={onClose}
      submit={{
        label: 'Put both together',
        icon: <CallMergeOutlined />,
        whyNot: null,
        busy,
        perform: () => onKeep({ points, serviceHours }),
      }}
    >
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <Typography>
          These were changed on both sides. Tick those that stay as this draft has them; the others become{' '}
          {other}. Everything that only one side changed is taken over as it is.
        </Typography>
        {conflicts.points.map((id) => (
          <FormControlLabel
            key={id}
            control={
              <Checkbox
                checked={points.includes(id)}
                onChange={(_, ticked) =>
                  setPoints(ticked ? [...points, id] : points.filter((one) => one !== id))
                }
              />
            }
            label={`${names.role(id)} (${id})`}
          />
        ))}
        {conflicts.serviceHours && (
          <FormControlLabel
            control={<Checkbox checked={serviceHours} onChange={(_, ticked) => setServiceHours(ticked)} />}
            label="The service hours"
          />
        )}
      </Box>
    </DialogFrame>
  );
}
