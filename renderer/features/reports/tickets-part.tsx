import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import RefreshOutlined from '@mui/icons-material/RefreshOutlined';
import TableViewOutlined from '@mui/icons-material/TableViewOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTheme } from '@mui/material/styles';
import { useCallback, useMemo, useRef } from 'react';
import type { ReportFilter, Ticket } from '../../../shared/contract/report.ts';
import type { City } from '../../../shared/domain/city.ts';
import { MEASURES, THING_WORDS } from '../../../shared/domain/report/measure.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { caseTitle } from '../../design/case-title.ts';
import { cityDate } from '../../../shared/domain/case-words/city-date.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { download } from '../../design/downloads.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { ColumnHeads, gridColumns } from '../../design/line-cells.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { useWidth } from '../../design/use-width.ts';
import { VirtualList } from '../../design/virtual-list.tsx';
import { serviceName } from '../../door/use-city.ts';
import { openCase } from '../../workspace/workspace.ts';
import { ChosenTicket } from './chosen-ticket.tsx';
import { useDownloads } from './download-strip.tsx';
import { TicketCells, ticketColumns } from './ticket-cells.tsx';
import { useTickets } from './use-tickets.ts';

const NO_ROWS: readonly Ticket[] = [];
/** Room for the chosen case beside the list. */
const ROOMY = 1040;
const ASIDE = 380;
const keyOf = (ticket: Ticket): string => ticket.caseId;

/** "every-ticket-BSS-2026-11-01-to-2026-11-30.csv" */
function fileName(
  { by, department, district, from, to }: ReportFilter,
  timeZone: string,
  ending: string,
): string {
  const of = [by === 'every-opened' ? 'every-ticket' : by, department, district].filter(
    (part) => part !== null,
  );
  return `${of.join('-')}-${cityDate(from, timeZone)}-to-${cityDate(to - 1, timeZone)}.${ending}`;
}

function totalWords(filter: ReportFilter, total: { cases: number; things: number } | null): string {
  if (total === null) return '';
  const cases = counted(total.cases, 'case', 'cases');
  const { by } = filter;
  if (by === 'every-opened' || by === 'every-closed') return cases;
  const [one, many] = THING_WORDS[MEASURES[by].of];
  return MEASURES[by].of === 'case' ? cases : `${counted(total.things, one, many)} in ${cases}`;
}

interface TicketsPartProps {
  filter: ReportFilter | null;
  city: City;
}

