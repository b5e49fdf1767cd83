import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import type { ComplaintTrends } from '../../../shared/contract/complaint-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { PairedBars } from '../../design/charts/paired-bars.tsx';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { ErrorState } from '../../design/error-state.tsx';
import { ListFrame } from '../../design/list-frame.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';

const PERIODS = [30, 90, 365] as const;
/** More bars are no picture; the table has them all. */
const MOST_BARS = 12;

type Trend = ComplaintTrends['departments'][number];

/** Complaints counted over a period, by department, service, place and week. */
export function TrendsPage({ city, onBack }: { city: City; onBack: () => void }) {
  const [days, setDays] = useState<number>(90);
  const asked = useAsk('complaint.trends', { days, department: null });
  const back = useMemo(
    (): readonly Action[] => [
      {
        id: 'complaints.back',
        label: 'Back to the list',
        group: 'Go',
        keys: ['escape'],
        icon: <ArrowBackOutlined />,
        words: ['complaints'],
        whyNot: null,
        perform: onBack,
      },
    ],
    [onBack],
  );
  useActions(back);
  const { data } = asked;
  return (
    <ListFrame>
      <Box
        sx={{
          px: 4,
          py: 3,
          borderBottom: 1,
          borderColor: 'divider',
          display: 'flex',
          flexWrap: 'wrap',
          gap: 4,
          alignItems: 'flex-end',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 260 }}>
          <Typography variant="h2" component="h1">
            Trends of complaints
          </Typography>
          <Typography sx={{ color: 'text.secondary' }}>
            Received in the period, of those you may see. Upheld: in full or in part. Late: a stage was
            reached late, or is late now.
          </Typography>
        </Box>
        <TextField
          select
          label="Period"
          value={days}
          fullWidth={false}
          sx={{ width: 180 }}
          slotProps={{ select: { native: true } }}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {PERIODS.map((one) => (
            <option key={one} value={one}>
              The last {one} days
            </option>
          ))}
        </TextField>
      </Box>
      <Box
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 4, py: 3 }}
        tabIndex={0}
        role="region"
        aria-label="Trends"
      >
        {data === undefined && asked.isError ? (
          <ErrorState failure={asked.error.failure} onRetry={() => void asked.refetch()} />
        ) : data === undefined ? (
          <SkeletonRows rows={8} label="Counting complaints" />
        ) : (
          <Box
            sx={{
              display: 'grid',
              gap: 6,
              gridTemplateColumns: 'repeat(auto-fit, minmax(min(440px, 100%), 1fr))',
            }}
          >
            <Counted
              title="By department"
              rows={data.departments}
              nameOf={(key) => departmentName(city, key)}
            />
            <Counted
              title="By service"
              rows={data.services}
              nameOf={(key) => (key === '' ? 'No case linked' : serviceName(city, key))}
            />
            <Counted
              title="By council district"
              rows={data.districts}
              nameOf={(key) => (key === '' ? 'Place not known' : `District ${key}`)}
            />
            <Counted title="By week" rows={data.weeks} nameOf={(key) => `Week of ${key}`} />
          </Box>
        )}
      </Box>
      <ActionBar label="What can be done here" actions={back} />
    </ListFrame>
  );
}

function Counted({
  title,
  rows,
  nameOf,
}: {
  title: string;
  rows: readonly Trend[];
  nameOf: (key: string) => string;
}) {
  if (rows.length === 0) {
    return (
      <Box component="section">
        <Typography variant="h3" component="h2">
          {title}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>No complaint in this period.</Typography>
      </Box>
    );
  }
  return (
    <Box component="section" sx={{ minWidth: 0 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 2 }}>
        {title}
      </Typography>
      <PairedBars
        bars={rows
          .slice(0, MOST_BARS)
          .map(({ key, count, upheld }) => ({ key, label: nameOf(key), first: count, second: upheld }))}
        first="Received"
        second="Upheld"
        unit="Complaints"
        nameWidth={140}
      />
      <Table aria-label={title}>
        <TableHead>
          <TableRow>
            <TableCell>{title.replace('By ', '').replace(/^./, (letter) => letter.toUpperCase())}</TableCell>
            <TableCell align="right">Received</TableCell>
            <TableCell align="right">Upheld</TableCell>
            <TableCell align="right">Late</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, count, upheld, late }) => (
            <TableRow key={key}>
              <TableCell component="th" scope="row">
                {nameOf(key)}
              </TableCell>
              <TableCell align="right">{countWords(count)}</TableCell>
              <TableCell align="right">{countWords(upheld)}</TableCell>
              <TableCell align="right">{countWords(late)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
