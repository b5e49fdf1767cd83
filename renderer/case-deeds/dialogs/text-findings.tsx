import InfoOutlined from '@mui/icons-material/InfoOutlined';
import ReportProblemOutlined from '@mui/icons-material/ReportProblemOutlined';
import Box from '@mui/material/Box';
import type { TextFinding } from '../../../shared/domain/closure-text/text-finding.ts';

/** More at once nobody mends. */
const SHOWN = 3;

/** What a resident would stumble over in a text, the worst first. */
export function TextFindings({ findings }: { findings: readonly TextFinding[] }) {
  return (
    <Box role="status" aria-label="About the explanation">
      {findings.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {findings.slice(0, SHOWN).map(({ code, severity, words, start }) => (
            <Box
              component="li"
              key={`${code} ${start}`}
              sx={{
                display: 'grid',
                gridTemplateColumns: '20px minmax(0, 1fr)',
                columnGap: 1.5,
                '& svg': {
                  fontSize: 16,
                  mt: 0.5,
                  color: severity === 'hint' ? 'text.secondary' : 'attention.text',
                },
              }}
            >
              {severity === 'hint' ? <InfoOutlined /> : <ReportProblemOutlined />}
              <span>{words}</span>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
