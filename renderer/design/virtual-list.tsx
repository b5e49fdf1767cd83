import { styled } from '@mui/material/styles';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  memo,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { stepOf } from './list-step.ts';

/** What a page can ask of a list on screen. */
export interface VirtualListHandle {
  /** Puts the focus on the list, at its active row. */
  focus(): void;
  /** Scrolls to the first row. */
  toTop(): void;
  /** Scrolls as little as shows the row. */
  show(index: number): void;
}

interface VirtualListProps<T> {
  /** Names the list for those who can't see it. */
  label: string;
  count: number;
  /** Undefined while the row is on its way: a skeleton stands in its place. */
  rowAt: (index: number) => T | undefined;
  keyOf: (index: number) => string | number;
  rowHeight: number;
  /** CSS grid columns of rows and header; without them a row is one cell. */
  columns?: string;
  /** Elements with role="columnheader", one per column. */
  header?: ReactNode;
  headerHeight?: number;
  /** The row that keys act on. */
  active: number;
  onActive: (index: number) => void;
  /** Enter or a click. */
  onOpen: (row: T, index: number) => void;
  /** Told of the first and last row on screen, to load what is needed. */
  onRange?: (first: number, last: number) => void;
  /** Elements with role="gridcell", one per column; asked for `undefined` it gives a skeleton. Memoise it: rows of which nothing changed are not drawn again. */
  renderRow: (row: T | undefined) => ReactNode;
  /** A row that is open elsewhere on screen. */
  isCurrent?: (row: T) => boolean;
  handle?: Ref<VirtualListHandle>;
}

const Scroller = styled('div')({
  height: '100%',
  overflow: 'auto',
  position: 'relative',
  contain: 'strict',
  '&:focus-visible': { outline: 'none' },
});

const Header = styled('div')(({ theme }) => ({
  position: 'sticky',
  top: 0,
  zIndex: 1,
  display: 'grid',
  alignItems: 'center',
  paddingInline: 12,
  columnGap: 12,
  backgroundColor: theme.palette.background.paper,
  borderBottom: `1px solid ${theme.palette.divider}`,
  color: theme.palette.text.secondary,
  fontSize: theme.typography.caption.fontSize,
  fontWeight: 500,
}));

/** Holds the rows, and styles them: one style sheet entry for all instead of one per row. */
const Body = styled('div')(({ theme }) => ({
  position: 'relative',
  '& > div': {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    display: 'grid',
    alignItems: 'center',
    paddingInline: 12,
    columnGap: 12,
    cursor: 'pointer',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& > div:hover': { backgroundColor: theme.palette.surface.hover },
  '& > div[data-current="true"]': { backgroundColor: theme.palette.surface.selected },
  '& > div[data-active="true"]::before': {
    content: '""',
    position: 'absolute',
    insetBlock: 0,
    left: 0,
    width: 3,
    backgroundColor: theme.palette.line.strong,
  },
  '[role="grid"]:focus-visible > & > div[data-active="true"]': {
    backgroundColor: theme.palette.surface.selected,
    outline: `2px solid ${theme.palette.primary.main}`,
    outlineOffset: -2,
  },
  '[role="grid"]:focus-visible > & > div[data-active="true"]::before': {
    backgroundColor: theme.palette.primary.main,
  },
}));

interface RowProps<T> {
  id: string;
  row: T | undefined;
  index: number;
  /** The number of the row among all of the grid, its header counted. */
  place: number;
  active: boolean;
  current: boolean;
  top: number;
  height: number;
  columns: string;
  renderRow: (row: T | undefined) => ReactNode;
}

function RowOf<T>(props: RowProps<T>) {
  const { id, row, index, place, active, current, top, height, columns, renderRow } = props;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={place}
      aria-selected={active}
      data-index={index}
      data-active={active}
      data-current={current}
      style={{ height, transform: `translateY(${top}px)`, gridTemplateColumns: columns }}
    >
      {renderRow(row)}
    </div>
  );
}
const Row = memo(RowOf) as typeof RowOf;

/**
 * Any number of rows of one height, of which only those on screen exist. One stop in the tab order: J K and the arrows
 * move, Home End and Page Up Down jump, Enter opens.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { count, rowHeight, active, headerHeight = 28, columns = '1fr', onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const top = props.header === undefined ? 0 : headerHeight;
  // The active row is kept in the document even when it is scrolled away: the list's focus points at it.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      if (active >= count || seen.includes(active)) return seen;
      return active < range.startIndex ? [active, ...seen] : [...seen, active];
    },
    [active, count],
  );
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: top,
    scrollPaddingStart: top,
    rangeExtractor,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const startAt = useRef(active);
  useEffect(() => {
    if (startAt.current > 0) virtual.scrollToIndex(startAt.current, { align: 'center' });
  }, [virtual]);
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  // Only a range that moved is told: a caller that keeps it in its state would else draw itself again for ever.
  const tellRange = useEffectEvent((from: number, to: number) => onRange?.(from, to));
  useEffect(() => tellRange(first, last), [first, last]);
  // Rows have one height, so nothing needs to be measured, and a row in sight costs nothing.
  const show = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      const above = index * rowHeight;
      const below = above + rowHeight + top - element.clientHeight;
      if (element.scrollTop > above) element.scrollTop = above;
      else if (element.scrollTop < below) element.scrollTop = below;
    },
    [rowHeight, top],
  );
  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      toTop: () => virtual.scrollToOffset(0),
      show,
    }),
    [virtual, show],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      const row = props.rowAt(active);
      if (row === undefined) return;
      event.preventDefault();
      props.onOpen(row, active);
      return;
    }
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight - top) / rowHeight) - 1);
    const next = stepOf(event.key, active, count, page);
    if (next === null) return;
    event.preventDefault();
    show(next);
    props.onActive(next);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const clicked =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (clicked === null) return;
    const index = Number(clicked.dataset['index']);
    const row = props.rowAt(index);
    props.onActive(index);
    if (row !== undefined) props.onOpen(row, index);
  };

  return (
    <Scroller
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + (top > 0 ? 1 : 0)}
      aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {top > 0 && (
        <Header role="row" aria-rowindex={1} style={{ height: top, gridTemplateColumns: columns }}>
          {props.header}
        </Header>
      )}
      <Body role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = props.rowAt(index);
          return (
            <Row<T>
              key={props.keyOf(index)}
              id={`${id}-${index}`}
              row={row}
              index={index}
              place={index + (top > 0 ? 2 : 1)}
              active={index === active}
              current={row !== undefined && props.isCurrent?.(row) === true}
              top={start - top}
              height={rowHeight}
              columns={columns}
              renderRow={props.renderRow}
            />
          );
        })}
      </Body>
    </Scroller>
  );
}
