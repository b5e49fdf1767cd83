import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ComplaintRecord } from '../../../shared/contract/complaint-view.ts';
import {
  COMPLAINT_LADDER,
  COMPLAINT_STAGES,
  complaintEdge,
} from '../../../shared/domain/complaint/complaint-stage.ts';
import { BecauseButton } from '../../design/because-button.tsx';
import { Tag } from '../../design/tag.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useTimeZone } from '../../design/time-zone.ts';
import { DueCell } from './due-cell.tsx';

/** The way of a complaint: what was reached when, in time or late, and what is due when and why. */
export function StageLadder({ record }: { record: ComplaintRecord }) {
  const timeZone = useTimeZone();
  const { facts, steps } = record;
  const { clock, reached } = facts;
  const names = new Map(steps.flatMap(({ by, byName }) => (by.id === null ? [] : [[by.id, byName]])));
  const last = reached.at(-1)?.stage ?? 'received';
  const rest =
    facts.stage === 'external'
      ? []
      : COMPLAINT_LADDER.slice(COMPLAINT_LADDER.findIndex((one) => one === last) + 1);
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
      {reached.map(({ stage, at, by, dueAt }, index) => {
        const before = reached[index - 1]?.stage;
        const because = before === undefined ? null : complaintEdge(before, stage, true);
        const late = dueAt !== null && at > dueAt;
        return (
          <Box component="li" key={stage} sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
            <CheckCircleOutlined sx={{ fontSize: 18, color: 'done.text', mt: '1px' }} />
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
                <Typography component="span" sx={{ fontWeight: 600 }}>
                  {COMPLAINT_STAGES[stage]}
                </Typography>
                {late && (
                  <Tag meaning="attention" icon={<ScheduleOutlined />} quiet>
                    Late
                  </Tag>
                )}
              </Box>
              <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
                {dateTime(at, timeZone)}
                {by === null || !names.has(by) ? '' : `, ${names.get(by)}`}
                {because === null ? '' : `. ${because}`}
              </Typography>
            </Box>
          </Box>
        );
      })}
      {rest.map((stage) => (
        <Box component="li" key={stage} sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
          <RadioButtonUncheckedOutlined sx={{ fontSize: 18, color: 'text.secondary', mt: '1px' }} />
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography component="span" sx={{ color: 'text.secondary' }}>
              {COMPLAINT_STAGES[stage]}
            </Typography>
            {clock?.stage === stage && (
              <Box sx={{ display: 'grid', gap: 1 }}>
                <Typography variant="caption" component="div">
                  by {dateTime(clock.dueAt, timeZone)}{' '}
                  <BecauseButton
                    label={`Why it has to be ${COMPLAINT_STAGES[stage].toLowerCase()} by then`}
                    title={`Due ${dateTime(clock.dueAt, timeZone)}`}
                    steps={clock.because}
                  />
                </Typography>
                <DueCell clock={clock} />
                {clock.missed !== null && (
                  <Typography variant="caption" component="p">
                    {clock.missed.tier === null
                      ? `Missed ${dateTime(clock.missed.at, timeZone)}: no higher tier has anybody.`
                      : `Moved up to tier ${clock.missed.tier}, ${dateTime(clock.missed.at, timeZone)}.`}
                  </Typography>
                )}
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
