import { styled } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';

const Mono = styled('span')(({ theme }) => ({
  fontFamily: theme.mono,
  fontSize: '0.96em',
  whiteSpace: 'nowrap',
  fontVariantLigatures: 'none',
}));
const Temporary = styled('span')(({ theme }) => ({
  fontFamily: theme.typography.fontFamily,
  fontSize: theme.typography.caption.fontSize,
  color: theme.palette.attention.text,
  marginLeft: 6,
}));

/** A case number as it is read out. Without one, the desk's own reference, which says that it is temporary. */
export function CaseNumber({ number, reference }: { number: string | null; reference: string }) {
  if (number !== null) return <Mono>{number}</Mono>;
  return (
    <Tooltip title="The hub has not seen this case yet. It gets its number when it arrives there; don't read this one out.">
      <Mono>
        {reference}
        <Temporary>temporary</Temporary>
      </Mono>
    </Tooltip>
  );
}
