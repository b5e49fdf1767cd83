import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Ticket } from '../../../shared/contract/report.ts';
import { CHANNELS } from '../../../shared/domain/channel.ts';
import type { City } from '../../../shared/domain/city.ts';
import { StateTag } from '../../design/state-tag.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { areaName } from './report-names.ts';

function Line({ label, children }: { label: string; children: string }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '108px minmax(0, 1fr)', columnGap: 3 }}>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}

/** All that the report says of one case, in full. */
export function ChosenTicket({ ticket, city }: { ticket: Ticket; city: City }) {
  const when = (at: number) => dateTime(at, city.timeZone);
  const { signals, review } = ticket;
  // Of an open case there is nothing to explain or to judge yet.
  const closed = ticket.closedAt !== null;
  return (
    <Box
      component="section"
      aria-label="The chosen case"
      tabIndex={0}
      sx={{
        width: 380,
        flex: 'none',
        minHeight: 0,
        overflow: 'auto',
        borderLeft: 1,
        borderColor: 'divider',
        px: 4,
        py: 3,
        display: 'grid',
        alignContent: 'start',
        gap: 3,
      }}
    >
      <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
        <Typography variant="h3" component="h2">
          {`${ticket.number ?? 'No number'} ${serviceName(city, ticket.service)}`}
        </Typography>
        <StateTag state={ticket.state} outcome={ticket.outcome} closedElsewhere={ticket.closedElsewhere} />
      </Box>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
        <Line label="Next step">{ticket.nextStep}</Line>
        {(closed || ticket.explanation !== null) && (
          <Line label="Explanation">{ticket.explanation ?? 'None was given.'}</Line>
        )}
        {ticket.reason !== null && <Line label="Reason">{ticket.reason}</Line>}
        <Line label="Department">{departmentName(city, ticket.department)}</Line>
        <Line label="Place">{ticket.place === '' ? 'Known only by words' : ticket.place}</Line>
        <Line label="District">{areaName(city, ticket.district)}</Line>
        <Line label="Came in by">{CHANNELS[ticket.channel]}</Line>
        <Line label="Opened">{when(ticket.openedAt)}</Line>
        <Line label="Due">{ticket.dueAt === null ? 'No due time holds now' : when(ticket.dueAt)}</Line>
        {ticket.closedAt !== null && <Line label="Closed">{when(ticket.closedAt)}</Line>}
        {ticket.reopenCount > 0 && <Line label="Reopened">{`${ticket.reopenCount} times`}</Line>}
        {(closed || signals !== null) && (
          <Line label="Signals">
            {signals === null ? 'Not looked at' : signals.length === 0 ? 'None' : signals.join('\n')}
          </Line>
        )}
        {(closed || review !== null) && <Line label="Review">{review ?? 'Not reviewed'}</Line>}
      </Box>
    </Box>
  );
}
