import { styled } from '@mui/material/styles';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
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
  /** Elements with role="gridcell", one per column. */
  renderRow: (row: T, index: number) => ReactNode;
  renderSkeleton: () => ReactNode;
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

const Row = styled('div')(({ theme }) => ({
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
  '&:hover': { backgroundColor: theme.palette.surface.hover },
  '&[data-current="true"]': { backgroundColor: theme.palette.surface.selected },
  '&[data-active="true"]::before': {
    content: '""',
    position: 'absolute',
    insetBlock: 0,
    left: 0,
    width: 3,
    backgroundColor: theme.palette.line.strong,
  },
  '[role="grid"]:focus-visible > div > &[data-active="true"]': {
    backgroundColor: theme.palette.surface.selected,
    outline: `2px solid ${theme.palette.primary.main}`,
    outlineOffset: -2,
    '&::before': { backgroundColor: theme.palette.primary.main },
  },
}));

/**
 * Any number of rows of one height, of which only those on screen exist. One stop in the tab order: J K and the arrows
 * move, Home End and Page Up Down jump, Enter opens.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { count, rowHeight, active, headerHeight = 28, onRange } = props;
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
    overscan: 8,
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
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      toTop: () => virtual.scrollToOffset(0),
    }),
    [virtual],
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
    props.onActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };

  const columns = props.columns ?? '1fr';
  return (
    <Scroller
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + (top > 0 ? 1 : 0)}
      aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {top > 0 && (
        <Header role="row" aria-rowindex={1} style={{ height: top, gridTemplateColumns: columns }}>
          {props.header}
        </Header>
      )}
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = props.rowAt(index);
          return (
            // Keys reach the row through the list that has the focus.
            <Row
              key={props.keyOf(index)}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + (top > 0 ? 2 : 1)}
              aria-selected={index === active}
              data-active={index === active}
              data-current={row !== undefined && props.isCurrent?.(row) === true}
              style={{
                height: rowHeight,
                transform: `translateY(${start - top}px)`,
                gridTemplateColumns: columns,
              }}
              onClick={() => {
                props.onActive(index);
                if (row !== undefined) props.onOpen(row, index);
              }}
            >
              {row === undefined ? props.renderSkeleton() : props.renderRow(row, index)}
            </Row>
          );
        })}
      </div>
    </Scroller>
  );
}
