import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import SearchOffOutlined from '@mui/icons-material/SearchOffOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { ComplaintRecord } from '../../../shared/contract/complaint-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import {
  COMPLAINT_ABOUT,
  COMPLAINT_COMPLEXITY,
  COMPLAINT_IMPACT,
  COMPLAINT_OUTCOMES,
  COMPLAINT_SAFETY,
  COMPLAINT_SEVERITY,
} from '../../../shared/domain/complaint/complaint-scales.ts';
import type { ComplaintId } from '../../../shared/domain/ids.ts';
import { MESSAGE_STATES } from '../../../shared/domain/messages/message.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { contactWords, languageName } from '../../design/caller-words.ts';
import { ComplaintStageTag, ConfidentialTag } from '../../design/complaint/stage-tag.tsx';
import { useDirectoryWords } from '../../design/escalation/use-directory-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { ListFrame } from '../../design/list-frame.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { Tag } from '../../design/tag.tsx';
import { useActor } from '../../design/use-actor.ts';
import { useNow } from '../../design/use-now.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { complaintShown } from '../../workspace/complaint-shown.ts';
import { openCase } from '../../workspace/workspace.ts';
import { complaintActions, type ComplaintDeedName } from './complaint-deeds.tsx';
import { ComplaintSteps } from './complaint-steps.tsx';
import { DeedDialog } from './deed-dialog.tsx';
import { StageLadder } from './stage-ladder.tsx';

const BACK: Action = {
  id: 'complaint.back',
  label: 'Back to the list',
  group: 'Go',
  keys: ['escape'],
  icon: <ArrowBackOutlined />,
  words: ['complaints'],
  whyNot: null,
  perform: () => complaintShown.set(null),
};
const BACK_ONLY: readonly Action[] = [BACK];

/** One complaint on one page, wherever it was opened from. */
export function ComplaintPage({ id, city }: { id: ComplaintId; city: City }) {
  const asked = useAsk('complaint.get', { id, number: null }, { keepOld: false });
  const record = asked.data;
  useActions(BACK_ONLY);
  if (record === undefined && asked.isError)
    return <ErrorState failure={asked.error.failure} onRetry={() => void asked.refetch()} />;
  if (record === null) {
    return (
      <EmptyState
        icon={<SearchOffOutlined />}
        title="No such complaint"
        because="There is no such complaint, or it is not yours to see."
        actions={BACK_ONLY}
      />
    );
  }
  if (record === undefined) return <SkeletonRows rows={12} label="The complaint is on its way" />;
  return <Page record={record} city={city} />;
}

function Page({ record, city }: { record: ComplaintRecord; city: City }) {
  const { facts } = record;
  const actor = useActor();
  const [deed, setDeed] = useState<ComplaintDeedName | null>(null);
  const perform = useCallback((next: ComplaintDeedName) => setDeed(next), []);
  const actions = useMemo(() => complaintActions(facts, actor, perform), [facts, actor, perform]);
  useActions(actions);
  const can = actions.filter(({ whyNot }) => whyNot === null);
  return (
    <ListFrame>
      <Header record={record} city={city} />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          overflow: 'auto',
          display: 'grid',
          alignContent: 'start',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
          '@media (min-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr) 360px' },
        }}
        tabIndex={0}
        role="region"
        aria-label="The complaint"
      >
        <Box sx={{ px: 4, py: 3, display: 'grid', gap: 5, alignContent: 'start', minWidth: 0 }}>
          <Statement record={record} />
          <Decision record={record} />
          <Part title="What happened">
            <ComplaintSteps record={record} city={city} />
          </Part>
        </Box>
        <Box
          sx={{
            px: 4,
            py: 3,
            display: 'grid',
            gap: 5,
            alignContent: 'start',
            minWidth: 0,
            borderLeft: 1,
            borderColor: 'divider',
          }}
        >
          <Part title="Stages">
            <StageLadder record={record} />
          </Part>
          <Assessment record={record} city={city} />
          <Cases record={record} city={city} />
          <Caller record={record} />
        </Box>
      </Box>
      <ActionBar label="What can be done with the complaint" actions={[...can, BACK]} />
      {deed !== null && <DeedDialog deed={deed} record={record} city={city} onClose={() => setDeed(null)} />}
    </ListFrame>
  );
}

function Header({ record, city }: { record: ComplaintRecord; city: City }) {
  const { facts, assignee } = record;
  const words = useDirectoryWords(city, facts.department);
  const now = useNow();
  const what = facts.disputed?.notDone === true ? 'Closed but not done' : COMPLAINT_ABOUT[facts.about].label;
  return (
    <Box component="header" sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3 }}>
        <Typography variant="h2" component="h1">
          <Box component="span" sx={{ fontFamily: 'monospace' }}>
            {facts.number}
          </Box>{' '}
          {what}
        </Typography>
        <ComplaintStageTag facts={facts} />
        {facts.confidential && <ConfidentialTag />}
        {facts.clock !== null && facts.clock.dueAt < now && (
          <Tag meaning="breach" icon={<ScheduleOutlined />}>
            Late
          </Tag>
        )}
      </Box>
      <Typography sx={{ color: 'text.secondary' }}>
        {departmentName(city, facts.department)}
        {assignee === null ? '' : `, with ${shownName(assignee.name)}`}
        {` · tier ${facts.tier}`}
        {facts.offer === null ? '' : `, ${words.role(facts.offer.contactPoint)}`}
        {facts.repeats === 0 ? '' : ` · repeats ${facts.repeats}`} · received{' '}
        <RelativeTime at={facts.receivedAt} />
        {record.takenBy === null ? '' : `, taken by ${shownName(record.takenBy.name)}`}
      </Typography>
    </Box>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ minWidth: 0 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 2 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Said({ body }: { body: string | null | undefined }) {
  return (
    <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '84ch' }}>
      {body ?? 'Erased.'}
    </Typography>
  );
}

