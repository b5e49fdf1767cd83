import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { WhatIfResult } from '../../../../shared/contract/study.ts';
import { BecauseButton } from '../../../design/because-button.tsx';
import type { WhatIfAsked } from './what-if-study.ts';
import { verdictWords } from './what-if-words.ts';

/** How it is worked out, step by step. */
function steps({ whole }: WhatIfAsked, version: number): readonly string[] {
  return [
    `Each escalation of the period is routed anew at the time when it was raised: by version ${version}, which holds today, and by ${whole}.`,
    'A contact point acknowledges as it did in this period: for each escalation one of the times it really took, or none. One without a past does as others of its path and tier did.',
    'So the column for today is what the directory of today would have done, which need not be what was done then.',
    'After hours is outside the service hours of the directory that holds, holidays included.',
  ];
}

interface WhatIfVerdictProps {
  /** Null: nothing has come of it yet. */
  found: { readonly asked: WhatIfAsked; readonly result: WhatIfResult } | null;
}

/** What becomes of the past in one sentence, said aloud as soon as it is known, and what was compared. */
export function WhatIfVerdict({ found }: WhatIfVerdictProps) {
  return (
    <Box sx={found === null ? undefined : { px: 4, pb: 3 }}>
      <Typography role="status" variant="h2" component="p" sx={{ maxWidth: '110ch' }}>
        {found === null ? '' : verdictWords(found.result)}
      </Typography>
      {found !== null && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', color: 'text.secondary' }}>
          <Typography>
            Raised {found.asked.period}. Today is version {found.result.version}, compared with{' '}
            {found.asked.whole}.
          </Typography>
          <BecauseButton
            label="How it is worked out"
            title="How it is worked out"
            steps={steps(found.asked, found.result.version)}
          />
        </Box>
      )}
    </Box>
  );
}
