import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { RosterException } from '../../../shared/domain/directory/directory.ts';
import { FieldRow, fieldId, GroupNote, TextLine } from '../../design/form-parts.tsx';
import { PersonField } from './person-field.tsx';

const MOST = 100;

interface ExceptionRowsProps {
  exceptions: readonly RosterException[];
  /** Of the duty: "roster.0". */
  path: string;
  /** Its number, as people count. */
  duty: number;
  today: string;
  onChange: (exceptions: RosterException[]) => void;
}

/** Days on which a duty is left out, or somebody else has it. */
export function ExceptionRows({ exceptions, path, duty, today, onChange }: ExceptionRowsProps) {
  const change = (place: number, parts: Partial<RosterException>) =>
    onChange(exceptions.map((one, at) => (at === place ? { ...one, ...parts } : one)));
  const add = (instead: RosterException['instead']) =>
    onChange([...exceptions, { from: today, until: today, instead }]);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {[...exceptions.entries()].map(([place, one]) => {
        const at = `${path}.exceptions.${place}`;
        return (
          <Box
            key={place}
            id={fieldId(at)}
            tabIndex={-1}
            role="group"
            aria-label={`Exception ${place + 1} of duty ${duty}`}
            sx={{ display: 'grid', gap: 1, pl: 3, borderLeft: 3, borderColor: 'line.strong' }}
          >
            <Box sx={{ display: 'flex', alignItems: 'center' }}>
              <Typography sx={{ flex: 1, fontWeight: 500 }}>
                {one.instead === null ? 'Left out' : 'Somebody else instead'}
              </Typography>
              <Tooltip title="Remove this exception">
                <IconButton
                  aria-label={`Remove exception ${place + 1} of duty ${duty}`}
                  onClick={() => onChange(exceptions.toSpliced(place, 1))}
                >
                  <DeleteOutlined />
                </IconButton>
              </Tooltip>
            </Box>
            <FieldRow least={130}>
              <TextLine
                path={`${at}.from`}
                type="date"
                label="From"
                value={one.from}
                onChange={(from) => change(place, { from, until: one.until < from ? from : one.until })}
              />
              <TextLine
                path={`${at}.until`}
                type="date"
                label="Until, that day too"
                value={one.until}
                onChange={(until) => change(place, { until })}
              />
              {one.instead !== null && (
                <PersonField
                  path={`${at}.instead`}
                  label="Who instead"
                  who={one.instead}
                  onChange={(who) => change(place, { instead: who ?? { name: '' } })}
                />
              )}
            </FieldRow>
            <GroupNote path={at} />
          </Box>
        );
      })}
      {exceptions.length < MOST && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Button startIcon={<EventBusyOutlined />} onClick={() => add(null)}>
            Leave days out
          </Button>
          <Button startIcon={<SwapHorizOutlined />} onClick={() => add({ name: '' })}>
            Somebody else on some days
          </Button>
        </Box>
      )}
    </Box>
  );
}
