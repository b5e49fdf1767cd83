import type { ReactNode } from 'react';
import { shownLine } from '../../shared/domain/case-words/shown-name.ts';

/** Text with what matched marked. Ranges are [start, end) in UTF-16 units, and may overlap or be out of order. */
export function ResultHighlight({
  text,
  ranges,
}: {
  text: string;
  ranges: readonly (readonly [number, number])[];
}) {
  const parts: ReactNode[] = [];
  const line = shownLine(text);
  let at = 0;
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(at, start);
    const to = Math.min(text.length, end);
    if (to <= from) continue;
    if (from > at) parts.push(line.slice(at, from));
    parts.push(<mark key={from}>{line.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(line.slice(at));
  return <bdi>{parts}</bdi>;
}
