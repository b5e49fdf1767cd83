import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTheme } from '@mui/material/styles';
import { useSlow } from './use-slow.ts';

const WIDTHS = ['62%', '48%', '71%', '55%', '66%', '43%'];

/** Rows in the shape of those to come, shown only after 300 ms. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  const slow = useSlow();
  const { rowHeight } = useTheme();
  return (
    <Box
      role="status"
      aria-label={slow ? label : undefined}
      aria-busy="true"
      sx={{ minHeight: rows * rowHeight, px: 3 }}
    >
      {slow &&
        Array.from({ length: rows }, (_, row) => row).map((row) => (
          <Box key={row} sx={{ height: rowHeight, display: 'flex', alignItems: 'center' }}>
            <Skeleton variant="rectangular" height={10} width={WIDTHS[row % WIDTHS.length]} />
          </Box>
        ))}
    </Box>
  );
}
