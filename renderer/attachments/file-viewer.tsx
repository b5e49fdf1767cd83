import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import FirstPageOutlined from '@mui/icons-material/FirstPageOutlined';
import FitScreenOutlined from '@mui/icons-material/FitScreenOutlined';
import LastPageOutlined from '@mui/icons-material/LastPageOutlined';
import ZoomInOutlined from '@mui/icons-material/ZoomInOutlined';
import ZoomOutOutlined from '@mui/icons-material/ZoomOutOutlined';
import Box from '@mui/material/Box';
import Portal from '@mui/material/Portal';
import FocusTrap from '@mui/material/Unstable_TrapFocus';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { MEDIA, type AttachmentFact } from '../../shared/domain/attachment.ts';
import { SHOWN_WORDS, shownWork, type ShownWork } from '../../shared/domain/closure/evidence.ts';
import { savedFileName, shownFileName } from '../../shared/domain/file-name.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Action } from '../actions/action.ts';
import { useActions } from '../actions/use-actions.ts';
import { ActionButton } from '../design/action-button.tsx';
import { sizeWords } from './size-words.ts';

/** A file with its texts. */
export interface NamedFile {
  readonly fact: AttachmentFact;
  /** As it was said; null when it was erased. */
  readonly name: string | null;
  readonly note: string | null;
}

interface FileViewerProps {
  caseId: CaseId;
  files: readonly NamedFile[];
  at: number;
  onGo: (at: number) => void;
  onClose: () => void;
  /** Says what a picture shows of the work. */
  onMark: (file: NamedFile, shows: ShownWork | null) => Promise<void>;
  /** Null when the person may say it. */
  whyNotMark: string | null;
}

const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8] as const;

function action(
  id: string,
  label: string,
  keys: readonly string[],
  icon: ReactElement,
  whyNot: string | null,
  perform: () => void,
): Action {
  return { id: `file.${id}`, label, group: 'View', keys, icon, words: ['file', 'photo'], whyNot, perform };
}

function save(caseId: CaseId, { fact, name }: NamedFile): void {
  const link = document.createElement('a');
  link.href = `/files/${caseId}/${fact.id}/file`;
  link.download = savedFileName(name ?? 'file', fact.media);
  link.click();
}

/** The picture at the size of the window, or larger with bars to move it. */
function Stage({
  src,
  alt,
  zoom,
  failed,
  onFailed,
}: {
  src: string;
  alt: string;
  zoom: number;
  failed: boolean;
  onFailed: () => void;
}) {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = area.current;
    // Grows from the middle of what is seen.
    if (box !== null)
      box.scrollTo((box.scrollWidth - box.clientWidth) / 2, (box.scrollHeight - box.clientHeight) / 2);
  }, [zoom, src]);
  return (
    <Box
      ref={area}
      tabIndex={0}
      role="region"
      aria-label="Picture"
      sx={{
        minHeight: 0,
        overflow: 'auto',
        display: 'grid',
        placeItems: zoom === 1 ? 'center' : 'start',
        p: 2,
      }}
    >
      {failed ? (
        <Typography role="alert">
          The picture can’t be shown now. The hub may be away; what it has is safe.
        </Typography>
      ) : (
        <Box
          component="img"
          src={src}
          alt={alt}
          onError={onFailed}
          sx={
            zoom === 1
              ? { maxWidth: '100%', maxHeight: '100%', minHeight: 0, objectFit: 'contain' }
              : { width: `${zoom * 100}%`, maxWidth: 'none' }
          }
        />
      )}
    </Box>
  );
}

