import { alpha, styled } from '@mui/material/styles';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { holidaysOf } from '../../../shared/domain/business-calendar.ts';
import { weekCover } from '../../../shared/domain/directory/cover.ts';
import type { OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import { lengthOf } from '../../../shared/domain/directory/span.ts';
import { inWords } from '../../../shared/domain/due-time.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { cellWords, dayNote, shortCellWords, type GridQuestion } from './cell-words.ts';
import { useNow } from '../../design/use-now.ts';
import type { Names } from './use-names.ts';
import { holesOf, weekRows, type CellState, type WeekCell, type WeekRow } from './week-cells.ts';

const Grid = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(84px, 118px) repeat(24, minmax(14px, 1fr))',
  rowGap: 2,
  '& > [role="row"]': { display: 'contents' },
});

const Cell = styled('div', { shouldForwardProp: (prop) => prop !== 'state' })<{ state: CellState }>(({
  theme,
  state,
}) => {
  const { breach } = theme.palette;
  const stripes = `repeating-linear-gradient(-45deg, ${breach.tint} 0 3px, ${alpha(breach.text, 0.55)} 3px 5px)`;
  return {
    minHeight: 28,
    display: 'grid',
    placeItems: 'center',
    borderRight: `1px solid ${theme.palette.background.paper}`,
    fontSize: theme.typography.caption.fontSize,
    color: theme.palette.text.primary,
    ...(state === 'covered' && { backgroundColor: theme.palette.done.line }),
    ...(state === 'hole' && {
      backgroundImage: stripes,
      outline: `1px solid ${breach.text}`,
      outlineOffset: -1,
    }),
    ...(state === 'not-needed' && { backgroundColor: theme.palette.surface.sunken }),
    '&:focus-visible': {
      outline: `3px solid ${theme.palette.primary.main}`,
      outlineOffset: 0,
      zIndex: 1,
      borderRadius: 2,
    },
    '@media (forced-colors: active)': {
      border: '1px solid',
      ...(state === 'hole' && { backgroundColor: 'Mark', forcedColorAdjust: 'none' }),
    },
  };
});

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Where an arrow key leads from a cell; null for other keys. */
function stepIn([row, column]: readonly [number, number], key: string): readonly [number, number] | null {
  switch (key) {
    case 'ArrowUp':
      return [Math.max(0, row - 1), column];
    case 'ArrowDown':
      return [Math.min(6, row + 1), column];
    case 'ArrowLeft':
      return [row, Math.max(0, column - 1)];
    case 'ArrowRight':
      return [row, Math.min(23, column + 1)];
    case 'Home':
      return [row, 0];
    case 'End':
      return [row, 23];
    default:
      return null;
  }
}

interface WeekGridProps {
  title: string;
  question: GridQuestion;
  /** An instant of the week. */
  at: Instant;
  open: OpenDirectory;
  names: Names;
  /** Page Up and Page Down. */
  onWeek: (by: number) => void;
}

