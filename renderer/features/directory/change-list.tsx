import UndoOutlined from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { changesBetween, type EntryChange } from '../../../shared/domain/directory/directory-change.ts';
import type { ContactPoint, Directory } from '../../../shared/domain/directory/directory.ts';
import { Tag } from '../../design/tag.tsx';
import { FIELD_NAMES, fieldValue } from './point-words.ts';
import type { Names } from './use-names.ts';

const KIND_WORDS: Record<EntryChange['kind'], string> = {
  added: 'New',
  changed: 'Changed',
  removed: 'Removed',
};

const isField = (name: string): name is keyof ContactPoint => name in FIELD_NAMES;

interface ChangeListProps {
  before: Directory;
  after: Directory;
  names: Names;
  /** Said where nothing differs. */
  none: string;
  /** Puts an entry back as it was; null where nobody may. */
  onTakeBack?: ((change: EntryChange) => void) | null;
  onOpen?: (change: EntryChange) => void;
}

function FieldLines({
  change,
  before,
  after,
  names,
}: { change: EntryChange } & Omit<ChangeListProps, 'none'>) {
  const was = before.contactPoints.find(({ id }) => id === change.point);
  const is = after.contactPoints.find(({ id }) => id === change.point);
  if (was === undefined || is === undefined) return null;
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(88px, 130px) minmax(0, 1fr) minmax(0, 1fr)',
        columnGap: 3,
        rowGap: 1,
        '& dd': { m: 0, overflowWrap: 'anywhere' },
      }}
    >
      {change.fields.filter(isField).map((field) => (
        <Box key={field} sx={{ display: 'contents' }}>
          <Typography component="dt" sx={{ color: 'text.secondary' }}>
            {FIELD_NAMES[field]}
          </Typography>
          <Box component="dd" sx={{ color: 'text.secondary' }}>
            <span>was </span>
            {fieldValue(was, field, names)}
          </Box>
          <dd>
            <span>is </span>
            <Box component="span" sx={{ fontWeight: 500 }}>
              {fieldValue(is, field, names)}
            </Box>
          </dd>
        </Box>
      ))}
    </Box>
  );
}

/** What differs between two directories, entry by entry and field by field. */
export function ChangeList({ before, after, names, none, onTakeBack, onOpen }: ChangeListProps) {
  const changes = useMemo(() => changesBetween(before, after), [before, after]);
  const hours = before.serviceHours !== after.serviceHours;
  if (changes.length === 0 && !hours) return <Typography sx={{ color: 'text.secondary' }}>{none}</Typography>;
  return (
    <Box component="ul" aria-label="Changes" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 3 }}>
      {hours && (
        <li>
          Service hours, in which complaints need somebody: were {names.calendar(before.serviceHours)}, are{' '}
          <Box component="span" sx={{ fontWeight: 500 }}>
            {names.calendar(after.serviceHours)}
          </Box>
          .
        </li>
      )}
      {changes.map((change) => (
        <Box
          component="li"
          key={change.point}
          sx={{ display: 'grid', gap: 1.5, pb: 3, borderBottom: 1, borderColor: 'divider' }}
        >
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
            <Tag meaning={change.kind === 'removed' ? 'attention' : 'information'} icon={null}>
              {KIND_WORDS[change.kind]}
            </Tag>
            <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {change.role}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', flex: 1 }}>
              {names.department(change.department)} · {change.point}
            </Box>
            {onOpen !== undefined && change.kind !== 'removed' && (
              <Button onClick={() => onOpen(change)}>Show</Button>
            )}
            {onTakeBack != null && (
              <Button startIcon={<UndoOutlined />} onClick={() => onTakeBack(change)}>
                {change.kind === 'removed' ? 'Put it back' : 'Take back'}
              </Button>
            )}
          </Box>
          <FieldLines change={change} before={before} after={after} names={names} />
        </Box>
      ))}
    </Box>
  );
}

/** A directory in which one change is taken back. */
export function withoutChange(before: Directory, after: Directory, change: EntryChange): Directory {
  const old = before.contactPoints.filter(({ id }) => id === change.point);
  const at = after.contactPoints.findIndex(({ id }) => id === change.point);
  const rest = after.contactPoints.filter(({ id }) => id !== change.point);
  const place =
    at >= 0
      ? at
      : Math.min(
          rest.length,
          before.contactPoints.findIndex(({ id }) => id === change.point),
        );
  return { ...after, contactPoints: rest.toSpliced(place, 0, ...old) };
}
