import ButtonBase from '@mui/material/ButtonBase';
import { countWords } from '../../../../shared/domain/case-words/count-words.ts';

interface CasesButtonProps {
  count: number;
  /** Which ones, for whoever doesn't see the table: "missed by every tier on one side only". */
  what: string;
  onClick: () => void;
}

/** A number of a table that opens its cases. */
export function CasesButton({ count, what, onClick }: CasesButtonProps) {
  if (count === 0) return '0';
  return (
    <ButtonBase
      aria-label={`${countWords(count)}: show the cases ${what}`}
      onClick={onClick}
      sx={{
        minWidth: 24,
        minHeight: 24,
        my: -0.5,
        justifyContent: 'flex-end',
        font: 'inherit',
        fontWeight: 600,
        color: 'primary.main',
        textDecoration: 'underline',
        textUnderlineOffset: '3px',
      }}
    >
      {countWords(count)}
    </ButtonBase>
  );
}