/** The hours of a week, filled where somebody is there, hatched where nobody is and somebody has to be. */
export function WeekGrid({ title, question, at, open, names, onWeek }: WeekGridProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const now = useNow();
  const { concern, path } = question;
  const week = useMemo(() => weekCover(concern, path, at, open), [concern, path, at, open]);
  const rows = useMemo(() => weekRows(week, open.times), [week, open]);
  const [place, setPlace] = useState(() => placeOf(rows, now));
  const holidays = useMemo(() => {
    const years = new Set(week.map(({ date }) => Number(date.slice(0, 4))));
    return new Map([...years].flatMap((year) => [...holidaysOf(year, open.pack.holidays)]));
  }, [week, open]);
  const holes = useMemo(() => holesOf(week), [week]);
  const chosen = rows[place[0]]?.cells[place[1]];
  const words = chosen === undefined ? '' : cellWords(chosen, question, open, names);

  const go = (next: readonly [number, number]) => {
    setPlace(next);
    root.current?.querySelector<HTMLElement>(`[data-place="${next.join(' ')}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      onWeek(event.key === 'PageUp' ? -1 : 1);
      return;
    }
    if (event.key === 'h') {
      const hole = nextHole(
        rows.map(({ cells }) => cells),
        place,
      );
      if (hole === null) return;
      event.stopPropagation();
      go(hole);
      return;
    }
    const next = stepIn(place, event.key);
    if (next === null) return;
    event.preventDefault();
    go(next);
  };

  return (
    <Box component="section" aria-labelledby={id} sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Typography variant="h3" id={id}>
        {title}
      </Typography>
      <HoleWords
        holes={holes.map(([from, to]) => `${names.when(from)} to ${names.when(to)}`)}
        length={inWords(lengthOf(holes))}
        path={path}
      />
      <Box sx={{ overflowX: 'auto', p: '3px' }}>
        <Grid ref={root} role="grid" aria-label={title} onKeyDown={onKeyDown}>
          <div role="row">
            <span role="columnheader">
              <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
                Day
              </Box>
            </span>
            {HOURS.map((hour) => (
              <Box
                key={hour}
                component="span"
                role="columnheader"
                aria-label={`${hour}:00`}
                sx={{ typography: 'caption', color: 'text.secondary' }}
              >
                {hour % 3 === 0 ? String(hour).padStart(2, '0') : ''}
              </Box>
            ))}
          </div>
          {rows.map((row, y) => {
            const note = dayNote(row, holidays);
            return (
              <div role="row" key={row.day.date}>
                <Box
                  role="rowheader"
                  sx={{
                    pr: 1,
                    minWidth: 0,
                    alignSelf: 'center',
                    lineHeight: '14px',
                    overflowWrap: 'anywhere',
                  }}
                >
                  {dayName(row.day.from, names.city.timeZone)}
                  {note !== null && (
                    <Box
                      component="span"
                      sx={{
                        display: 'block',
                        typography: 'caption',
                        color: 'attention.text',
                        lineHeight: '13px',
                      }}
                    >
                      {note}
                    </Box>
                  )}
                </Box>
                {row.cells.map((cell, x) => (
                  <Cell
                    key={cell.hour}
                    role="gridcell"
                    state={cell.state}
                    data-place={`${y} ${x}`}
                    tabIndex={place[0] === y && place[1] === x ? 0 : -1}
                    aria-label={shortCellWords(cell)}
                    title={shortCellWords(cell)}
                    onFocus={() => setPlace([y, x])}
                    onClick={() => go([y, x])}
                  >
                    {mark(cell)}
                  </Cell>
                ))}
              </div>
            );
          })}
        </Grid>
      </Box>
      <Typography role="status" sx={{ minHeight: 40 }}>
        {rows[place[0]] !== undefined && (
          <Box component="span" sx={{ fontWeight: 600 }}>
            {dayName(rows[place[0]]?.day.from ?? at, names.city.timeZone)},{' '}
          </Box>
        )}
        {words}
      </Typography>
    </Box>
  );
}

/** The cell of an instant; the first of the week when that is another one. */
function placeOf(rows: readonly WeekRow[], at: Instant): readonly [number, number] {
  const y = rows.findIndex(({ day }) => day.from <= at && at < day.to);
  const x = rows[y]?.cells.findIndex(({ spans }) => spans.some(([from, to]) => from <= at && at < to)) ?? -1;
  return y < 0 || x < 0 ? [0, 0] : [y, x];
}

/** What stands in a cell besides its colour: nothing where all is well. */
function mark({ state, tier }: WeekCell): string {
  if (state === 'hole') return '!';
  if (state === 'covered' && tier !== 1) return String(tier ?? '');
  return '';
}

function dayName(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).format(at);
}

/** The next cell of the week with a hole, around its end; null when it has none. */
function nextHole(
  cells: readonly (readonly WeekCell[])[],
  [row, column]: readonly [number, number],
): readonly [number, number] | null {
  const from = row * 24 + column + 1;
  for (let step = 0; step < 7 * 24; step += 1) {
    const place = (from + step) % (7 * 24);
    const [y, x] = [Math.floor(place / 24), place % 24];
    if (cells[y]?.[x]?.state === 'hole') return [y, x];
  }
  return null;
}

const SHOWN = 4;

/** The holes of the week in words, or that there is none. */
function HoleWords({
  holes,
  length,
  path,
}: {
  holes: readonly string[];
  length: string;
  path: GridQuestion['path'];
}) {
  if (holes.length === 0) {
    return (
      <Typography sx={{ color: 'done.text', fontWeight: 500 }}>
        {path === 'routine' ? 'Nobody has to be there for questions.' : 'No hole this week.'}
      </Typography>
    );
  }
  const more = holes.length - SHOWN;
  return (
    <Typography sx={{ color: 'breach.text', fontWeight: 500 }}>
      Nobody is there for {length} this week: {holes.slice(0, SHOWN).join('; ')}
      {more > 0 && `; and ${more} more ${more === 1 ? 'time' : 'times'}`}.
    </Typography>
  );
}
