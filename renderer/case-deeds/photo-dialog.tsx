import AddPhotoAlternateOutlined from '@mui/icons-material/AddPhotoAlternateOutlined';
import PhotoCameraOutlined from '@mui/icons-material/PhotoCameraOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState } from 'react';
import type { CaseView } from '../../shared/contract/case-view.ts';
import { MAX_PER_FILING, MEDIA } from '../../shared/domain/attachment.ts';
import { SHOWN_WORDS, type ShownWork } from '../../shared/domain/closure/evidence.ts';
import { AddingList } from '../attachments/adding-list.tsx';
import { attachmentOfDraft } from '../attachments/draft-file.ts';
import { DraftFileRow } from '../attachments/draft-file-row.tsx';
import { useAdding } from '../attachments/use-adding.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { notify } from '../design/notices.ts';
import { StoppedNote } from '../design/stopped-note.tsx';
import { keptMeaning, keptWords, useCommand, type Kept } from '../design/use-command.ts';
import { useKept } from '../design/use-kept.ts';
import { ask } from '../door/door-client.ts';
import type { DraftFile } from '../workspace/workspace.ts';

const NONE: readonly DraftFile[] = [];
const PICTURES = Object.entries(MEDIA)
  .filter(([, { picture }]) => picture)
  .map(([media]) => media);
const ACCEPT = [...PICTURES, '.heic'].join(',');

/** Adds photos of the work to a case and says at once what they show: from the camera, or from the disk. */
export function PhotoDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { facts, reference } = view;
  const labelId = useId();
  const [shows, setShows] = useState<ShownWork>(facts.visits.length > 0 ? 'after' : 'before');
  const [files, setFiles, forget] = useKept<readonly DraftFile[]>(`photos:${facts.id}`, NONE);
  const all = useRef(files);
  const change = (next: readonly DraftFile[]) => {
    all.current = next;
    setFiles(next);
  };
  const { adding, add, cancel } = useAdding((file) => change([...all.current, file]));
  const { send, busy, stopped, clear } = useCommand();
  const camera = useRef<HTMLInputElement>(null);
  const disk = useRef<HTMLInputElement>(null);
  const room = MAX_PER_FILING - files.length - adding.length;

  const take = (input: HTMLInputElement) => {
    add([...(input.files === null ? [] : input.files)].slice(0, room));
    input.value = '';
  };
  const addAll = async () => {
    let last: Kept | null = null;
    const { length } = all.current;
    for (const file of all.current) {
      const kept = await send({
        type: 'add-attachment',
        caseId: facts.id,
        attachment: attachmentOfDraft(file),
      });
      if (kept === null) return;
      const marked = await send({ type: 'mark-attachment', caseId: facts.id, attachment: file.id, shows });
      change(all.current.filter((one) => one.id !== file.id));
      if (marked === null) return;
      last = marked;
    }
    if (last === null) return;
    const what = length === 1 ? 'The photo was added' : `${length} photos were added`;
    notify({
      id: `files:${facts.id}`,
      meaning: keptMeaning(last),
      text: keptWords(`${what}: ${SHOWN_WORDS[shows].toLowerCase()}.`, last),
    });
    forget();
    onClose();
  };
  const missing = adding.some(({ problem }) => problem === null)
    ? 'A photo is still on its way to this desk.'
    : files.length === 0
      ? 'Take or choose a photo.'
      : null;

  return (
    <DialogFrame
      open
      title={`Photos for ${facts.number ?? reference}`}
      onClose={onClose}
      submit={{
        label: files.length > 1 ? `Add ${files.length} photos` : 'Add photo',
        icon: <AddPhotoAlternateOutlined />,
        busy,
        whyNot: missing,
        perform: () => void addAll(),
      }}
    >
      <Box sx={{ display: 'grid', gap: 4, pt: 1 }}>
        <Box>
          <Typography id={labelId} variant="caption" component="p" sx={{ fontWeight: 500, mb: 1 }}>
            What they show
          </Typography>
          <ToggleButtonGroup
            exclusive
            aria-labelledby={labelId}
            value={shows}
            onChange={(_, next: ShownWork | null) => next !== null && setShows(next)}
          >
            <ToggleButton value="before">{SHOWN_WORDS.before}</ToggleButton>
            <ToggleButton value="after">{SHOWN_WORDS.after}</ToggleButton>
          </ToggleButtonGroup>
        </Box>
        <input
          ref={camera}
          type="file"
          hidden
          accept="image/*"
          capture="environment"
          aria-label="Photo from the camera"
          onChange={(event) => take(event.target)}
        />
        <input
          ref={disk}
          type="file"
          multiple
          hidden
          accept={ACCEPT}
          aria-label="Photos from this device"
          onChange={(event) => take(event.target)}
        />
        {files.length > 0 && (
          <Box
            component="ul"
            aria-label="Photos to add"
            sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}
          >
            {files.map((file) => (
              <DraftFileRow
                key={file.id}
                file={file}
                caseId={facts.id}
                onChange={(parts) =>
                  change(all.current.map((one) => (one.id === file.id ? { ...one, ...parts } : one)))
                }
                onRemove={() => {
                  change(all.current.filter((one) => one.id !== file.id));
                  // What could not be deleted is deleted when the desk tidies up.
                  void ask('attachment.drop', { id: file.id }).catch(() => undefined);
                }}
              />
            ))}
          </Box>
        )}
        <AddingList adding={adding} onCancel={cancel} />
        {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Button
            variant="outlined"
            autoFocus
            startIcon={<PhotoCameraOutlined />}
            disabled={room <= 0}
            onClick={() => camera.current?.click()}
          >
            Take a photo
          </Button>
          <Button variant="outlined" disabled={room <= 0} onClick={() => disk.current?.click()}>
            Choose photos
          </Button>
        </Box>
      </Box>
    </DialogFrame>
  );
}