/** One file of a case over the whole window: zoom, next, previous, save, each by a key. */
export function FileViewer(props: FileViewerProps) {
  const { caseId, files, at, onGo, onClose, onMark, whyNotMark } = props;
  /** For which of the files, and how far: another one fits the window first. */
  const [zoomed, setZoomed] = useState({ at, level: 0 });
  const zoomAt = zoomed.at === at ? zoomed.level : 0;
  const [failed, setFailed] = useState<string | null>(null);
  const file = files[at];
  const fact = file?.fact;
  const picture = fact !== undefined && MEDIA[fact.media].picture;
  const actions = useMemo(() => {
    if (file === undefined) return [];
    const noPicture = picture ? null : 'This file is no picture. Save it to open it.';
    const go = (by: number) => onGo((at + by + files.length) % files.length);
    // In a picture larger than the window the arrows move the picture.
    const turns = (arrow: string, letter: string) => (zoomAt === 0 ? [arrow, letter] : [letter]);
    const alone = files.length < 2 ? 'It is the only one.' : null;
    return [
      action('previous', 'Previous', turns('arrowleft', 'k'), <ChevronLeftOutlined />, alone, () => go(-1)),
      action('next', 'Next', turns('arrowright', 'j'), <ChevronRightOutlined />, alone, () => go(1)),
      action('zoom-in', 'Zoom in', ['z', '='], <ZoomInOutlined />, noPicture, () =>
        setZoomed({ at, level: Math.min(zoomAt + 1, ZOOMS.length - 1) }),
      ),
      action('zoom-out', 'Zoom out', ['x', '-'], <ZoomOutOutlined />, noPicture, () =>
        setZoomed({ at, level: Math.max(zoomAt - 1, 0) }),
      ),
      action('fit', 'Fit to window', ['0'], <FitScreenOutlined />, noPicture, () =>
        setZoomed({ at, level: 0 }),
      ),
      ...shownWork.options.map((shows) => {
        const isSo = file.fact.shows === shows;
        const label = isSo ? `Not ${SHOWN_WORDS[shows].toLowerCase()}` : SHOWN_WORDS[shows];
        const icon = shows === 'before' ? <FirstPageOutlined /> : <LastPageOutlined />;
        return action(
          `shows-${shows}`,
          label,
          [shows.slice(0, 1)],
          icon,
          noPicture ?? whyNotMark,
          () => void onMark(file, isSo ? null : shows),
        );
      }),
      action('save', 'Save a copy', ['s'], <DownloadOutlined />, null, () => save(caseId, file)),
      action('close', 'Close the picture', ['escape'], <CloseOutlined />, null, onClose),
    ];
  }, [file, picture, at, files.length, zoomAt, onGo, onClose, onMark, whyNotMark, caseId]);
  useActions(actions, 'dialog');
  if (file === undefined || fact === undefined) return null;

  const name = shownFileName(file.name ?? 'A file whose name was erased');
  const src = `/files/${caseId}/${fact.id}/file`;
  const pixels = fact.width === null ? '' : `, ${fact.width} × ${fact.height} pixels`;
  return (
    <Portal>
      <FocusTrap open>
        <Box
          role="dialog"
          aria-modal
          aria-label={`${name}, ${at + 1} of ${files.length}`}
          tabIndex={-1}
          data-covers-page
          sx={{
            position: 'fixed',
            inset: 0,
            zIndex: 'modal',
            display: 'grid',
            gridTemplateRows: 'auto minmax(0, 1fr) auto',
            bgcolor: 'background.paper',
            outline: 'none',
          }}
        >
          <Box sx={{ px: 4, py: 2, borderBottom: 1, borderColor: 'divider', minWidth: 0 }}>
            <Typography variant="h2" noWrap sx={{ unicodeBidi: 'isolate' }}>
              {name}
            </Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {at + 1} of {files.length} · {MEDIA[fact.media].label}, {sizeWords(fact.size)}
              {pixels}
              {fact.shows === null ? '' : ` · ${SHOWN_WORDS[fact.shows]}`} ·{' '}
              {fact.visibility === 'internal' ? 'Internal' : 'Public'}
            </Typography>
          </Box>
          {picture ? (
            <Stage
              src={src}
              alt={file.note ?? name}
              zoom={ZOOMS[zoomAt] ?? 1}
              failed={failed === src}
              onFailed={() => setFailed(src)}
            />
          ) : (
            <Box sx={{ display: 'grid', placeItems: 'center' }}>
              <Typography>
                A {MEDIA[fact.media].label} is not shown here. Save a copy to open it with a program of yours.
              </Typography>
            </Box>
          )}
          <Box sx={{ px: 4, py: 2, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 2 }}>
            {file.note !== null && <Typography sx={{ overflowWrap: 'anywhere' }}>{file.note}</Typography>}
            <Box role="toolbar" aria-label="The picture" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
              {actions.map((one) => (
                <ActionButton key={one.id} action={one} />
              ))}
            </Box>
          </Box>
        </Box>
      </FocusTrap>
    </Portal>
  );
}
