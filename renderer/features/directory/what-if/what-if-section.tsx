import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import StopOutlined from '@mui/icons-material/StopOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useMemo } from 'react';
import type { Action } from '../../../actions/action.ts';
import { useActions } from '../../../actions/use-actions.ts';
import { ActionButton } from '../../../design/action-button.tsx';
import { EmptyState } from '../../../design/empty-state.tsx';
import { ErrorState } from '../../../design/error-state.tsx';
import { SkeletonRows } from '../../../design/skeleton-rows.tsx';
import { PeriodChoice } from '../../../design/study/period-choice.tsx';
import { StudyProgress } from '../../../design/study/study-progress.tsx';
import { studyPeriod, type PeriodChosen } from '../../../design/study/study-period.ts';
import { useStudy } from '../../../design/study/use-study.ts';
import { useKept } from '../../../design/use-kept.ts';
import { useNow } from '../../../design/use-now.ts';
import type { AccountActor } from '../../../../shared/domain/actor.ts';
import {
  directory as directorySchema,
  type Directory,
} from '../../../../shared/domain/directory/directory.ts';
import { ask } from '../../../door/door-client.ts';
import type { DeskDirectory } from '../../../door/use-directory.ts';
import { useAsk } from '../../../door/use-door.ts';
import type { DraftSession } from '../draft-session.ts';
import type { ShownDirectory } from '../shown-directory.ts';
import { WhatIfResult } from './what-if-result.tsx';
import { whatIfStudy, type Against } from './what-if-study.ts';
import { WhatIfVerdict } from './what-if-verdict.tsx';

/** Versions that can be chosen, the newest ones. */
const VERSIONS = 50;
const USUAL: PeriodChosen = { kind: 'days', days: 90 };
const OFFLINE = 'The hub is away, and only the hub knows the past. Try again when it is back.';
const WORDS = ['what if', 'replay', 'past', 'compare', 'directory'];

interface WhatIfSectionProps {
  actor: AccountActor;
  version: DeskDirectory;
  published: ShownDirectory;
  /** The draft that is open; null: none is begun. */
  session: DraftSession | null;
  /** Whose draft it is: "the whole city", "Sanitation". */
  draftOf: string;
  /** Begins a draft. */
  begin: Action | undefined;
}

function useVersions(newest: number) {
  const { data, error } = useAsk('directory.history', { before: null, limit: VERSIONS });
  return {
    versions: data?.versions.filter(({ version }) => version < newest),
    failure: error?.failure ?? null,
  };
}

