import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AROUND_THE_CLOCK, type Directory } from '../../../shared/domain/directory/directory.ts';
import { SelectLine } from '../../design/form-parts.tsx';
import type { Names } from './use-names.ts';

interface ServiceHoursProps {
  directory: Directory;
  names: Names;
  /** Null where they are only read. */
  onChange: ((directory: Directory) => void) | null;
}

/** The hours in which every department must have somebody for complaints. */
export function ServiceHours({ directory, names, onChange }: ServiceHoursProps) {
  if (onChange === null)
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        Emergencies need somebody around the clock; complaints: {names.calendar(directory.serviceHours)}.
      </Typography>
    );
  return (
    <Box sx={{ maxWidth: 420 }}>
      <SelectLine
        path="serviceHours"
        label="Service hours, in which complaints need somebody"
        value={directory.serviceHours}
        options={[
          [AROUND_THE_CLOCK, 'Around the clock'],
          ...names.city.pack.calendars.map(({ id, name }) => [id, name] as const),
        ]}
        onChange={(serviceHours) => onChange({ ...directory, serviceHours })}
      />
    </Box>
  );
}