function Statement({ record }: { record: ComplaintRecord }) {
  const [first] = record.steps;
  if (first?.event.type !== 'complaint-received') return null;
  const { statement, remedySought } = first.event;
  return (
    <>
      <Part title="What is wrong">
        <Said body={first.texts[statement]?.body} />
      </Part>
      <Part title="What would make it right">
        {remedySought === null ? (
          <Typography sx={{ color: 'text.secondary' }}>Nothing was asked for.</Typography>
        ) : (
          <Said body={first.texts[remedySought]?.body} />
        )}
      </Part>
    </>
  );
}

function Decision({ record }: { record: ComplaintRecord }) {
  const step = record.steps.findLast(({ event }) => event.type === 'complaint-decided');
  if (step?.event.type !== 'complaint-decided') return null;
  const { outcome, text, remedy } = step.event;
  return (
    <Part title={`Decision: ${COMPLAINT_OUTCOMES[outcome].toLowerCase()}`}>
      <Said body={step.texts[text]?.body} />
      {remedy !== null && (
        <>
          <Typography variant="subtitle2" component="h3" sx={{ mt: 2 }}>
            Remedy
          </Typography>
          <Said body={step.texts[remedy]?.body} />
        </>
      )}
    </Part>
  );
}

function Assessment({ record, city }: { record: ComplaintRecord; city: City }) {
  const { facts, subject } = record;
  const lines: readonly (readonly [string, string])[] = [
    ['Severity', COMPLAINT_SEVERITY[facts.severity].label],
    ['Safety', COMPLAINT_SAFETY[facts.safety].label],
    ['Impact', COMPLAINT_IMPACT[facts.impact].label],
    [
      'Complexity',
      facts.complexity === null ? 'Not assessed yet' : COMPLAINT_COMPLEXITY[facts.complexity].label,
    ],
    ['Service', facts.service === null ? 'None' : serviceName(city, facts.service)],
    ['District', facts.district === null ? 'Not known' : facts.district],
    ...(subject === null ? [] : ([['About', shownName(subject.name)]] as const)),
  ];
  return (
    <Part title="Assessment">
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 4, rowGap: 1 }}
      >
        {lines.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Typography>
            <Typography component="dd" sx={{ m: 0 }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
    </Part>
  );
}

function Cases({ record, city }: { record: ComplaintRecord; city: City }) {
  const { cases, facts } = record;
  const { disputed } = facts;
  return (
    <Part title="Linked cases">
      {cases.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>None. L links one.</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
          {cases.map((one) => (
            <li key={one.id}>
              <Link
                component="button"
                type="button"
                onClick={() => openCase(one.id, `${one.number ?? ''} ${serviceName(city, one.service)}`)}
                sx={{ fontFamily: 'monospace' }}
              >
                {one.number ?? 'No number yet'}
              </Link>{' '}
              {serviceName(city, one.service)}
              <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
                {one.address}
              </Typography>
              {disputed?.caseId === one.id && (
                <Typography variant="caption" component="p">
                  Its closing number {disputed.closing ?? '?'} is disputed
                  {disputed.notDone ? ': not done' : ''}
                  {disputed.reopened ? '. Reopened with the complaint.' : '.'}
                </Typography>
              )}
            </li>
          ))}
        </Box>
      )}
    </Part>
  );
}

function Caller({ record }: { record: ComplaintRecord }) {
  const { caller, messages, facts } = record;
  return (
    <>
      <Part title="Who complains">
        {caller === null ? (
          <Typography sx={{ color: 'text.secondary' }}>
            {facts.callerId === null ? 'Anonymous' : 'Not for you to see'}
          </Typography>
        ) : (
          <Typography>
            {shownName(caller.name)}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {[contactWords(caller), languageName(caller.language)]
                .filter((part) => part !== '')
                .map((part) => ` · ${part}`)
                .join('')}
            </Box>
          </Typography>
        )}
      </Part>
      <Part title="Messages">
        {messages.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>None was sent.</Typography>
        ) : (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 3 }}>
            {messages.map((one) => (
              <li key={one.id}>
                <Typography>
                  {one.occasion === 'received' ? 'Receipt' : 'Decision'}:{' '}
                  {MESSAGE_STATES[one.state].toLowerCase()}
                  {one.address === null ? '' : ` to ${one.address}`} · <RelativeTime at={one.madeAt} />
                </Typography>
                <Typography
                  variant="caption"
                  component="p"
                  sx={{ color: 'text.secondary', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
                >
                  {one.body ?? 'Erased.'}
                </Typography>
              </li>
            ))}
          </Box>
        )}
      </Part>
    </>
  );
}
