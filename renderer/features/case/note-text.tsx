import Box from '@mui/material/Box';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { notePieces } from '../../../shared/domain/mention.ts';

interface NoteTextProps {
  text: string;
  mentions: readonly AccountId[];
  /** Null when the desk does not know the colleague: their name stands as it was written. */
  nameOf: (id: AccountId) => string | null;
  /** Who is reading. */
  self: AccountId | null;
}

/** A note with the names of those it mentions set off; one's own stands on a tint besides. */
export function NoteText({ text, mentions, nameOf, self }: NoteTextProps) {
  const people = mentions.flatMap((id) => {
    const name = nameOf(id);
    return name === null ? [] : [{ id, name }];
  });
  return notePieces(text, people).map(({ at, text: piece, mention }) =>
    mention === null ? (
      piece
    ) : (
      <Box
        component="strong"
        key={at}
        sx={{
          fontWeight: 600,
          color: 'primary.main',
          ...(mention === self ? { bgcolor: 'surface.selected', borderRadius: 0.5, px: 0.5 } : {}),
        }}
      >
        {piece}
      </Box>
    ),
  );
}
