import FileDownloadOffOutlined from '@mui/icons-material/FileDownloadOffOutlined';
import { useTheme } from '@mui/material/styles';
import { useCallback } from 'react';
import type { ReportExport } from '../../../shared/contract/report.ts';
import type { City } from '../../../shared/domain/city.ts';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { ColumnHeads, gridColumns, LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { dateOnly, dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { VirtualList } from '../../design/virtual-list.tsx';
import { departmentName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { areaName, byName } from './report-names.ts';

const NO_ROWS: readonly ReportExport[] = [];
const FORMS: Record<ReportExport['form'], string> = {
  'tickets-csv': 'Every ticket, CSV',
  'tickets-pdf': 'Every ticket, PDF',
  'case-pdf': 'Case file, PDF',
};
const ENDINGS: Record<NonNullable<ReportExport['ending']>, string> = {
  done: 'Whole',
  cancelled: 'Cancelled',
  failed: 'Broke off',
};
const COLUMNS: readonly LineColumn<'at' | 'by' | 'form' | 'of' | 'cases' | 'ending'>[] = [
  { name: 'at', title: 'When', width: '148px' },
  { name: 'by', title: 'Who', width: 'minmax(0, 1fr)' },
  { name: 'form', title: 'What', width: 'minmax(0, 1fr)' },
  { name: 'of', title: 'Of which cases', width: 'minmax(0, 2.4fr)' },
  { name: 'cases', title: 'Cases', width: '72px' },
  { name: 'ending', title: 'Ended', width: '96px' },
];

const keyOf = (row: ReportExport): string => row.id;

function askedWords({ asked }: ReportExport, city: City): string {
  if (!('filter' in asked))
    return `${asked.number ?? 'a case'}${asked.internal ? ', with internal notes' : ''}`;
  const { by, department, district, from, to } = asked.filter;
  return [
    byName(by),
    department === null ? 'all departments' : departmentName(city, department),
    district === null ? 'all districts' : areaName(city, district),
    `${dateOnly(from, city.timeZone)} to ${dateOnly(to - 1, city.timeZone)}`,
  ].join(', ');
}

/** Who took which report out of the system, for those who watch over it. */
export function ExportsPart({ city }: { city: City }) {
  const { rowHeight } = useTheme();
  const query = useAsk('report.exports', {});
  const rows = query.data?.exports ?? NO_ROWS;
  const chosen = useChosenRow(rows, keyOf);
  const renderRow = useCallback(
    (row: ReportExport | undefined) =>
      row === undefined ? null : (
        <LineCells
          columns={COLUMNS}
          cells={{
            at: dateTime(row.at, city.timeZone),
            by: shownName(row.by.name),
            form: FORMS[row.form],
            of: askedWords(row, city),
            cases: countWords(row.cases),
            ending: row.ending === null ? 'Goes on' : ENDINGS[row.ending],
          }}
        />
      ),
    [city],
  );
  if (query.data === undefined) {
    return query.error === null ? (
      <SkeletonRows rows={8} label="Reading who took reports" />
    ) : (
      <ErrorState failure={query.error.failure} onRetry={() => void query.refetch()} />
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<FileDownloadOffOutlined />}
        title="Nothing was taken out"
        because="Each file that somebody saves from a report or a case is noted here, with who it was and what was in it."
      />
    );
  }
  return (
    <VirtualList<ReportExport>
      label="Reports taken out, the newest first"
      count={rows.length}
      rowAt={(index) => rows[index]}
      keyOf={(index) => rows[index]?.id ?? index}
      rowHeight={rowHeight}
      columns={gridColumns(COLUMNS)}
      header={<ColumnHeads columns={COLUMNS} />}
      active={chosen.active}
      onActive={chosen.activate}
      onOpen={() => undefined}
      renderRow={renderRow}
      handle={chosen.handle}
    />
  );
}
