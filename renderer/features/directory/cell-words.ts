import type { Concern, OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import type { EscalationPath } from '../../../shared/domain/directory/directory.ts';
import { routeEscalation } from '../../../shared/domain/directory/route-escalation.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import { instantOf, type WeekCell, type WeekRow } from './week-cells.ts';
import type { Names } from './use-names.ts';

/** What a grid is about. */
export interface GridQuestion {
  readonly concern: Concern;
  readonly path: EscalationPath;
}

const clock = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;

/** An hour of the week in a few words: "22:00, nobody is there". */
export function shortCellWords(cell: WeekCell): string {
  switch (cell.state) {
    case 'covered':
      return `${clock(cell.hour)}, tier ${cell.tier ?? 1} is there`;
    case 'hole':
      return `${clock(cell.hour)}, nobody is there`;
    case 'not-needed':
      return `${clock(cell.hour)}, nobody is needed`;
    case 'skipped':
      return `${clock(cell.hour)}, the clocks skip it`;
  }
}

/** Who would be asked in an hour of the week, or what is missing, in a sentence. */
export function cellWords(
  cell: WeekCell,
  { concern, path }: GridQuestion,
  open: OpenDirectory,
  names: Names,
): string {
  const at = instantOf(cell);
  const span = `${clock(cell.hour)} to ${clock(cell.hour + 1)}`;
  if (at === null) return `${span}: the clocks go forward, so this hour is not there.`;
  const twice = cell.spans.some(([from, to]) => to - from > HOUR)
    ? ' It comes twice: the clocks go back.'
    : '';
  if (cell.state === 'hole') {
    const gaps = cell.gaps.map(([from, to]) => `${names.when(from)} to ${names.when(to)}`).join(', ');
    return `${span}: nobody is there from ${gaps}, and somebody has to be.${twice}`;
  }
  if (cell.tier === null) return `${span}: nobody is there, and nobody has to be.${twice}`;
  const route = routeEscalation({ ...concern, path, firstTier: 1, at, raisedBy: null, offered: [] }, open);
  const there = route.steps.find(({ opensAt, offeredAt }) => opensAt === null && offeredAt === at);
  if (there === undefined) return `${span}: tier ${cell.tier} is there for some of it.${twice}`;
  const who = names.onDuty(there);
  return `${span}: ${who ?? 'somebody'} at tier ${there.tier}, ${names.role(there.contactPoint)}.${twice}`;
}

/** What is said of a day beside its date: the holiday, the change of the clocks. */
export function dayNote({ day }: WeekRow, holidays: ReadonlyMap<string, string>): string | null {
  const hours = (day.to - day.from) / HOUR;
  const change = hours < 24 ? 'clocks go forward' : hours > 24 ? 'clocks go back' : null;
  const notes = [holidays.get(day.date) ?? null, change].filter((one) => one !== null);
  return notes.length === 0 ? null : notes.join(', ');
}
