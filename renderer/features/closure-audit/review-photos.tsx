import PhotoCameraOutlined from '@mui/icons-material/PhotoCameraOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useState } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import { MEDIA } from '../../../shared/domain/attachment.ts';
import { SHOWN_WORDS } from '../../../shared/domain/closure/evidence.ts';
import { shownFileName } from '../../../shared/domain/file-name.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { FilePicture } from '../../attachments/file-picture.tsx';
import { FileViewer, type NamedFile } from '../../attachments/file-viewer.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { Tag } from '../../design/tag.tsx';

const ORDER = { before: 0, after: 1 } as const;
const mark = async () => {};

/** The files that were checked: those from before the work, those from after it, then the others. */
function filesOf(view: CaseView): NamedFile[] {
  const texts = new Map(view.entries.flatMap((entry) => Object.entries(entry.texts)));
  const body = (id: TextId | null) => (id === null ? null : (texts.get(id) ?? null));
  return view.facts.attachments
    .filter(({ state }) => state === 'clean')
    .map((fact) => ({ fact, name: body(fact.name), note: body(fact.note) }))
    .toSorted(
      (a, b) =>
        (a.fact.shows === null ? 2 : ORDER[a.fact.shows]) - (b.fact.shows === null ? 2 : ORDER[b.fact.shows]),
    );
}

/** Pictures side by side, before and after; each opens large. */
export function ReviewPhotos({ view }: { view: CaseView }) {
  const files = useMemo(() => filesOf(view), [view]);
  const [openAt, setOpenAt] = useState<number | null>(null);
  const close = useCallback(() => setOpenAt(null), []);
  const { id } = view.facts;
  if (files.length === 0) return <Typography sx={{ color: 'text.secondary' }}>There are none.</Typography>;
  return (
    <>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
        }}
      >
        {files.map((file, at) => {
          const name = shownFileName(file.name ?? 'Name erased');
          return (
            <Box component="li" key={file.fact.id} sx={{ display: 'grid', gap: 1, alignContent: 'start' }}>
              <ButtonBase
                focusRipple={false}
                aria-label={`Open ${file.note ?? name}`}
                onClick={() => setOpenAt(at)}
                sx={{ display: 'block', height: 150, width: '100%', borderRadius: 1 }}
              >
                <FilePicture
                  src={
                    MEDIA[file.fact.media].picture && file.fact.thumbnail
                      ? `/files/${id}/${file.fact.id}/thumbnail?hub`
                      : null
                  }
                  media={file.fact.media}
                  alt={file.note ?? name}
                />
              </ButtonBase>
              <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, typography: 'caption' }}>
                <Tag meaning="neutral" icon={<PhotoCameraOutlined />} quiet>
                  {file.fact.shows === null ? 'Shows neither' : SHOWN_WORDS[file.fact.shows]}
                </Tag>
                <RelativeTime at={file.fact.addedAt} focusable={false} short />
              </Box>
            </Box>
          );
        })}
      </Box>
      {openAt !== null && (
        <FileViewer
          caseId={id}
          files={files}
          at={openAt}
          onGo={setOpenAt}
          onClose={close}
          onMark={mark}
          whyNotMark="Reviewers change nothing of a case."
        />
      )}
    </>
  );
}
