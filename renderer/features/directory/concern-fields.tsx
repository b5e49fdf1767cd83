import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { escalationPath, type EscalationPath } from '../../../shared/domain/directory/directory.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import type { Names } from './use-names.ts';

/** What somebody asks about: whose, on which path, about what, where. */
export interface ConcernChoice {
  readonly department: string;
  readonly path: EscalationPath;
  /** Null: none in particular. */
  readonly service: string | null;
  /** Null: not known. */
  readonly district: string | null;
}

interface ConcernFieldsProps {
  choice: ConcernChoice;
  names: Names;
  onChoice: (choice: ConcernChoice) => void;
}

/** Department, path, service and district, each from its list. */
export function ConcernFields({ choice, names, onChoice }: ConcernFieldsProps) {
  const { pack } = names.city;
  const field = (
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    onChange: (value: string) => void,
  ) => (
    <TextField
      select
      label={label}
      value={value}
      slotProps={{ select: { native: true } }}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </TextField>
  );
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
      }}
    >
      {field(
        'Department',
        choice.department,
        pack.departments.map(({ code, shortName }) => [code, shortName]),
        (department) => onChoice({ ...choice, department, service: null }),
      )}
      {field(
        'Path',
        choice.path,
        escalationPath.options.map((path) => [path, PATH_NAMES[path]]),
        (text) => onChoice({ ...choice, path: escalationPath.parse(text) }),
      )}
      {field(
        'Service',
        choice.service ?? '',
        [
          ['', 'None in particular'],
          ...pack.services
            .filter(({ owner }) => owner === choice.department)
            .map(({ code, name }) => [code, name.en] as const),
        ],
        (service) => onChoice({ ...choice, service: service === '' ? null : service }),
      )}
      {field(
        'Council district',
        choice.district ?? '',
        [['', 'Not known'], ...pack.districts.areas.map(({ id, name }) => [id, name] as const)],
        (district) => onChoice({ ...choice, district: district === '' ? null : district }),
      )}
    </Box>
  );
}
