import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { AuditSample } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { departmentName } from '../../door/use-city.ts';
import { partName } from './audit-words.ts';

/** How many closures each stratum has, and how many are drawn of it. */
export function StrataTable({ strata, city }: { strata: AuditSample['strata']; city: City }) {
  return (
    <Table size="small" aria-label="Strata">
      <TableHead>
        <TableRow>
          <TableCell>Stratum</TableCell>
          <TableCell align="right">Closed</TableCell>
          <TableCell align="right">Drawn</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {strata.map(({ department, part, population, size }) => (
          <TableRow key={`${department} ${part}`}>
            <TableCell>
              {departmentName(city, department)}, {partName(city, part)}
            </TableCell>
            <TableCell align="right">{countWords(population)}</TableCell>
            <TableCell align="right">{countWords(size)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
