import AutoFixHighOutlined from '@mui/icons-material/AutoFixHighOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { Fragment, memo, type KeyboardEvent } from 'react';
import type { SearchChip, SearchCorrection } from '../../../shared/contract/search-view.ts';
import { isMac } from '../../actions/is-mac.ts';
import { KeyHint } from '../../design/key-hint.tsx';

/** Takes the last filter away. Where Alt and Backspace delete a word, they go on doing that. */
export const REMOVE_KEY = isMac() ? null : 'alt+backspace';

const Strip = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 8px',
  minHeight: 36,
  padding: '4px 16px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.surface.sunken,
  color: theme.palette.text.secondary,
  fontSize: theme.typography.caption.fontSize,
  lineHeight: '16px',
}));
const Chip = styled(ButtonBase)(({ theme }) => ({
  height: 24,
  gap: 4,
  padding: '0 6px 0 8px',
  borderRadius: 4,
  border: `1px solid ${theme.palette.line.strong}`,
  backgroundColor: theme.palette.background.paper,
  color: theme.palette.text.primary,
  fontSize: theme.typography.caption.fontSize,
  fontWeight: 500,
  whiteSpace: 'nowrap',
  '&:hover': { backgroundColor: theme.palette.surface.hover },
  '& > svg': { fontSize: 14, color: theme.palette.text.secondary },
}));
const Exact = styled(ButtonBase)(({ theme }) => ({
  minHeight: 24,
  padding: '0 4px',
  borderRadius: 4,
  color: theme.palette.primary.main,
  fontSize: theme.typography.caption.fontSize,
  textDecoration: 'underline',
  '&:hover': { backgroundColor: theme.palette.surface.hover },
}));
const Said = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  '& > svg': { fontSize: 16 },
});
const Word = styled('span')(({ theme }) => ({ color: theme.palette.text.primary, fontWeight: 500 }));
const Key = styled('span')({
  marginLeft: 'auto',
  whiteSpace: 'nowrap',
  // A small window needs the room for results; the map of keys says it too.
  '@media (max-width: 900px)': { display: 'none' },
});

/** Words that filter, as examples. */
const EXAMPLES = ['open', 'cd14', 'last week', 'mine', 'overdue', '-word', '"exact words"'] as const;
/** Made once: it stands there with nearly every answer. */
const HINT = (
  <span>
    Filters:{' '}
    {EXAMPLES.map((one, at) => (
      <Fragment key={one}>
        {at > 0 && ', '}
        <Word>{one}</Word>
      </Fragment>
    ))}
  </span>
);

interface FilterStripProps {
  chips: readonly SearchChip[];
  corrections: readonly SearchCorrection[];
  onRemove: (chip: SearchChip) => void;
  onExact: (correction: SearchCorrection) => void;
}

/**
 * What the box understood of the text: filters, each of which can be taken away, and words it corrected. Without either it
 * says how to filter, so that nothing below it jumps.
 */
export const FilterStrip = memo(function FilterStrip({
  chips,
  corrections,
  onRemove,
  onExact,
}: FilterStripProps) {
  const plain = chips.length === 0 && corrections.length === 0;
  return (
    <Strip>
      {plain && HINT}
      {chips.map((chip) => (
        <Chip
          key={`${chip.kind} ${chip.start}`}
          aria-label={`Remove the filter ${chip.label}`}
          title="Remove this filter"
          onClick={() => onRemove(chip)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return;
            event.preventDefault();
            onRemove(chip);
          }}
        >
          {chip.label}
          <CloseOutlined />
        </Chip>
      ))}
      {corrections.map((one) => (
        <Said key={`${one.typed} ${one.start}`}>
          <AutoFixHighOutlined />
          <span>
            Showing <Word>{one.shown}</Word> for {one.typed}
          </span>
          <Exact onClick={() => onExact(one)}>Only “{one.typed}”</Exact>
        </Said>
      ))}
      {chips.length > 0 && REMOVE_KEY !== null && (
        <Key>
          <KeyHint keys={REMOVE_KEY} /> {chips.length === 1 ? 'removes it' : 'removes the last'}
        </Key>
      )}
    </Strip>
  );
});
