import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { KeyHint } from '../../design/key-hint.tsx';
import { goInRules, type RulesPlace, type RulesPart } from './rules-place.ts';

/** A part of the screen as its button shows it. */
export interface RulesTab {
  readonly section: RulesPart;
  readonly label: string;
  readonly keys: string;
  /** "2 wrong"; null for nothing. */
  readonly count: string | null;
  readonly urgent: boolean;
  readonly whyNot: string | null;
}

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
        <ToggleButtonGroup
          exclusive
          aria-label="Part of the rules"
          value={section}
          sx={{ flexWrap: 'wrap' }}
          onChange={(_, next: RulesPart | null) => {
            const tab = tabs.find((one) => one.section === next);
            if (tab !== undefined && tab.whyNot === null) goInRules({ section: tab.section });
          }}
        >
          {tabs.map(({ section: one, label, keys, count, urgent, whyNot }) => (
            <ToggleButton
              key={one}
              value={one}
              aria-disabled={whyNot === null ? undefined : true}
              aria-keyshortcuts={keys}
              sx={{ gap: 1.5 }}
            >
              <Tooltip title={whyNot}>
                <span>{label}</span>
              </Tooltip>
              {count !== null && (
                <Box
                  component="span"
                  sx={{ color: urgent ? 'breach.text' : 'text.secondary', fontWeight: 600 }}
                >
                  {count}
                </Box>
              )}
              <KeyHint keys={keys} />
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
    </Box>
  );
}
