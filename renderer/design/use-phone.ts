import useMediaQuery from '@mui/material/useMediaQuery';

const NARROW = '(max-width: 640px)';
const SHORT = '(max-height: 560px)';

/** The window is a phone's: one column, and targets a thumb can hit. */
export function usePhone(): boolean {
  return useMediaQuery(NARROW, { noSsr: true });
}

/** The window is low, as at 200 % zoom: what is not the work itself must give way. */
export function useShort(): boolean {
  return useMediaQuery(SHORT, { noSsr: true });
}
