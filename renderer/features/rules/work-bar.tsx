import DeleteSweepOutlined from '@mui/icons-material/DeleteSweepOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Button from '@mui/material/Button';
import type { Action } from '../../actions/action.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { DraftStrip } from '../../design/draft-strip.tsx';
import { Tag } from '../../design/tag.tsx';

interface WorkBarProps {
  base: number;
  changes: number;
  errors: number;
  /** Whether it comes back after a restart. */
  isOnDisk: boolean;
  save: Action;
  onDiscard: () => void;
}

/** The working copy one is in: how it stands, what it grew from, the way to save it and to be rid of it. */
export function WorkBar({ base, changes, errors, isOnDisk, save, onDiscard }: WorkBarProps) {
  return (
    <DraftStrip
      status={
        errors > 0 ? (
          <Tag meaning="breach" icon={<ErrorOutlineOutlined />}>
            {`${counted(errors, 'error', 'errors')} to mend`}
          </Tag>
        ) : (
          <Tag
            meaning={changes > 0 ? 'attention' : 'neutral'}
            icon={<EditNoteOutlined />}
            quiet={changes === 0}
          >
            {changes === 0 ? 'Nothing is changed yet' : `Not saved: ${counted(changes, 'change', 'changes')}`}
          </Tag>
        )
      }
      about={`${base === 0 ? 'The first rules of this city.' : `Begun from version ${base}.`} ${
        isOnDisk
          ? 'It stays at this desk, for you alone, until it is saved or discarded.'
          : 'It is too large to be kept on disk: save it before you close this window.'
      }`}
    >
      <Button startIcon={<DeleteSweepOutlined />} onClick={onDiscard}>
        Discard
      </Button>
      <ActionButton action={save} variant="contained" />
    </DraftStrip>
  );
}
