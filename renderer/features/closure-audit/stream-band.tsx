import CasinoOutlined from '@mui/icons-material/CasinoOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { AUDIT_STREAMS, type AuditStream } from '../../../shared/domain/audit/verdict.ts';

const LOOKS = {
  random: {
    icon: <CasinoOutlined />,
    meaning: 'information',
    says: 'Drawn by chance. Its verdicts make the rates.',
  },
  risk: {
    icon: <ReportOutlined />,
    meaning: 'attention',
    says: 'Chosen because signals speak against it. Its verdicts are in no rate.',
  },
} as const;

/** Names the stream, always: tint, icon and words. What stands in it comes next, out of the way of notices. */
export function StreamBand({ stream, children }: { stream: AuditStream; children?: ReactNode }) {
  const { icon, meaning, says } = LOOKS[stream];
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 4,
        rowGap: 1,
        px: 4,
        py: 1.5,
        bgcolor: `${meaning}.tint`,
        color: `${meaning}.text`,
        borderBottom: 2,
        borderColor: `${meaning}.line`,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, fontWeight: 600 }}>
        {icon}
        {AUDIT_STREAMS[stream]}
      </Box>
      {children}
      <Box sx={{ typography: 'caption', minWidth: 160 }}>{says}</Box>
    </Box>
  );
}
