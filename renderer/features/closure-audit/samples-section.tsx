import AddOutlined from '@mui/icons-material/AddOutlined';
import BarChartOutlined from '@mui/icons-material/BarChartOutlined';
import CasinoOutlined from '@mui/icons-material/CasinoOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import ListOutlined from '@mui/icons-material/ListOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AuditSample } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { useActions } from '../../actions/use-actions.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ColumnHeads, gridColumns, LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { notify } from '../../design/notices.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { useWidth } from '../../design/use-width.ts';
import { WorkList } from '../../design/work-list.tsx';
import { ask, DoorError } from '../../door/door-client.ts';
import { useAsk } from '../../door/use-door.ts';
import { auditAction, auditRemote, listSteps, SECTION_ACTIONS } from './audit-actions.tsx';
import { EVERYTHING, goInAudit } from './audit-place.ts';
import { ratedSample } from './rated-sample.ts';
import { DrawDialog } from './draw-dialog.tsx';
import { SampleDetails } from './sample-details.tsx';
import { sampleTitle } from './sample-words.ts';
import { SectionTabs } from './section-tabs.tsx';
import { StreamBand } from './stream-band.tsx';

const ROOMY = 1000;
const NO_SAMPLES: readonly AuditSample[] = [];
const keyOf = ({ id }: AuditSample): string => id;

type ColumnName = 'period' | 'progress' | 'left' | 'population' | 'drawn';
const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'period', title: 'Closed', width: 'minmax(0, 1.6fr)' },
  { name: 'progress', title: 'Reviewed', width: '132px' },
  { name: 'left', title: 'For you', width: '72px' },
  { name: 'population', title: 'Stands for', width: '96px' },
  { name: 'drawn', title: 'Drawn', width: '100px' },
];

async function copySeed({ seed }: AuditSample): Promise<void> {
  await navigator.clipboard.writeText(seed);
  notify({ meaning: 'done', text: 'The seed is on the clipboard.' });
}

/** Draws it again on the hub and says what came of it. */
async function drawAgain({ id, size }: AuditSample): Promise<void> {
  try {
    const again = await ask('audit.check', { sampleId: id });
    if (again === null) return;
    const same = again.samePopulation && again.sameClosures;
    notify({
      meaning: same ? 'done' : 'breach',
      keep: !same,
      text: same
        ? `Drawn again from its seed: the same ${size} closures, of the same population.`
        : `Drawn again from its seed, it is not the same${again.samePopulation ? '' : ': the population is another one'}. Tell whoever keeps the hub.`,
    });
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({ meaning: 'attention', text: error.failure.message });
  }
}

/** Samples that were drawn, the newest first, and how far they are. */
export function SamplesSection({ city }: { city: City }) {
  const query = useAsk('audit.samples', {});
  const samples = query.data?.samples ?? NO_SAMPLES;
  const chosen = useChosenRow(samples, keyOf);
  const { row, step } = chosen;
  const [drawing, setDrawing] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const isRoomy = useWidth(root) >= ROOMY;
  const { timeZone } = city;

  const open = useCallback(
    (one: AuditSample) =>
      goInAudit({ listed: { filter: { ...EVERYTHING, sampleId: one.id }, title: sampleTitle(one, city) } }),
    [city],
  );
  useLayoutEffect(() =>
    auditRemote.set({
      step,
      open: () => {
        if (row !== null) open(row);
      },
    }),
  );
  useLayoutEffect(() => () => auditRemote.set(null), []);
  const none = row === null ? 'No sample is drawn yet.' : null;
  const draw = useMemo(
    () => auditAction('draw', 'Draw a sample', ['n'], <AddOutlined />, null, () => setDrawing(true)),
    [],
  );
  const ofRow = useMemo(
    () => [
      auditAction('open', 'Review its closures', ['enter'], <ListOutlined />, none, () =>
        auditRemote.get()?.open(),
      ),
      auditAction('rates-of', 'Its rates', ['r'], <BarChartOutlined />, none, () => {
        ratedSample.set(row?.id ?? null);
        goInAudit({ section: 'rates' });
      }),
      auditAction('copy-seed', 'Copy the seed', ['c'], <ContentCopyOutlined />, none, () => {
        if (row !== null) void copySeed(row);
      }),
      auditAction('draw-again', 'Draw it again and compare', ['g'], <ReplayOutlined />, none, () => {
        if (row !== null) void drawAgain(row);
      }),
    ],
    [none, row],
  );
  useActions(useMemo(() => [...SECTION_ACTIONS, ...listSteps(none), ...ofRow, draw], [none, ofRow, draw]));
  const renderRow = useCallback(
    (one: AuditSample | undefined) =>
      one === undefined ? null : (
        <LineCells
          columns={COLUMNS}
          cells={{
            period: sampleTitle(one, city),
            progress: `${one.reviewed} of ${one.size}${one.disputed > 0 ? `, ${one.disputed} disputed` : ''}`,
            left: one.open,
            population: one.population.toLocaleString('en-US'),
            drawn: <RelativeTime at={one.drawnAt} focusable={false} short />,
          }}
        />
      ),
    [city],
  );
  return (
    <WorkList<AuditSample>
      frame={root}
      title="Audit of closures"
      about="Was the work done, or an explanation given that holds? Random samples measure it; the risk list finds the worst."
      above={
        <>
          <SectionTabs section="samples" />
          <StreamBand stream="random" />
        </>
      }
      query={query}
      rows={query.data?.samples}
      loading="Loading samples"
      empty={
        <EmptyState
          icon={<CasinoOutlined />}
          title="No sample is drawn yet"
          because="A sample is drawn by chance from what was closed in a period. Its reviews say how many closures of all were right, within a margin you choose."
          actions={[draw]}
        />
      }
      label="Samples"
      keyOf={keyOf}
      columns={gridColumns(COLUMNS)}
      header={<ColumnHeads columns={COLUMNS} />}
      chosen={chosen}
      onOpen={open}
      renderRow={renderRow}
      actions={ofRow}
      always={[draw]}
      aside={isRoomy && row !== null ? <SampleDetails sample={row} city={city} /> : null}
    >
      {drawing && <DrawDialog city={city} timeZone={timeZone} onClose={() => setDrawing(false)} />}
    </WorkList>
  );
}
