import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { MOST_LISTED, MOST_STUDIED } from '../../../shared/contract/study.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { counted, countWords } from '../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { Panes } from '../../design/panes.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { PeriodChoice } from '../../design/study/period-choice.tsx';
import { studyPeriod } from '../../design/study/study-period.ts';
import { StudyProgress } from '../../design/study/study-progress.tsx';
import { useNow } from '../../design/use-now.ts';
import type { VirtualListHandle } from '../../design/virtual-list.tsx';
import type { RulesWork } from '../../workspace/rules-draft.ts';
import { openCase } from '../../workspace/workspace.ts';
import type { RuleNames } from './rule-words.ts';
import { triedPeriod, type TriedStudy } from './tried-studies.ts';
import { TriedList, type Which } from './tried-list.tsx';
import { TriedSummary } from './tried-summary.tsx';
import { triedRows, type TriedRow } from './tried-words.ts';
import type { SavedRules } from './use-rules.ts';
import { useTried } from './use-tried.ts';

interface TrySectionProps {
  actor: AccountActor;
  city: City;
  names: RuleNames;
  newest: SavedRules | null;
  /** Null: nothing is changed, so only what holds is tried. */
  work: RulesWork | null;
  /** How much is wrong with the working copy. */
  errors: number;
  isOffline: boolean;
}

/** What is said where nothing waits to be sent. */
function plainly(failure: Failure): Failure {
  if (failure.code !== 'hub-unreachable') return failure;
  return { ...failure, message: 'The cases are at the hub, and it is away. Nothing was changed; try again.' };
}

/** The study that is under way or stopped, of both. */
function underWay(...studies: readonly TriedStudy[]): TriedStudy | null {
  return (
    studies.find(({ name }) => name === 'running') ?? studies.find(({ name }) => name === 'stopped') ?? null
  );
}

