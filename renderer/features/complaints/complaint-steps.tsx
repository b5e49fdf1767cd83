import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ComplaintRecord, ComplaintStep } from '../../../shared/contract/complaint-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import {
  COMPLAINT_OUTCOMES,
  COMPLAINT_SAFETY,
  COMPLAINT_SEVERITY,
  TOLD_BY,
} from '../../../shared/domain/complaint/complaint-scales.ts';
import { COMPLAINT_DUTIES } from '../../../shared/domain/complaint/complaint-stage.ts';
import { MarkedText } from '../../design/internal-mark.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { useTimeZone } from '../../design/time-zone.ts';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { departmentName } from '../../door/use-city.ts';

type Taken = Exclude<ComplaintStep['event'], { type: 'complaint-overdue' }>;

/** A stage that was missed, and what came of it: nobody took this step. */
function OverdueSentence({
  event,
}: {
  event: Extract<ComplaintStep['event'], { type: 'complaint-overdue' }>;
}) {
  const timeZone = useTimeZone();
  const { offer, stage, dueAt } = event;
  const due = `Its ${COMPLAINT_DUTIES[stage]} was due ${dateTime(dueAt, timeZone)}`;
  return (
    <Box component="strong" sx={{ fontWeight: 600 }}>
      {offer === null
        ? `${due}: no higher tier has anybody, so it stays where it is.`
        : `${due}: moved up to tier ${offer.tier}.`}
    </Box>
  );
}

/** A step in a sentence, without who took it. */
function stepSentence(event: Taken, city: City): string {
  switch (event.type) {
    case 'complaint-received': {
      const again =
        event.repeats === 0
          ? ''
          : ` It repeats ${event.repeats === 1 ? 'one' : event.repeats} of the last months.`;
      const tier = event.offer === null ? '' : ` It went to tier ${event.offer.tier} of the contact points.`;
      return `took the complaint.${again}${tier}`;
    }
    case 'complaint-acknowledged':
      return `acknowledged it: ${TOLD_BY[event.how].toLowerCase()}.`;
    case 'complaint-assessed':
      return `assessed it: ${COMPLAINT_SEVERITY[event.severity].label.toLowerCase()}, ${COMPLAINT_SAFETY[event.safety].label.toLowerCase()}.`;
    case 'complaint-noted':
      return 'added a note.';
    case 'complaint-investigated':
      return 'concluded the investigation.';
    case 'complaint-decided':
      return `decided: ${COMPLAINT_OUTCOMES[event.outcome].toLowerCase()}.`;
    case 'complaint-communicated':
      return `told the caller the decision: ${TOLD_BY[event.how].toLowerCase()}.`;
    case 'complaint-closed':
      return 'closed it.';
    case 'complaint-referred-outside': {
      const outside = city.pack.complaints?.recourse.find(({ code }) => code === event.recourse);
      return `referred it to ${outside?.name.en ?? event.recourse}.`;
    }
    case 'complaint-assigned':
      return event.assignee === null
        ? `gave it to ${departmentName(city, event.department)}.`
        : `gave it to somebody of ${departmentName(city, event.department)}.`;
    case 'complaint-case-linked':
      return 'linked a case.';
    case 'complaint-escalated':
      return event.offer === null
        ? `escalated it to tier ${event.tier}; nobody is there, so it is the supervisors’.`
        : `escalated it to tier ${event.offer.tier}.`;
  }
}

/** What happened to a complaint, oldest first; internal words on a tint of their own. */
export function ComplaintSteps({ record, city }: { record: ComplaintRecord; city: City }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 3 }}>
      {record.steps.map((step) => (
        <Box component="li" key={step.version} sx={{ display: 'grid', gap: 1 }}>
          <Typography>
            {step.event.type === 'complaint-overdue' ? (
              <OverdueSentence event={step.event} />
            ) : (
              <>
                <Box component="strong">{shownName(step.byName)}</Box> {stepSentence(step.event, city)}
              </>
            )}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              <RelativeTime at={step.at} />
            </Box>
          </Typography>
          {step.event.type !== 'complaint-received' &&
            Object.entries(step.texts).map(([id, { body, visibility }]) => (
              <MarkedText key={id} visibility={visibility === 'internal' ? 'internal' : 'public'}>
                {body ?? 'Erased.'}
              </MarkedText>
            ))}
        </Box>
      ))}
    </Box>
  );
}
