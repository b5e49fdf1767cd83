import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { AttachmentId } from '../../shared/domain/ids.ts';
import type { AddingFile } from './use-adding.ts';
import { sizeWords } from './size-words.ts';

interface AddingListProps {
  adding: readonly AddingFile[];
  onCancel: (id: AttachmentId) => void;
}

function AddingRow({ file, onCancel }: { file: AddingFile; onCancel: () => void }) {
  const { name, size, put, problem } = file;
  const failed = problem !== null;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        alignItems: 'center',
        columnGap: 3,
        p: 2,
        borderRadius: 1,
        bgcolor: failed ? 'breach.tint' : 'surface.sunken',
      }}
    >
      <Box sx={{ minWidth: 0, display: 'grid', gap: 0.5 }}>
        <Typography noWrap sx={{ fontWeight: 500, unicodeBidi: 'isolate' }}>
          {name}
        </Typography>
        {failed ? (
          <Typography
            role="alert"
            variant="caption"
            sx={{ color: 'breach.text', display: 'flex', gap: 1, alignItems: 'flex-start' }}
          >
            <ErrorOutlineOutlined aria-hidden sx={{ fontSize: 15, mt: '1px' }} />
            {problem}
          </Typography>
        ) : (
          <>
            <LinearProgress
              variant="determinate"
              value={size === 0 ? 0 : (put / size) * 100}
              aria-label={`${name} is put on this desk`}
            />
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {sizeWords(put)} of {sizeWords(size)}
            </Typography>
          </>
        )}
      </Box>
      <Button
        size="small"
        startIcon={<CloseOutlined />}
        onClick={onCancel}
        aria-label={failed ? `Dismiss ${name}` : `Cancel ${name}`}
      >
        {failed ? 'Dismiss' : 'Cancel'}
      </Button>
    </Box>
  );
}

/** Files on their way to this desk's disk, and those that were not taken, each with the reason. */
export function AddingList({ adding, onCancel }: AddingListProps) {
  if (adding.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label="Files being added"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
    >
      {adding.map((file) => (
        <AddingRow key={file.id} file={file} onCancel={() => onCancel(file.id)} />
      ))}
    </Box>
  );
}
