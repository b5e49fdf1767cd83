import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PublicOutlined from '@mui/icons-material/PublicOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { MAX_NOTE, MEDIA } from '../../shared/domain/attachment.ts';
import { shownFileName } from '../../shared/domain/file-name.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { DraftFile } from '../workspace/workspace.ts';
import { FilePicture } from './file-picture.tsx';
import { sizeWords } from './size-words.ts';

interface DraftFileRowProps {
  file: DraftFile;
  caseId: CaseId;
  onChange: (parts: Partial<DraftFile>) => void;
  onRemove: () => void;
}

/** A file on this desk that is not on a case yet: what is to be seen on it, and who may see it. */
export function DraftFileRow({ file, caseId, onChange, onRemove }: DraftFileRowProps) {
  const name = shownFileName(file.name);
  const { label, picture } = MEDIA[file.media];
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '72px minmax(0, 1fr) auto',
        columnGap: 3,
        rowGap: 1,
        p: 2,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Box sx={{ width: 72, height: 72 }}>
        <FilePicture
          src={picture ? `/files/${caseId}/${file.id}/thumbnail` : null}
          media={file.media}
          alt={file.note.trim() === '' ? name : file.note}
        />
      </Box>
      <Box sx={{ minWidth: 0, display: 'grid', gap: 2 }}>
        <Typography noWrap sx={{ unicodeBidi: 'isolate' }}>
          <Box component="span" sx={{ fontWeight: 500 }}>
            {name}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' '}
            {label}, {sizeWords(file.size)}
          </Box>
        </Typography>
        <TextField
          label="What is to be seen on it (optional)"
          value={file.note}
          slotProps={{ htmlInput: { maxLength: MAX_NOTE } }}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </Box>
      <Box sx={{ display: 'grid', justifyItems: 'end', alignContent: 'space-between', gap: 1 }}>
        <Tooltip title={`Remove ${name}`}>
          <IconButton aria-label={`Remove ${name}`} onClick={onRemove}>
            <DeleteOutlineOutlined />
          </IconButton>
        </Tooltip>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={`Who can see ${name}`}
          value={file.visibility}
          onChange={(_, next: DraftFile['visibility'] | null) =>
            next !== null && onChange({ visibility: next })
          }
        >
          <ToggleButton value="internal">
            <LockOutlined sx={{ mr: 1 }} /> Internal
          </ToggleButton>
          <ToggleButton value="public">
            <PublicOutlined sx={{ mr: 1 }} /> Public
          </ToggleButton>
        </ToggleButtonGroup>
      </Box>
    </Box>
  );
}
