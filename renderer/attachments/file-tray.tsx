import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useRef, type ReactNode } from 'react';
import { MAX_FILE, MEDIA } from '../../shared/domain/attachment.ts';
import { shownFileName } from '../../shared/domain/file-name.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Action } from '../actions/action.ts';
import { useActions } from '../actions/use-actions.ts';
import { ActionButton } from '../design/action-button.tsx';
import { notify } from '../design/notices.ts';
import { ask } from '../door/door-client.ts';
import type { DraftFile } from '../workspace/workspace.ts';
import { AddingList } from './adding-list.tsx';
import { DraftFileRow } from './draft-file-row.tsx';
import { useAdding } from './use-adding.ts';
import { useFileIntake } from './use-file-intake.ts';

interface FileTrayProps {
  /** The case they are, or will be, for. */
  caseId: CaseId;
  files: readonly DraftFile[];
  /** Changes the list as it is by then: several files may arrive at once. */
  onChange: (change: (files: readonly DraftFile[]) => readonly DraftFile[]) => void;
  /** Null when files can be added. */
  whyNot: string | null;
  /** What is said of a file that is on this desk now: "goes with this case". It may be out of sight. */
  ready: string;
  /** Most files at once. */
  most: number;
  children?: ReactNode;
}

const ACCEPT = [...Object.keys(MEDIA), '.heic', '.txt', '.pdf'].join(',');

/** Takes files by button, paste and drop, keeps them on this desk, and asks what is to be seen on each. */
export function FileTray({ caseId, files, onChange, whyNot, ready, most, children }: FileTrayProps) {
  const input = useRef<HTMLInputElement>(null);
  const { adding, add, cancel } = useAdding((file) => {
    onChange((all) => [...all, file]);
    const text = `${shownFileName(file.name)} ${ready}.`;
    notify({ id: `file:${file.id}`, meaning: 'information', text });
  });
  const full =
    files.length + adding.length >= most ? `${most} files at once are enough. Send these first.` : null;
  const hindrance = whyNot ?? full;
  const room = most - files.length - adding.length;
  const take = useCallback(
    (picked: readonly File[]) => {
      add(picked.slice(0, room));
      const left = picked.length - room;
      if (left <= 0) return;
      const text = `${most} files at once are enough: ${left} of them ${left === 1 ? 'was' : 'were'} not added.`;
      notify({ id: 'files:too-many', meaning: 'attention', text, keep: true });
    },
    [add, most, room],
  );
  const dragged = useFileIntake(hindrance === null ? take : null);
  const action = useMemo(
    (): Action => ({
      id: 'case.add-file',
      label: 'Add photo or file',
      group: 'Case',
      keys: ['alt+p'],
      icon: <AttachFileOutlined />,
      words: ['attach', 'attachment', 'picture', 'upload', 'pdf', 'evidence'],
      whyNot: hindrance,
      perform: () => input.current?.click(),
    }),
    [hindrance],
  );
  useActions(useMemo(() => [action], [action]));

  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label="Photos and files"
        onChange={(event) => {
          take([...(event.target.files === null ? [] : event.target.files)]);
          event.target.value = '';
        }}
      />
      {files.length > 0 && (
        <Box
          component="ul"
          aria-label="Files to add"
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}
        >
          {files.map((file) => (
            <DraftFileRow
              key={file.id}
              file={file}
              caseId={caseId}
              onChange={(parts) =>
                onChange((all) => all.map((one) => (one.id === file.id ? { ...one, ...parts } : one)))
              }
              onRemove={() => {
                onChange((all) => all.filter((one) => one.id !== file.id));
                // What could not be deleted is deleted when the desk tidies up.
                void ask('attachment.drop', { id: file.id }).catch(() => undefined);
              }}
            />
          ))}
        </Box>
      )}
      <AddingList adding={adding} onCancel={cancel} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <ActionButton action={action} />
        {children}
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {whyNot ??
            `Or paste or drop it here. Photos, PDF and plain text, up to ${MAX_FILE / 1024 / 1024} MB each.`}
        </Typography>
      </Box>
      {dragged && (
        <Box
          aria-hidden
          sx={{
            position: 'fixed',
            inset: 8,
            zIndex: 'modal',
            display: 'grid',
            placeItems: 'center',
            border: '2px dashed',
            borderColor: 'primary.main',
            borderRadius: 1,
            bgcolor: 'background.paper',
            opacity: 0.92,
            pointerEvents: 'none',
            typography: 'h2',
          }}
        >
          Drop to add
        </Box>
      )}
    </Box>
  );
}