/** Tries rules on past cases: what they would have escalated, beside what those in force would have. */
export function TrySection({ actor, city, names, newest, work, errors, isOffline }: TrySectionProps) {
  const { timeZone } = city;
  const chosen = useSyncExternalStore(triedPeriod.subscribe, triedPeriod.get);
  const period = studyPeriod(chosen, useNow(), timeZone);
  const tried = useTried(actor.id, work, newest);
  const [which, setWhich] = useState<Which>('all');
  const [active, setActive] = useState(0);
  const list = useRef<VirtualListHandle>(null);

  const ofWork = tried.work.name === 'done' ? tried.work : null;
  const ofSaved = tried.saved.name === 'done' ? tried.saved : null;
  const first = ofWork ?? ofSaved;
  const rows = useMemo(() => {
    if (first === null) return [];
    return triedRows(first.result, ofWork === null ? null : (ofSaved?.result ?? null));
  }, [first, ofWork, ofSaved]);
  const isCompared = ofWork !== null && ofSaved !== null;
  const isCut = [ofWork, ofSaved].some((one) => one !== null && one.result.cases > MOST_LISTED);
  // Where a list is cut off nobody knows what the other side lacks.
  const isComparable = isCompared && !isCut;
  const shown = useMemo(() => {
    if (!isComparable) return rows.filter(({ compared }) => compared !== 'gone');
    return which === 'all' ? rows : rows.filter(({ compared }) => compared === which);
  }, [rows, which, isComparable]);
  const at = Math.max(0, Math.min(active, shown.length - 1));

  const now = underWay(tried.work, tried.saved);
  const isRunning = now?.name === 'running' || tried.isWaiting;
  const whyNot = isOffline
    ? 'The cases are at the hub, and it is away.'
    : errors > 0
      ? 'Mend what is wrong with the working copy first.'
      : work === null && newest === null
        ? 'There are no rules yet.'
        : !period.ok
          ? period.why
          : isRunning
            ? 'It is being worked out.'
            : null;
  const step = (by: number) => {
    const to = Math.max(0, Math.min(shown.length - 1, at + by));
    setActive(to);
    list.current?.show(to);
    list.current?.focus();
  };
  const none = shown.length === 0 ? 'Nothing is listed yet.' : null;
  const base = { group: 'List', words: ['rule', 'trigger', 'past'] } as const;
  const run: Action = {
    ...base,
    id: 'rules.run',
    label: 'Try them',
    keys: ['r'],
    icon: <ReplayOutlined />,
    whyNot,
    perform: () => {
      setActive(0);
      if (period.ok) tried.begin(period);
    },
  };
  useActions([
    run,
    {
      ...base,
      id: 'rules.next',
      label: 'Next in the list',
      keys: ['j'],
      icon: <ArrowDownwardOutlined />,
      whyNot: none,
      perform: () => step(1),
    },
    {
      ...base,
      id: 'rules.previous',
      label: 'Previous in the list',
      keys: ['k'],
      icon: <ArrowUpwardOutlined />,
      whyNot: none,
      perform: () => step(-1),
    },
  ]);

  const ruleName = useCallback(
    (id: string) => {
      for (const done of [ofWork, ofSaved]) {
        const rule = done?.asked.document.rules.find((one) => one.id === id);
        if (rule !== undefined) return rule.name.en || id;
      }
      return id;
    },
    [ofWork, ofSaved],
  );
  const open = (row: TriedRow) =>
    openCase(row.caseId, `${row.number ?? 'Case'} ${names.service(row.service)}`);

  const sides = [
    ...(ofWork === null
      ? []
      : [{ title: 'Working copy', result: ofWork.result, document: ofWork.asked.document }]),
    ...(ofSaved === null
      ? []
      : [
          {
            title: `In force (version ${ofSaved.asked.version})`,
            result: ofSaved.result,
            document: ofSaved.asked.document,
          },
        ]),
  ];
  const left = first?.result.left ?? 0;
  const isStale = ofWork !== null && work !== null && ofWork.asked.document !== work.edited;

  const content = (): ReactNode => {
    if (now?.name === 'running')
      return (
        <Box sx={{ p: 4, display: 'grid', gap: 2, alignContent: 'start' }}>
          {work !== null && (
            <Typography sx={{ color: 'text.secondary' }}>
              {tried.work.name === 'running'
                ? 'First the working copy.'
                : 'Now the rules in force, to compare.'}
            </Typography>
          )}
          <StudyProgress
            of="cases"
            done={now.done}
            total={now.total}
            away={now.away}
            onCancel={tried.cancel}
          />
        </Box>
      );
    if (now?.name === 'stopped')
      return (
        <ErrorState failure={plainly(now.failure)} {...(whyNot === null ? { onRetry: run.perform } : {})} />
      );
    if (tried.work.name === 'findings' || tried.saved.name === 'findings')
      return (
        <Alert severity="error" sx={{ m: 4 }}>
          The hub finds something wrong with these rules, so nothing was tried. Look under Check, mend it and
          try again.
        </Alert>
      );
    if (first === null)
      return (
        <EmptyState
          icon={<HistoryOutlined />}
          title="See what the rules would have done"
          because={
            work === null
              ? 'Each case that was opened in the period is looked at as it was, moment by moment. Nobody is asked anything, and nothing changes. Change something in the working copy to compare it with what holds.'
              : 'Each case that was opened in the period is looked at as it was, moment by moment: by your working copy, then by the rules in force. Nobody is asked anything, and nothing changes.'
          }
          actions={[run]}
        />
      );
    return (
      <Panes
        group="rules-try"
        stackBelow={880}
        panes={[
          {
            id: 'summary',
            label: 'In numbers',
            size: '40%',
            min: 320,
            content: (
              <ScrollArea label="In numbers">
                <Box sx={{ p: 4 }}>
                  <TriedSummary sides={sides} />
                </Box>
              </ScrollArea>
            ),
          },
          {
            id: 'cases',
            label: 'Case by case',
            size: '60%',
            min: 380,
            content: (
              <TriedList
                rows={shown}
                isCut={isCut}
                isCompared={isComparable}
                which={which}
                active={at}
                ruleName={ruleName}
                names={names}
                timeZone={timeZone}
                handle={list}
                onWhich={setWhich}
                onActive={setActive}
                onOpen={open}
              />
            ),
          },
        ]}
      />
    );
  };

  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <Box
        sx={{
          px: 4,
          py: 2,
          display: 'flex',
          flexWrap: 'wrap',
          gap: 3,
          alignItems: 'flex-end',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <PeriodChoice
          value={chosen}
          timeZone={timeZone}
          whyNot={period.ok ? null : period.why}
          onChange={(next) => triedPeriod.set(next)}
        />
        <ActionButton action={run} variant={first === null ? 'outlined' : 'contained'} />
        <Typography role="status" sx={{ color: 'text.secondary', flex: '1 1 260px', pb: 1.5 }}>
          {first === null || isRunning
            ? ''
            : isStale
              ? 'The working copy was changed since. Try it again.'
              : left > 0
                ? `${counted(left, 'older case', 'older cases')} of the period were not looked at: ${countWords(MOST_STUDIED)} at once are the most.`
                : 'Every case of the period was looked at.'}
        </Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>{content()}</Box>
    </Box>
  );
}
