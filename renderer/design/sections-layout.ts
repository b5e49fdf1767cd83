/** Where there is little height, as with large text, the whole page scrolls, and what is listed keeps room. */
const FEW = '@media (max-height: 620px)';

/** A page of a head, bars and one content that takes the height left over. */
export const SECTIONS_PAGE = {
  height: '100%',
  display: 'flex',
  flexDirection: 'column',
  bgcolor: 'background.paper',
  minWidth: 0,
  [FEW]: { overflow: 'auto', display: 'block' },
} as const;

/** The content of such a page. */
export const SECTIONS_CONTENT = {
  flex: 1,
  minHeight: 0,
  overflow: 'hidden',
  [FEW]: { height: 'max(360px, 80vh)' },
} as const;
