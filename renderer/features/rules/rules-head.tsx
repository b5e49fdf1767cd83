import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { PartTabs, type PartTab } from '../../design/part-tabs.tsx';
import { goInRules, type RulesPlace, type RulesPart } from './rules-place.ts';

/** A part of the screen as its button shows it. */
export type RulesTab = PartTab<RulesPart>;

interface RulesHeadProps {
  /** What stands here, and as of when. */
  about: string;
  source: RulesPlace['source'];
  section: RulesPart;
  tabs: readonly RulesTab[];
  /** How much the working copy changes; null: the person has none. */
  changes: number | null;
  onSource: (source: RulesPlace['source']) => void;
}

/** What one looks at: what holds or the working copy, and which part. */
export function RulesHead({ about, source, section, tabs, changes, onSource }: RulesHeadProps) {
  return (
    <Box sx={{ px: 4, pt: 3, pb: 2, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'baseline' }}>
        <Typography variant="h2" component="h1">
          Escalation rules
        </Typography>
        <Typography sx={{ color: 'text.secondary', flex: '1 1 280px' }}>{about}</Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        {changes !== null && (
          <ToggleButtonGroup
            exclusive
            aria-label="Which rules"
            value={source}
            onChange={(_, next: RulesPlace['source'] | null) => {
              if (next !== null) onSource(next);
            }}
          >
            <ToggleButton value="saved">In force</ToggleButton>
            <ToggleButton value="work" sx={{ gap: 1.5 }}>
              Working copy
              {changes > 0 && (
                <Box component="span" sx={{ color: 'text.secondary', fontWeight: 600 }}>
                  {changes}
                </Box>
              )}
            </ToggleButton>
          </ToggleButtonGroup>
        )}
        <PartTabs
          label="Part of the rules"
          value={section}
          tabs={tabs}
          onChoose={(part) => goInRules({ section: part })}
        />
      </Box>
    </Box>
  );
}
