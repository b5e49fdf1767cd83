import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Box from '@mui/material/Box';
import type { AuditFilter, AuditRateView } from '../../../shared/contract/audit-sync.ts';
import { AUDIT_VERDICTS, VERDICT_ORDER } from '../../../shared/domain/audit/verdict.ts';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { withInterval } from './audit-words.ts';

interface RateTableProps {
  label: string;
  rates: readonly AuditRateView[];
  nameOf: (key: string) => string;
  filterOf: (key: string) => Partial<AuditFilter>;
  /** Opens the closures behind a number. */
  onOpen: (filter: Partial<AuditFilter>, title: string) => void;
}

/** The numbers of a chart; each opens the reviews it is made of. */
export function RateTable({ label, rates, nameOf, filterOf, onOpen }: RateTableProps) {
  const number = (count: number, name: string, filter: Partial<AuditFilter>, title: string) =>
    count === 0 ? (
      '0'
    ) : (
      <Link
        component="button"
        type="button"
        aria-label={`${count} ${name}: ${title}`}
        onClick={() => onOpen(filter, title)}
      >
        {countWords(count)}
      </Link>
    );
  return (
    <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={`Table: ${label}`}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{label}</TableCell>
            <TableCell align="right">Supported</TableCell>
            <TableCell align="right">Unsupported</TableCell>
            <TableCell align="right">Reviewed</TableCell>
            {VERDICT_ORDER.map((verdict) => (
              <TableCell key={verdict} align="right">
                {AUDIT_VERDICTS[verdict].label}, reviews
              </TableCell>
            ))}
            <TableCell align="right">Stand for</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rates.map(({ key, reviewed, counts, population, supported, unsupported }) => {
            const name = nameOf(key);
            const filter = filterOf(key);
            return (
              <TableRow key={key}>
                <TableCell component="th" scope="row">
                  {name}
                </TableCell>
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {withInterval(supported)}
                </TableCell>
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {withInterval(unsupported)}
                </TableCell>
                <TableCell align="right">
                  {number(reviewed, 'reviewed', { ...filter, verdict: 'any' }, `${name}, reviewed`)}
                </TableCell>
                {VERDICT_ORDER.map((verdict) => (
                  <TableCell key={verdict} align="right">
                    {number(
                      counts[verdict],
                      AUDIT_VERDICTS[verdict].label.toLowerCase(),
                      { ...filter, verdict },
                      `${name}, ${AUDIT_VERDICTS[verdict].label.toLowerCase()}`,
                    )}
                  </TableCell>
                ))}
                <TableCell align="right">{countWords(Math.round(population))}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
}
