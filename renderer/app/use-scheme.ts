import useMediaQuery from '@mui/material/useMediaQuery';
import type { SchemeName } from '../design/palettes.ts';
import { useWorkspace } from '../workspace/use-workspace.ts';

/** The colour scheme to use: the person's choice, or the system's, contrast included. */
export function useScheme(): SchemeName {
  const chosen = useWorkspace((state) => state.theme);
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const moreContrast = useMediaQuery('(prefers-contrast: more)', { noSsr: true });
  const dark = chosen === 'dark' || (chosen !== 'light' && systemDark);
  if (chosen === 'high-contrast' || (chosen === 'system' && moreContrast)) {
    return dark ? 'highContrastDark' : 'highContrastLight';
  }
  return dark ? 'dark' : 'light';
}
