import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { History } from '../../../shared/domain/case-facts.ts';

/** What the system before us said, letter for letter. */
export function SourceRecord({ history }: { history: History }) {
  const { times } = history;
  const lines: [name: string, value: string][] = [
    ['Type', history.type],
    ['Status', history.status],
    ['Owner', history.owner],
    ['Source', history.channel],
    ['Created', times.created],
    ['Updated', times.updated],
    ['Closed', times.closed],
    ['Service date', times.service],
  ];
  return (
    <>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mb: 2 }}>
        As {history.source} wrote it. Its closures are not evidenced here.
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: '88px minmax(0, 1fr)', columnGap: 3, rowGap: 1 }}
      >
        {lines.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box
              component="dd"
              sx={{ m: 0, fontFamily: (theme) => theme.mono, overflowWrap: 'anywhere', fontSize: '0.96em' }}
            >
              {value === '' ? '(empty)' : value}
            </Box>
          </Box>
        ))}
      </Box>
      {history.defects.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 3 }}>
            What is wrong with the record
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 5 }}>
            {history.defects.map((defect) => (
              <li key={defect}>{defect}</li>
            ))}
          </Box>
        </>
      )}
    </>
  );
}
