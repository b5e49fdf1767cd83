import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ContactPoint } from '../../../shared/domain/directory/directory.ts';
import type { OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { ContactWays } from '../../design/escalation/contact-ways.tsx';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { Tag } from '../../design/tag.tsx';
import { thereNow } from './entry-cells.tsx';
import { FIELD_NAMES, fieldValue } from './point-words.ts';
import { dutyWords } from './roster-rule.ts';
import type { Names } from './use-names.ts';
import { VerifiedTag } from './verified-tag.tsx';

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Typography component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </>
  );
}

function Roster({ point, names }: { point: ContactPoint; names: Names }) {
  if (point.roster.length === 0) return 'No roster: the primary answers.';
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
      {point.roster.map((duty) => (
        <li key={`${duty.start} ${duty.rule} ${names.who(duty.who)}`}>
          <Box component="span" sx={{ fontWeight: 500 }}>
            {names.who(duty.who)}
          </Box>
          {` ${dutyWords(duty)}`}
          {duty.exceptions.map(({ from, until, instead }) => (
            <Typography
              key={`${from} ${until}`}
              variant="caption"
              component="p"
              sx={{ color: 'text.secondary' }}
            >
              {from === until ? from : `${from} to ${until}`}:{' '}
              {instead === null ? 'left out' : `${names.who(instead)} instead`}
            </Typography>
          ))}
        </li>
      ))}
    </Box>
  );
}

interface EntryDetailsProps {
  point: ContactPoint;
  open: OpenDirectory;
  names: Names;
  now: Instant;
}

/** Everything an entry says, to read. */
export function EntryDetails({ point, open, names, now }: EntryDetailsProps) {
  const value = (field: keyof ContactPoint) => fieldValue(point, field, names);
  return (
    <ScrollArea label={`Details of ${point.role}`}>
      <Box sx={{ p: 4, display: 'grid', gap: 3 }}>
        <Box>
          <Typography sx={{ color: 'text.secondary' }}>
            {names.department(point.department)}
            {point.unit !== null && `, ${names.unit(point.department, point.unit)}`}
            {` · ${PATH_NAMES[point.path]} · Tier ${point.tier}`}
          </Typography>
          <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
            {point.role}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 1 }}>
            <VerifiedTag point={point} now={now} />
            {point.sample && (
              <Tag
                meaning="attention"
                icon={null}
                because="Invented for demonstration; it must be replaced before real use."
              >
                Invented
              </Tag>
            )}
          </Box>
        </Box>
        <ContactWays ways={point.channels.map((channel, place) => ({ ...channel, place }))} />
        <Box
          component="dl"
          sx={{
            m: 0,
            display: 'grid',
            gridTemplateColumns: 'minmax(96px, 148px) minmax(0, 1fr)',
            columnGap: 3,
            rowGap: 2,
          }}
        >
          <Line name="There now">
            <Box component="span" sx={{ fontWeight: 600 }}>
              {thereNow(point, open, now, names)}
            </Box>
          </Line>
          <Line name={FIELD_NAMES.primary}>{value('primary')}</Line>
          <Line name={FIELD_NAMES.backup}>{value('backup')}</Line>
          <Line name={FIELD_NAMES.roster}>
            <Roster point={point} names={names} />
          </Line>
          {(
            [
              'hours',
              'substitute',
              'services',
              'districts',
              'acknowledge',
              'languages',
              'tty',
              'effective',
              'verified',
              'id',
            ] as const
          ).map((field) => (
            <Line key={field} name={FIELD_NAMES[field]}>
              {value(field)}
            </Line>
          ))}
        </Box>
      </Box>
    </ScrollArea>
  );
}
