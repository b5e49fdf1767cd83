import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import { KeyHint } from './key-hint.tsx';

/** A part of a screen as its button shows it. */
export interface PartTab<Part extends string> {
  readonly section: Part;
  readonly label: string;
  readonly keys: string;
  /** "2 wrong"; null for nothing. */
  readonly count: string | null;
  readonly urgent: boolean;
  /** Why it can't be shown now; null when it can. */
  readonly whyNot: string | null;
}

interface PartTabsProps<Part extends string> {
  /** "Part of the rules" */
  label: string;
  value: Part;
  tabs: readonly PartTab<Part>[];
  onChoose: (part: Part) => void;
}

/** The parts of a screen in a row, each with its key and what is in it. */
export function PartTabs<Part extends string>({ label, value, tabs, onChoose }: PartTabsProps<Part>) {
  return (
    <ToggleButtonGroup
      exclusive
      aria-label={label}
      value={value}
      sx={{ flexWrap: 'wrap' }}
      onChange={(_, next: Part | null) => {
        const tab = tabs.find(({ section }) => section === next);
        if (tab !== undefined && tab.whyNot === null) onChoose(tab.section);
      }}
    >
      {tabs.map(({ section, label: words, keys, count, urgent, whyNot }) => (
        <ToggleButton
          key={section}
          value={section}
          aria-disabled={whyNot === null ? undefined : true}
          aria-keyshortcuts={keys}
          sx={{ gap: 1.5 }}
        >
          <Tooltip title={whyNot}>
            <span>{words}</span>
          </Tooltip>
          {count !== null && (
            <Box component="span" sx={{ color: urgent ? 'breach.text' : 'text.secondary', fontWeight: 600 }}>
              {count}
            </Box>
          )}
          <KeyHint keys={keys} />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
