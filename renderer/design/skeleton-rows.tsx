import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTheme } from '@mui/material/styles';
import { useEffect, useState } from 'react';

const AFTER = 300;
const WIDTHS = ['62%', '48%', '71%', '55%', '66%', '43%'];

/** True once something has taken longer than 300 ms: nothing flickers for what is faster. */
function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), AFTER);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

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
