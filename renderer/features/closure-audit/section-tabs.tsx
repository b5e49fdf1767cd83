import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { KeyHint } from '../../design/key-hint.tsx';
import { AUDIT_SECTIONS, goInAudit, type AuditSection } from './audit-place.ts';

export const SECTION_WORDS: Record<AuditSection, string> = {
  samples: 'Random samples',
  risk: 'Risk list',
  rates: 'Rates',
};

/** The parts of the audit, each with its key. */
export function SectionTabs({ section }: { section: AuditSection }) {
  return (
    <Box sx={{ px: 2, borderBottom: 1, borderColor: 'divider' }}>
      <Tabs
        value={section}
        aria-label="Parts of the audit"
        onChange={(_, next: AuditSection) => goInAudit({ section: next, listed: null })}
      >
        {AUDIT_SECTIONS.map((one, at) => (
          <Tab
            key={one}
            value={one}
            label={
              <Box component="span" sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
                {SECTION_WORDS[one]} <KeyHint keys={String(at + 1)} />
              </Box>
            }
          />
        ))}
      </Tabs>
    </Box>
  );
}
