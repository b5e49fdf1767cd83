import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { Action } from '../../actions/action.ts';
import { findActions } from '../../actions/find-actions.ts';
import { useOfferedActions } from '../../actions/use-actions.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { KeyHint } from '../../design/key-hint.tsx';

interface Line {
  readonly id: string;
  readonly label: string;
  readonly keys: readonly string[];
  readonly whyNot: string | null;
}

const GROUPS: readonly Action['group'][] = ['Go', 'Contact', 'Case', 'List', 'View', 'Help'];
const TITLES: Record<Action['group'], string> = {
  Go: 'Go',
  Case: 'Case',
  List: 'List on this screen',
  View: 'View',
  Contact: 'Contacts and calls',
  Help: 'Help',
};

const line = (id: string, label: string, ...keys: string[]): Line => ({ id, label, keys, whyNot: null });
const EVERYWHERE: readonly Line[] = [
  line('up-down', 'Move in a list', 'j', 'k', 'arrowdown', 'arrowup'),
  line('ends', 'First and last row', 'home', 'end'),
  line('page', 'A page up or down', 'pageup', 'pagedown'),
  line('open', 'Open what is marked', 'enter'),
  line('submit', 'Do what a form or dialog is for', 'ctrl+enter'),
  line('back', 'Step back, keep the text', 'escape'),
];

const IN_SEARCH: readonly Line[] = [
  line('search-enter', 'Do what the marked row says', 'enter'),
  line('search-other', 'The second thing: add a note, new case', 'ctrl+enter'),
  line('search-menu', 'All that can be done to it', 'alt+enter'),
  line('search-remove', 'Take the last filter away', 'alt+backspace'),
  line('search-pin', 'Pin the case, or unpin it', 'alt+p'),
  line('search-copy', 'Copy the case number', 'alt+y'),
  line('search-close', 'Close the case, or reopen it', 'alt+c', 'alt+o'),
  line('search-here', 'New case at the same place', 'alt+h'),
  line('search-caller', 'New case for the same caller', 'alt+t'),
];

const IN_A_NOTE: readonly Line[] = [
  line('note-mention', 'Mention a colleague: then letters of the name', '@'),
  line('note-take', 'Take the marked colleague', 'enter', 'tab'),
  line('note-leave', 'Leave it as text', 'escape'),
];

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <Box component="section" sx={{ breakInside: 'avoid', mb: 5 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', columnGap: 4, rowGap: 1 }}
      >
        {lines.map(({ id, label, keys, whyNot }) => (
          <Box key={id} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: whyNot === null ? 'text.primary' : 'text.secondary' }}>
              {label}
              {whyNot !== null && (
                <Box component="span" sx={{ typography: 'caption', display: 'block' }}>
                  {whyNot}
                </Box>
              )}
            </Box>
            <Box
              component="dd"
              sx={{ m: 0, display: 'flex', gap: 2, justifyContent: 'flex-end', alignItems: 'flex-start' }}
            >
              {keys.map((one) => (
                <KeyHint key={one} keys={one} />
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** Every key that does something here and now. */
export function KeymapDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const actions = useOfferedActions();
  const groups = useMemo(() => {
    const withKeys = findActions(actions, '').filter((one) => one.keys.length > 0);
    return GROUPS.map((group) => ({ group, lines: withKeys.filter((one) => one.group === group) }));
  }, [actions]);
  return (
    <DialogFrame open={open} title="Keys" onClose={onClose} width="md">
      <Typography sx={{ color: 'text.secondary', mb: 4 }}>
        Single keys work wherever you are not typing. In the browser, keys the browser keeps to itself have an
        Alt key here.
      </Typography>
      <Box sx={{ columns: { xs: 1, sm: 2 }, columnGap: 8 }}>
        {groups.map(({ group, lines }) => (
          <Lines key={group} title={TITLES[group]} lines={lines} />
        ))}
        <Lines title="In the search box" lines={IN_SEARCH} />
        <Lines title="In an internal note" lines={IN_A_NOTE} />
        <Lines title="Everywhere" lines={EVERYWHERE} />
      </Box>
    </DialogFrame>
  );
}
