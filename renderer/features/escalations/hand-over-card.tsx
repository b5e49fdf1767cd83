import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import type { ShownHandOver } from '../../door/use-hand-overs.ts';
import { HandedCase } from './handed-case.tsx';

/** More of them are counted, not listed. */
const LISTED = 8;

interface HandOverCardProps {
  handOver: ShownHandOver;
  city: City;
  /** Takes it; null: it is not the person's to take, or taken. */
  take: Action | null;
}

/** One hand-over: who left it, what they wrote, what became of the escalations that went along, and who took it. */
export function HandOverCard({ handOver, city, take }: HandOverCardProps) {
  const { department, by, at, text, escalations, takenBy, pending } = handOver;
  const name = city.department(department)?.name ?? department;
  const rest = escalations.length - LISTED;
  return (
    <Box
      component="article"
      aria-label={`Hand-over from ${shownName(by.name)}`}
      sx={{ display: 'grid', gap: 1.5, justifyItems: 'start', minWidth: 0 }}
    >
      <Typography variant="subtitle2" component="h2">
        Hand-over from {shownName(by.name)}, {name}, <RelativeTime at={at} />
      </Typography>
      <Typography
        sx={{
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          maxWidth: '84ch',
          maxHeight: 160,
          overflow: 'auto',
        }}
        {...(text !== null && text.length > 400 ? { tabIndex: 0 } : {})}
      >
        {text ?? 'What was written was erased.'}
      </Typography>
      {escalations.length > 0 && (
        <Box component="ul" aria-label="Went along" sx={{ m: 0, pl: 5, color: 'text.secondary' }}>
          {escalations.slice(0, LISTED).map((one) => (
            <li key={one.escalationId}>
              <HandedCase of={one} city={city} />
            </li>
          ))}
          {rest > 0 && <li>{rest} more</li>}
        </Box>
      )}
      <Typography sx={{ color: 'text.secondary' }}>
        {pending
          ? 'Kept on this desk; the hub does not know of it yet.'
          : takenBy.length === 0
            ? 'Nobody has taken it yet.'
            : `Taken by ${takenBy.map((one) => shownName(one.name)).join(', ')}.`}
      </Typography>
      {take !== null && <ActionButton action={take} variant="contained" />}
    </Box>
  );
}
