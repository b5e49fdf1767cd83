import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useState } from 'react';
import type { Article, ArticleLanguage, Transfer } from '../../../shared/domain/article.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { notify } from '../../design/notices.ts';
import { Tag } from '../../design/tag.tsx';
import { useDirectory } from '../../door/use-directory.ts';
import { draftOnScreen } from '../../workspace/article-shown.ts';
import { handOverNote } from './hand-over-note.ts';
import { transferTarget } from './transfer-target.ts';

const COPY_ICON = <ContentCopyOutlined />;

async function copyNote(note: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(note);
    notify({ id: 'hand-over', meaning: 'done', text: 'The hand-over note is on the clipboard.' });
  } catch {
    notify({
      id: 'hand-over',
      meaning: 'attention',
      text: 'Not copied: the clipboard is not open to Desk311. Mark the note and copy it yourself.',
    });
  }
}

interface HandOverProps {
  article: Article;
  transfer: Transfer;
  language: ArticleLanguage;
  city: City;
}

/** To whom the caller is passed on, and what that desk should hear first. */
export function HandOver({ article, transfer, language, city }: HandOverProps) {
  const directory = useDirectory()?.directory ?? null;
  const target = transferTarget(transfer, city, directory);
  /** Null until somebody wrote in it: till then it follows what is known. */
  const [written, setWritten] = useState<string | null>(null);
  const note = written ?? handOverNote(article, target, draftOnScreen(), language);
  const perform = useCallback(() => void copyNote(note), [note]);
  const copy = useMemo(
    (): Action => ({
      id: 'article.hand-over',
      label: 'Copy the note',
      group: 'Help',
      keys: ['alt+shift+m'],
      icon: COPY_ICON,
      words: ['transfer', 'hand-over', 'warm', 'pass on'],
      whyNot: null,
      perform,
    }),
    [perform],
  );
  useActions(useMemo(() => [copy], [copy]));
  return (
    <Box component="section" aria-label="Pass the caller on" sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h3">Pass the caller on to</Typography>
      <Box>
        <Typography sx={{ fontWeight: 600 }}>{target.name}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          By {target.reach}{' '}
          {target.sample && (
            <Tag meaning="attention" icon={<ScienceOutlined />} quiet>
              sample contact
            </Tag>
          )}
        </Typography>
      </Box>
      <TextField
        label="Tell them first"
        multiline
        minRows={5}
        maxRows={14}
        value={note}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
        helperText="Fill in what you know. The note is not kept; stay on the line until they have answered."
        onChange={(event) => setWritten(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !(event.target instanceof Element)) return;
          // One step back: out of the note, not yet out of the article.
          event.preventDefault();
          event.target.closest('aside')?.querySelector('h2')?.focus();
        }}
      />
      <Box>
        <ActionButton action={copy} />
      </Box>
    </Box>
  );
}
