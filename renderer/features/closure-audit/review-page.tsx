import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import SearchOffOutlined from '@mui/icons-material/SearchOffOutlined';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import { AUDIT_VERDICTS, VERDICT_ORDER } from '../../../shared/domain/audit/verdict.ts';
import type { City } from '../../../shared/domain/city.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { focusField } from '../../design/focus-field.ts';
import { Panes } from '../../design/panes.tsx';
import { SECTIONS_CONTENT, SECTIONS_PAGE } from '../../design/sections-layout.ts';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';
import { auditAction } from './audit-actions.tsx';
import { closureKey, goInAudit, type ClosureRef, type ReviewRound } from './audit-place.ts';
import { ReviewClaim } from './review-claim.tsx';
import { ReviewEvidence } from './review-evidence.tsx';
import { NOTE_FIELD, ReviewSide } from './review-side.tsx';
import { StreamBand } from './stream-band.tsx';
import { useReview, whyNoVerdict } from './use-review.ts';
import { useUnsentVerdicts } from './use-unsent-verdicts.ts';
import { VerdictDialog } from './verdict-dialog.tsx';
import { VERDICT_ICONS } from './verdict-tag.tsx';

interface ReviewPageProps {
  city: City;
  actor: AccountActor;
  round: ReviewRound;
  closure: ClosureRef;
}

/** How far the sample is; of the risk list only where one is in it. */
function Progress({ round, closure }: Pick<ReviewPageProps, 'round' | 'closure'>) {
  const samples = useAsk('audit.samples', {}, { enabled: closure.stream === 'random' }).data?.samples;
  const sample = samples?.find(({ id }) => id === closure.sampleId);
  const place = `${round.at + 1} of ${round.closures.length} listed`;
  return (
    <Box sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
      {sample === undefined ? place : `${sample.reviewed} of ${sample.size} reviewed · ${place}`}
    </Box>
  );
}

/** One closure: what was said on the left, what there is to see in the middle, what speaks against it on the right. */
export function ReviewPage({ city, actor, round, closure }: ReviewPageProps) {
  const { caseId, closing, sampleId } = closure;
  const key = closureKey(closure);
  const query = useAsk('audit.review', { caseId, closing, sampleId }, { keepOld: false });
  const view = useAsk('case.get', { id: caseId }, { keepOld: false });
  const unsent = useUnsentVerdicts().get(key) ?? null;
  const data = query.data ?? undefined;
  const isSettling = data?.item.standing === 'disputed';
  const review = useReview(closure, isSettling);
  const whyNot = review.busy ? 'Your verdict is on its way.' : whyNoVerdict(data, unsent !== null);
  const found = view.data ?? null;

  const { choose } = review;
  const verdicts = VERDICT_ORDER.map((verdict, at) =>
    auditAction(
      verdict,
      isSettling ? `Settle: ${AUDIT_VERDICTS[verdict].label.toLowerCase()}` : AUDIT_VERDICTS[verdict].label,
      [String(at + 1)],
      VERDICT_ICONS[verdict],
      whyNot,
      () => choose(verdict),
    ),
  );
  const ways = useMemo(() => {
    const go = (at: number) => goInAudit({ round: { ...round, at } });
    const isLast = round.at + 1 >= round.closures.length;
    return [
      auditAction(
        'next-closure',
        'Next',
        ['j'],
        <ArrowDownwardOutlined />,
        isLast ? 'This is the last of the list. Esc goes back.' : null,
        () => go(round.at + 1),
      ),
      auditAction(
        'previous-closure',
        'Previous',
        ['k'],
        <ArrowUpwardOutlined />,
        round.at === 0 ? 'This is the first of the list.' : null,
        () => go(round.at - 1),
      ),
      auditAction('to-list', 'Back', ['escape'], <ArrowBackOutlined />, null, () =>
        goInAudit({ round: null }),
      ),
    ];
  }, [round]);
  const others = [
    auditAction('note', 'Note', ['n'], <EditNoteOutlined />, whyNot, () => focusField(NOTE_FIELD)),
    auditAction(
      'open-case',
      'Open case',
      ['o'],
      <OpenInNewOutlined />,
      found === null ? 'The case is not here yet.' : null,
      () => {
        if (found !== null)
          openCase(
            caseId,
            caseTitle({ ...found.facts, reference: found.reference }, serviceName(city, found.facts.service)),
          );
      },
    ),
  ];
  useActions([...verdicts, ...others, ...ways]);

  const failure = query.error?.failure ?? null;
  const content =
    failure !== null && data === undefined ? (
      <ErrorState failure={failure} onRetry={() => void query.refetch()} />
    ) : query.data === null ? (
      <EmptyState
        icon={<SearchOffOutlined />}
        title="This closure is not to be reviewed"
        because="It is not in this sample any more. Esc goes back to the list."
      />
    ) : data === undefined ? (
      <SkeletonRows rows={8} label="Loading the closure" />
    ) : (
      <Panes
        group="closure-review"
        stackBelow={880}
        panes={[
          {
            id: 'claim',
            label: 'What was said',
            size: 330,
            min: 240,
            max: 480,
            steady: true,
            content: <ReviewClaim review={data} city={city} view={found} />,
          },
          {
            id: 'evidence',
            label: 'What there is to see',
            size: '50%',
            min: 340,
            content: (
              <ReviewEvidence
                review={data}
                city={city}
                view={found}
                failure={view.error?.failure ?? null}
                onRetry={() => void view.refetch()}
              />
            ),
          },
          {
            id: 'signals',
            label: 'Signals and verdict',
            size: 320,
            min: 240,
            max: 460,
            steady: true,
            content: (
              <ReviewSide
                review={data}
                actor={actor}
                city={city}
                unsent={unsent}
                whyNot={whyNot}
                note={review.note}
                onNote={review.setNote}
              />
            ),
          },
        ]}
      />
    );
  return (
    <Box sx={SECTIONS_PAGE}>
      <StreamBand stream={closure.stream}>
        <Progress round={round} closure={closure} />
      </StreamBand>
      {review.stopped !== null && review.asking === null && <StoppedNote stopped={review.stopped} />}
      <Box sx={SECTIONS_CONTENT}>{content}</Box>
      <ActionBar label="Your verdict" actions={[...verdicts, ...others, ...ways]} />
      {review.asking !== null && (
        <VerdictDialog
          review={review}
          asking={review.asking}
          twice={data?.item.twice === true && !isSettling}
        />
      )}
    </Box>
  );
}
