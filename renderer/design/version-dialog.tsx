import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import { DialogFrame } from './dialog-frame.tsx';

/** Shortest note of a version, in characters. */
const SHORTEST_NOTE = 3;

/** What a version's note lacks, in a sentence; null when it will do. */
export function noteMissing(note: string): string | null {
  return note.trim().length < SHORTEST_NOTE ? 'Write in a few words what is new.' : null;
}

interface VersionDialogProps {
  title: string;
  label: string;
  icon: ReactElement;
  /** What is missing, in a sentence; null when it can be sent. */
  missing: string | null;
  busy: boolean;
  note: string;
  onNote: (note: string) => void;
  /** From when on it holds. */
  about: string;
  /** What stands in the way, above the note. */
  problems: ReactNode;
  children?: ReactNode;
  perform: () => void;
  onClose: () => void;
}

/** Makes the next version of something the whole city goes by: with what note, and what still stands in the way. */
export function VersionDialog(props: VersionDialogProps) {
  const { title, label, icon, missing, busy, note, onNote, about, problems, children, perform, onClose } =
    props;
  return (
    <DialogFrame
      open
      title={title}
      width="md"
      onClose={onClose}
      more={
        <Box role="status" sx={{ flex: 1, color: 'text.secondary', typography: 'caption' }}>
          {missing}
        </Box>
      }
      submit={{ label, icon, whyNot: missing, busy, perform }}
    >
      <Box sx={{ display: 'grid', gap: 3, pt: 1 }}>
        {problems}
        <TextField
          autoFocus
          label="What is new, for the history"
          value={note}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: 500 } }}
          onChange={(event) => onNote(event.target.value)}
        />
        <Typography sx={{ color: 'text.secondary' }}>{about}</Typography>
        {children}
      </Box>
    </DialogFrame>
  );
}