/** What would have become of past escalations by the draft, or by another version. */
export function WhatIfSection(props: WhatIfSectionProps) {
  const { actor, version, published, session, draftOf, begin } = props;
  const { names } = published;
  const { timeZone } = names.city;
  const now = useNow();
  const offline = useAsk('connection.get', {}).data?.state.name === 'offline';
  const { study, begin: beginStudy, cancel } = useStudy(whatIfStudy, actor.id);
  const { versions, failure } = useVersions(version.version);
  const [wanted, setWanted] = useKept<Against | null>('what-if against', null);
  const [chosen, setChosen] = useKept<PeriodChosen>('what-if period', USUAL);

  const usual: Against | null = session === null ? (versions?.[0]?.version ?? null) : 'draft';
  const isThere =
    wanted === 'draft' ? session !== null : versions?.some((one) => one.version === wanted) === true;
  const against = isThere ? wanted : usual;
  const older = useAsk(
    'directory.version',
    { version: typeof against === 'number' ? against : 1 },
    { enabled: typeof against === 'number', keepOld: false },
  ).data;
  const after: Directory | null =
    against === 'draft' ? (session?.edited ?? null) : against === null ? null : (older?.directory ?? null);
  const period = useMemo(() => studyPeriod(chosen, now, timeZone), [chosen, now, timeZone]);
  const isWhole = useMemo(
    () => against !== 'draft' || (after !== null && directorySchema.safeParse(after).success),
    [against, after],
  );

  const whyNot =
    (offline ? OFFLINE : null) ??
    (study.name === 'running' ? 'Past escalations are being replayed.' : null) ??
    (period.ok ? null : period.why) ??
    (against === null ? (failure?.message ?? 'There is nothing to compare with yet.') : null) ??
    (isWhole ? null : 'A field of the draft is not filled in. The check names it.') ??
    (after === null ? 'The version is on its way.' : null);
  const replay = () => {
    if (after === null || against === null || !period.ok) return;
    const { from, to } = period;
    const days = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'medium' });
    const asked = {
      against,
      name: against === 'draft' ? 'Draft' : `Version ${against}`,
      whole: against === 'draft' ? `the draft of ${draftOf}` : `version ${against}`,
      period: days.formatRange(from, to - 1),
      before: version,
      after,
    };
    beginStudy(asked, (id) =>
      ask('escalation.what-if', {
        id,
        period: { from, to },
        against:
          against === 'draft'
            ? { kind: 'document', directory: after }
            : { kind: 'version', version: against },
      }),
    );
  };
  const isRunning = study.name === 'running';
  const shared = { group: 'List', words: WORDS } as const;
  const action: Action = {
    ...shared,
    id: 'directory.replay',
    label: 'Replay past escalations',
    keys: ['r'],
    icon: <HistoryOutlined />,
    whyNot,
    perform: replay,
  };
  const stop: Action = {
    ...shared,
    id: 'directory.stop-replay',
    label: 'Cancel the replay',
    keys: ['escape'],
    icon: <StopOutlined />,
    whyNot: null,
    perform: cancel,
  };
  useActions(isRunning ? [action, stop] : [action]);

  const done = study.name === 'done' ? study : null;
  const since =
    done === null
      ? null
      : done.result.version !== version.version
        ? `Version ${version.version} holds now. Replay again to compare with it.`
        : done.asked.against === 'draft' && session !== null && session.edited !== done.asked.after
          ? 'The draft was changed since. Replay again to see what it would do now.'
          : null;

  const content = () => {
    switch (study.name) {
      case 'running':
        return null;
      case 'stopped':
        return <ErrorState failure={study.failure} onRetry={replay} />;
      case 'done':
        return study.result.count === 0 ? (
          <EmptyState
            icon={<HourglassEmptyOutlined />}
            title="No escalation was raised then"
            because={`There was none in ${study.asked.period}. Choose a longer or another period, and replay again.`}
          />
        ) : (
          <WhatIfResult asked={study.asked} result={study.result} since={since} names={names} />
        );
      case 'none':
      case 'findings':
        if (against === null && versions === undefined && failure === null)
          return <SkeletonRows rows={4} label="Loading the versions" />;
        return (
          <EmptyState
            icon={<HistoryOutlined />}
            title={
              against === null
                ? 'There is nothing to compare with yet'
                : 'What would have become of the past?'
            }
            because={
              offline
                ? OFFLINE
                : against === null
                  ? (failure?.message ??
                    'Begin a draft: then past escalations can be replayed against it, before it is published or even saved.')
                  : 'Each escalation of the period is routed anew, by the directory that holds and by the other one: who would have been asked, how fast somebody would have acknowledged, how much each contact point would have had to do. Nothing is changed by it.'
            }
            actions={
              against === null ? (begin === undefined ? [] : [{ ...begin, label: 'Begin a draft' }]) : []
            }
          />
        );
    }
  };
  return (
    <Box sx={COLUMN}>
      <Box sx={{ px: 4, py: 3, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
        <TextField
          select
          label="Compare today’s directory with"
          value={against ?? ''}
          sx={{ width: 280 }}
          slotProps={{ select: { native: true } }}
          onChange={(event) => {
            const { value } = event.target;
            setWanted(value === 'draft' ? 'draft' : Number(value));
          }}
        >
          {against === null && <option value="">Nothing yet</option>}
          {session !== null && <option value="draft">{`The draft of ${draftOf}`}</option>}
          {versions?.map(({ version: number, note }) => (
            <option key={number} value={number}>
              {`Version ${number}: ${note}`}
            </option>
          ))}
        </TextField>
        <PeriodChoice
          value={chosen}
          timeZone={timeZone}
          whyNot={period.ok ? null : period.why}
          onChange={setChosen}
        />
        <Box sx={{ pt: 5 }}>
          <ActionButton action={action} variant="contained" />
        </Box>
        {study.name === 'running' && (
          // Beside the button: what it says when it can't be used would lie over what is below it.
          <Box sx={{ pt: 5, pl: 4, flex: '1 1 320px' }}>
            <StudyProgress of="escalations" {...study} keys="escape" onCancel={cancel} />
          </Box>
        )}
      </Box>
      <WhatIfVerdict found={done === null || done.result.count === 0 ? null : done} />
      {content()}
    </Box>
  );
}

const COLUMN = {
  height: '100%',
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  '@media (max-width: 1100px)': { overflow: 'auto' },
} as const;
