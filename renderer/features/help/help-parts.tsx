import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { HELP_TOPICS, type HelpTopic } from '../../workspace/help-topics.ts';

/** Id of a topic's heading in the document. */
export function headingId(topic: HelpTopic): string {
  return `help-${topic}`;
}

/** A topic under its heading. */
export function Part({ topic, children }: { topic: HelpTopic; children: ReactNode }) {
  return (
    <Box component="section">
      <Typography
        variant="h2"
        id={headingId(topic)}
        tabIndex={-1}
        sx={{ mb: 1, scrollMarginTop: 16, width: 'fit-content' }}
      >
        {HELP_TOPICS[topic].title}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2 }}>{children}</Box>
    </Box>
  );
}

/** A paragraph of help. */
export function P({ children }: { children: ReactNode }) {
  return <Typography sx={{ maxWidth: '72ch' }}>{children}</Typography>;
}
