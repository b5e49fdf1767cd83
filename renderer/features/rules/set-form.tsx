import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { listed } from './rule-words.ts';
import { WordsField } from './words-field.tsx';

interface SetFormProps {
  name: string;
  words: readonly string[];
  /** What uses it. */
  users: readonly string[];
  onChange: (words: string[]) => void;
}

/** Says what uses a word list. */
export function SetAbout({ name, users }: Pick<SetFormProps, 'name' | 'users'>) {
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
        Word list “{name}”
      </Typography>
      <Typography sx={{ color: 'text.secondary' }}>
        Patterns name it as &lt;{name}&gt;, which stands for any of its words.{' '}
        {users.length === 0 ? 'Nothing uses it.' : `Used by ${listed(users, 'and')}.`}
      </Typography>
    </Box>
  );
}

/** A word list of the working copy, to write. */
export function SetForm({ name, words, users, onChange }: SetFormProps) {
  return (
    <>
      <SetAbout name={name} users={users} />
      <WordsField
        path="words"
        label="Words"
        value={words}
        help="With * at its end any word that begins so; words side by side are joined by _."
        onChange={onChange}
      />
    </>
  );
}
