import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import { timelineSentence } from '../../../shared/domain/case-words/timeline-sentence.ts';
import type { City } from '../../../shared/domain/city.ts';
import { useCaseWords } from '../../case-deeds/use-case-words.ts';
import { exactTime } from '../../../shared/domain/case-words/time-words.ts';
import { InternalMark } from '../../design/internal-mark.tsx';

/** What happened, a sentence per step; steps after the closing are set off, since the closing did not know them. */
export function ReviewTimeline({ view, city, closedAt }: { view: CaseView; city: City; closedAt: number }) {
  const words = useCaseWords(view, city);
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {view.entries.map((entry) => {
        const sentence = timelineSentence(entry, words);
        const isAfter = entry.at > closedAt;
        return (
          <Box
            component="li"
            key={entry.version}
            sx={{
              display: 'grid',
              gridTemplateColumns: '150px minmax(0, 1fr)',
              columnGap: 3,
              py: 1,
              borderLeft: 3,
              pl: 2,
              borderColor: isAfter ? 'attention.line' : 'transparent',
            }}
          >
            <Box sx={{ color: 'text.secondary', typography: 'caption', pt: '2px' }}>
              {exactTime(entry.at, city.timeZone)}
              {isAfter && <Box sx={{ color: 'attention.text' }}>After the closing</Box>}
            </Box>
            <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start', overflowWrap: 'anywhere' }}>
              <span>{sentence.words}</span>
              {sentence.remarks.map((remark) => (
                <Typography key={remark} variant="caption" sx={{ color: 'text.secondary' }}>
                  {remark}
                </Typography>
              ))}
              {sentence.texts.map(({ label, body, audience }) => (
                <Box key={label} sx={{ pl: 2, borderLeft: 2, borderColor: 'divider', width: '100%' }}>
                  {audience === 'internal' && <InternalMark visibility="internal" />}
                  <Box sx={{ whiteSpace: 'pre-wrap' }}>{body ?? 'Erased, or not for you to read.'}</Box>
                </Box>
              ))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
