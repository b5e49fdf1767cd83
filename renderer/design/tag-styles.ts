import type { Theme } from '@mui/material/styles';
import type { Colours } from './palettes.ts';

/**
 * How a Tag looks, as one rule of the page. Every row of every list has tags, and the search box draws its rows anew with
 * each key: a styled component for each would work out its styles each time.
 */
export function tagStyles(theme: Theme, { meaning }: Colours) {
  const meanings = Object.entries(meaning).map(
    ([name, { text, tint }]) =>
      [
        `&[data-meaning="${name}"]`,
        { color: text, '&[data-quiet="false"]': { backgroundColor: tint } },
      ] as const,
  );
  return {
    '.tag': {
      display: 'inline-flex',
      alignItems: 'center',
      verticalAlign: 'middle',
      gap: 4,
      minWidth: 0,
      maxWidth: '100%',
      height: 20,
      padding: '0 6px 0 4px',
      borderRadius: 4,
      fontSize: theme.typography.caption.fontSize,
      lineHeight: '20px',
      fontWeight: 500,
      whiteSpace: 'nowrap',
      '&[data-quiet="true"]': { padding: 0 },
      ...Object.fromEntries(meanings),
      '& > svg': { fontSize: 15, flex: 'none' },
      '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
      '@media (forced-colors: active)': { '&[data-quiet="false"]': { border: '1px solid' } },
    },
  };
}
