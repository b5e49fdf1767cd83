import Box from '@mui/material/Box';
import { useRef, type ReactNode } from 'react';
import { useScrolls } from './use-scrolls.ts';

/** A part of the screen that scrolls by itself, by keys too. Fills what it stands in. */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(ref);
  return (
    <Box
      ref={ref}
      role="region"
      aria-label={label}
      {...(scrolls ? { tabIndex: 0 } : {})}
      sx={{ height: '100%', minHeight: 0, overflow: 'auto', '&:focus-visible': { outlineOffset: -2 } }}
    >
      {children}
    </Box>
  );
}
