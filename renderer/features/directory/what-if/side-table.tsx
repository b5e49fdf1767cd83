import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { CasesButton } from './cases-button.tsx';
import type { EndName } from './moved-case.ts';
import { END_WORDS, type SideRow } from './what-if-words.ts';

interface SideTableProps {
  rows: readonly SideRow[];
  /** What it is compared with: "Draft". */
  name: string;
  /** How the column of cases is called. */
  cases: string;
  onCases: (end: EndName) => void;
}

const COUNT = { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

/** What both directories make of the same escalations, line by line. */
export function SideTable({ rows, name, cases: title, onCases }: SideTableProps) {
  return (
    <Table aria-label="Side by side" sx={{ '& td, & th': { px: 2, py: 1.25 } }}>
      <TableHead>
        <TableRow>
          <TableCell>What</TableCell>
          <TableCell align="right">Today</TableCell>
          <TableCell align="right">{name}</TableCell>
          <TableCell align="right">Change</TableCell>
          <TableCell align="right">{title}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ name: what, before, after, change, end, cases }) => (
          <TableRow key={what}>
            <TableCell component="th" scope="row" sx={{ fontWeight: 400, whiteSpace: 'nowrap' }}>
              {what}
            </TableCell>
            <TableCell sx={COUNT}>{before}</TableCell>
            <TableCell sx={{ ...COUNT, fontWeight: before === after ? 400 : 600 }}>{after}</TableCell>
            <TableCell sx={{ ...COUNT, color: change === 'the same' ? 'text.secondary' : undefined }}>
              {change}
            </TableCell>
            <TableCell sx={COUNT}>
              {end !== null && (
                <CasesButton count={cases} what={END_WORDS[end]} onClick={() => onCases(end)} />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
