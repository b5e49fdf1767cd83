import LockOutlined from '@mui/icons-material/LockOutlined';
import NoteAddOutlined from '@mui/icons-material/NoteAddOutlined';
import PublicOutlined from '@mui/icons-material/PublicOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { textId } from '../../../shared/domain/ids.ts';
import { InternalMark } from '../../design/internal-mark.tsx';
import { KeyHint } from '../../design/key-hint.tsx';
import { notify } from '../../design/notices.ts';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { keptMeaning, keptWords, useCommand } from '../../design/use-command.ts';
import { changeTab } from '../../workspace/workspace.ts';

interface NoteComposerProps {
  facts: CaseFacts;
  tabKey: string;
  /** The note not yet added, kept in the tab. */
  draft: string;
  /** Null when a note can be added. */
  whyNot: string | null;
  field: RefObject<HTMLTextAreaElement | null>;
}

const MAX = 10_000;

function keepDraft(tabKey: string, noteDraft: string): void {
  changeTab(tabKey, (tab) => (tab.kind === 'case' ? { ...tab, noteDraft } : tab));
}

/** Writes a note. Internal unless it is said otherwise each time; what is typed stays in the tab until it is added. */
export function NoteComposer({ facts, tabKey, draft, whyNot, field }: NoteComposerProps) {
  const [visibility, setVisibility] = useState<'internal' | 'public'>('internal');
  const [focused, setFocused] = useState(false);
  const note = useRef(textId.parse(crypto.randomUUID()));
  const { send, busy, stopped, clear } = useCommand();
  const open = focused || draft !== '';
  const internal = visibility === 'internal';
  const missing = whyNot ?? (draft.trim() === '' ? 'Write the note first.' : null);

  const add = async () => {
    if (missing !== null || busy) return;
    const kept = await send({
      type: 'add-note',
      caseId: facts.id,
      visibility,
      note: { id: note.current, body: draft.trim() },
    });
    if (kept === null) return;
    note.current = textId.parse(crypto.randomUUID());
    keepDraft(tabKey, '');
    setVisibility('internal');
    notify({
      meaning: keptMeaning(kept),
      text: keptWords(internal ? 'Internal note added.' : 'Public note added.', kept),
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void add();
    }
  };

  return (
    <Box
      sx={{ display: 'grid', gap: 2 }}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
      <TextField
        multiline
        minRows={open ? 2 : 1}
        maxRows={8}
        inputRef={field}
        placeholder={
          whyNot ??
          (internal
            ? 'Internal note… only the city’s people will read it'
            : 'Public note… the resident can read it')
        }
        disabled={whyNot !== null}
        value={draft}
        onChange={(event) => keepDraft(tabKey, event.target.value)}
        slotProps={{
          htmlInput: { 'aria-label': internal ? 'Internal note' : 'Public note', maxLength: MAX },
          input: {
            sx: { bgcolor: internal && open ? 'attention.tint' : undefined, alignItems: 'flex-start' },
            endAdornment: open ? undefined : <KeyHint keys="n" />,
          },
        }}
      />
      {open && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3 }}>
          <ToggleButtonGroup
            exclusive
            aria-label="Who can read the note"
            value={visibility}
            onChange={(_, next: 'internal' | 'public' | null) => next !== null && setVisibility(next)}
          >
            <ToggleButton value="internal">
              <LockOutlined sx={{ mr: 1.5 }} /> Internal
            </ToggleButton>
            <ToggleButton value="public">
              <PublicOutlined sx={{ mr: 1.5 }} /> Public
            </ToggleButton>
          </ToggleButtonGroup>
          {internal ? (
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              Only the city’s people will read it
            </Typography>
          ) : (
            <InternalMark visibility="public" />
          )}
          <Tooltip title={missing}>
            <Button
              variant="contained"
              sx={{ ml: 'auto' }}
              startIcon={<NoteAddOutlined />}
              endIcon={<KeyHint keys="ctrl+enter" />}
              aria-disabled={missing === null && !busy ? undefined : true}
              onClick={() => void add()}
            >
              {internal ? 'Add internal note' : 'Add public note'}
            </Button>
          </Tooltip>
        </Box>
      )}
    </Box>
  );
}
