import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PlannedCase } from '../../shared/contract/run-view.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { City } from '../../shared/domain/city.ts';
import { CaseNumber } from '../design/case-number.tsx';
import { commandWords } from '../design/command-words.ts';
import { InternalMark } from '../design/internal-mark.tsx';
import { Tag } from '../design/tag.tsx';

/** Those that would go through come after those that can't: what is wrong is looked at first. */
const MOST_SHOWN = 100;

/** Whether a resident can read what a command says. */
function audienceOf(command: CaseCommand): 'internal' | 'public' {
  if (command.type === 'add-note') return command.visibility;
  return command.type === 'refer' || command.type === 'close-case' ? 'public' : 'internal';
}

/** One command as it will be: what it does, and the words that go with it. */
function EffectOf({ command, city }: { command: CaseCommand; city: City }) {
  const { deed, said } = commandWords(command, city, city.timeZone);
  return (
    <Box component="li">
      {deed}
      {said !== null && (
        <Box sx={{ borderInlineStart: 2, borderColor: 'divider', pl: 3, my: 1 }}>
          <InternalMark visibility={audienceOf(command)} />
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{said}</Typography>
        </Box>
      )}
    </Box>
  );
}

interface PlannedListProps {
  cases: readonly PlannedCase[];
  city: City;
  /** Each command is told; else only which cases can't have it. */
  effects: boolean;
}

/** What will be done to which case, and to which it can't be, with the reason. */
export function PlannedList({ cases, city, effects }: PlannedListProps) {
  const ordered = cases.toSorted((a, b) => Number(a.stops === null) - Number(b.stops === null));
  return (
    <Box
      component="ul"
      aria-label="What will be done"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}
    >
      {ordered.slice(0, MOST_SHOWN).map((one) => (
        <Box component="li" key={one.caseId}>
          <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
            {one.stops === null ? (
              <Tag meaning="done" icon={<CheckCircleOutlined />} quiet>
                will go
              </Tag>
            ) : (
              <Tag meaning="breach" icon={<BlockOutlined />} quiet>
                {one.stops.step === 0 ? 'can’t' : `stops at step ${one.stops.step + 1}`}
              </Tag>
            )}
            <CaseNumber number={one.reference === '' ? null : one.reference} reference={one.reference} />
            <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
              {one.service}
              {one.address !== '' && `, ${one.address}`}
            </Box>
          </Box>
          {one.stops !== null && <Box sx={{ color: 'breach.text' }}>{one.stops.refusal.message}</Box>}
          {effects && (
            <Box component="ol" sx={{ m: 0, pl: 5 }}>
              {one.commands.map((command) => (
                <EffectOf key={JSON.stringify(command)} command={command} city={city} />
              ))}
            </Box>
          )}
        </Box>
      ))}
      {ordered.length > MOST_SHOWN && <li>{ordered.length - MOST_SHOWN} more</li>}
    </Box>
  );
}