/** Every ticket of a department, district and period, with its close reason and next step; each row opens its case. */
export function TicketsPart({ filter, city }: TicketsPartProps) {
  const theme = useTheme();
  const { query, rows, total, asOf, onRange } = useTickets(filter);
  const chosen = useChosenRow(rows ?? NO_ROWS, keyOf);
  const { row, step } = chosen;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const isRoomy = width >= ROOMY;
  const columns = useMemo(() => ticketColumns(isRoomy ? width - ASIDE : width), [isRoomy, width]);
  const running = useDownloads();

  const open = useCallback(
    (one: Ticket) =>
      openCase(one.caseId, caseTitle({ number: one.number, reference: '' }, serviceName(city, one.service))),
    [city],
  );
  const { refetch } = query;
  const actions = useMemo((): { always: Action[]; ofRow: Action[]; ways: Action[] } => {
    const none = row === null ? 'No case is in the list.' : null;
    const noFile = filter === null ? 'Choose a period first.' : null;
    const list = { group: 'List', words: ['report', 'ticket'], whyNot: none } as const;
    const save = (form: 'csv' | 'pdf') => () => {
      if (filter === null) return;
      void download({
        label: `Every ticket as ${form.toUpperCase()}`,
        path: `tickets.${form}`,
        ask: { filter },
        name: fileName(filter, city.timeZone, form),
      });
    };
    return {
      ofRow: [
        {
          ...list,
          id: 'reports.open',
          label: 'Open the case',
          keys: ['enter'],
          icon: <OpenInNewOutlined />,
          perform: () => {
            if (row !== null) open(row);
          },
        },
      ],
      ways: [
        {
          ...list,
          id: 'reports.next',
          label: 'Next in the list',
          keys: ['j'],
          icon: <ArrowDownwardOutlined />,
          perform: () => step(1),
        },
        {
          ...list,
          id: 'reports.previous',
          label: 'Previous in the list',
          keys: ['k'],
          icon: <ArrowUpwardOutlined />,
          perform: () => step(-1),
        },
      ],
      always: [
        {
          ...list,
          id: 'reports.csv',
          label: 'Save as CSV',
          keys: ['c'],
          icon: <TableViewOutlined />,
          words: ['export', 'spreadsheet', 'download'],
          whyNot: noFile,
          perform: save('csv'),
        },
        {
          ...list,
          id: 'reports.pdf',
          label: 'Save as PDF',
          keys: ['p'],
          icon: <PictureAsPdfOutlined />,
          words: ['export', 'print', 'download'],
          whyNot: noFile,
          perform: save('pdf'),
        },
        {
          ...list,
          id: 'reports.refresh',
          label: 'Look again',
          keys: ['r'],
          icon: <RefreshOutlined />,
          words: ['refresh', 'reload'],
          whyNot: noFile,
          perform: () => void refetch(),
        },
      ],
    };
  }, [row, filter, city, open, step, refetch]);
  const [last] = running.toReversed();
  const cancel = useMemo(
    (): Action[] =>
      last === undefined
        ? []
        : [
            {
              id: 'reports.cancel',
              label: 'Cancel the file',
              group: 'List',
              keys: ['x'],
              icon: <CloseOutlined />,
              words: ['stop', 'download'],
              whyNot: null,
              perform: last.cancel,
            },
          ],
    [last],
  );
  useActions(actions.ofRow);
  useActions(actions.ways);
  useActions(actions.always);
  useActions(cancel);
  const renderRow = useCallback(
    (one: Ticket | undefined) =>
      one === undefined ? null : <TicketCells ticket={one} city={city} columns={columns} />,
    [city, columns],
  );

  const words = filter === null ? '' : totalWords(filter, total);
  const by = filter?.by;
  const definition =
    by === undefined || by === 'every-opened' || by === 'every-closed' ? null : MEASURES[by].definition;
  return (
    <Box ref={frame} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ px: 4, py: 1.5, borderBottom: 1, borderColor: 'divider', minHeight: 36 }}>
        {asOf !== null && filter !== null && (
          <Typography>
            <Box component="strong" sx={{ fontWeight: 600 }}>
              {words}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {` as of ${dateTime(asOf, city.timeZone)}, the newest first. ${definition ?? ''}`}
            </Box>
          </Typography>
        )}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {filter === null ? (
            <EmptyState
              icon={<InboxOutlined />}
              title="No period"
              because="Choose a first and a last day above: the report lists every case of it."
            />
          ) : query.error !== null && rows === undefined ? (
            <ErrorState failure={query.error.failure} onRetry={() => void refetch()} />
          ) : rows === undefined ? (
            <SkeletonRows rows={12} label="Reading every ticket" />
          ) : rows.length === 0 ? (
            <EmptyState
              icon={<InboxOutlined />}
              title="No case of that kind"
              because="Nothing fits the department, district and period above. Choose a longer period, or all departments."
            />
          ) : (
            <VirtualList<Ticket>
              label={`Every ticket, ${words}`}
              count={rows.length}
              rowAt={(index) => rows[index]}
              keyOf={(index) => rows[index]?.caseId ?? index}
              rowHeight={theme.rowHeight}
              columns={gridColumns(columns)}
              header={<ColumnHeads columns={columns} />}
              active={chosen.active}
              onActive={chosen.activate}
              onOpen={open}
              onRange={onRange}
              renderRow={renderRow}
              handle={chosen.handle}
            />
          )}
        </Box>
        {isRoomy && row !== null && <ChosenTicket ticket={row} city={city} />}
      </Box>
      <ActionBar
        label="What can be done with the report"
        actions={[...(row === null ? [] : actions.ofRow), ...actions.always]}
      />
    </Box>
  );
}
