import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

const SIGNS: readonly (readonly [sign: string, means: string])[] = [
  ['pole fell', 'these words in this order, up to two others between them'],
  ['pole .. fell', 'up to six others between them'],
  ['call + news', 'none between them'],
  ['wire|cable', 'one or the other'],
  ['storm_drain', 'side by side, as one'],
  ['spark*', 'any word that begins so'],
  ['<person>', 'any word of the word list “person”'],
];

/** How patterns are written. Accents and capitals play no part. */
export function PatternHelp() {
  return (
    <Box
      component="details"
      sx={{ '& summary': { cursor: 'pointer', width: 'fit-content', color: 'primary.main' } }}
    >
      <summary>How words are written</summary>
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 2,
          display: 'grid',
          gridTemplateColumns: 'max-content minmax(0, 1fr)',
          columnGap: 4,
          rowGap: 1,
          '& dd': { m: 0, color: 'text.secondary' },
        }}
      >
        {SIGNS.map(([sign, means]) => (
          <Box key={sign} sx={{ display: 'contents' }}>
            <Box
              component="dt"
              sx={(theme) => ({ fontFamily: theme.mono, fontSize: theme.typography.caption.fontSize })}
            >
              {sign}
            </Box>
            <dd>{means}</dd>
          </Box>
        ))}
      </Box>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        Capitals and accents play no part. Words inside a harmless one don’t count: “gas” in “gas station”.
      </Typography>
    </Box>
  );
}
