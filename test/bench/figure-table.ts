/** How two numbers of one kind are compared in words. */
export type Comparison = 'time' | 'rate' | 'size';

/** A measured number, and what it is held against. */
export interface Figure {
  readonly what: string;
  /** Null when this machine could not tell. */
  readonly value: number | null;
  readonly unit: string;
  readonly peer?: { readonly name: string; readonly value: number; readonly as: Comparison };
}

const HEAD = ['figure', 'Desk311', 'peer in the same run', 'peer', 'ratio'] as const;
/** Columns of numbers stand to the right. */
const RIGHT = new Set([1, 3, 4]);

function shown(value: number, unit: string): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const [least, most] = size >= 100 ? [0, 0] : [digits, digits];
  const number = value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });
  return unit === '' ? number : `${number} ${unit}`;
}

function times(factor: number): string {
  return factor >= 100 ? factor.toFixed(0) : factor >= 10 ? factor.toFixed(1) : factor.toFixed(2);
}

/** Our figure against the peer's in words: "12.0 × as fast", "3.10 × the time", "0.80 × the size". */
export function ratioInWords(ours: number, peers: number, as: Comparison): string {
  if (ours <= 0 || peers <= 0) return '';
  if (as === 'size') return `${times(ours / peers)} × the size`;
  if (as === 'rate') return `${times(ours / peers)} × the rate`;
  return ours <= peers ? `${times(peers / ours)} × as fast` : `${times(ours / peers)} × the time`;
}

function cellsOf({ what, value, unit, peer }: Figure): string[] {
  const own = value === null ? '' : shown(value, unit);
  if (peer === undefined) return [what, own, '', '', ''];
  const ratio = value === null ? '' : ratioInWords(value, peer.value, peer.as);
  return [what, own, peer.name, shown(peer.value, unit), ratio];
}

/** Rows of texts as an aligned Markdown table. @param right columns that stand to the right */
export function alignedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number>,
): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) => {
    const cells = widths.map((width, at) => {
      const text = row[at] ?? '';
      return right.has(at) ? text.padStart(width) : text.padEnd(width);
    });
    return `| ${cells.join(' | ')} |`;
  };
  const rule = widths.map((width, at) => (right.has(at) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** The figures as an aligned table. */
export function figureTable(figures: readonly Figure[]): string {
  return alignedTable(HEAD, figures.map(cellsOf), RIGHT);
}
