import AddPhotoAlternateOutlined from '@mui/icons-material/AddPhotoAlternateOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PhotoCameraOutlined from '@mui/icons-material/PhotoCameraOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useState } from 'react';
import type { CaseView } from '../../shared/contract/case-view.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { attachmentsOf, MAX_PER_FILING, MEDIA } from '../../shared/domain/attachment.ts';
import type { City } from '../../shared/domain/city.ts';
import { SHOWN_WORDS, type ShownWork } from '../../shared/domain/closure/evidence.ts';
import { shownFileName } from '../../shared/domain/file-name.ts';
import type { TextId } from '../../shared/domain/ids.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import { attachmentOfDraft } from '../attachments/draft-file.ts';
import { FilePicture } from '../attachments/file-picture.tsx';
import { FileStateTag, type OwnProgress } from '../attachments/file-states.tsx';
import { FileTray } from '../attachments/file-tray.tsx';
import { FileViewer, type NamedFile } from '../attachments/file-viewer.tsx';
import { useAsk } from '../door/use-door.ts';
import { notify } from '../design/notices.ts';
import { Tag } from '../design/tag.tsx';
import { StoppedNote } from '../design/stopped-note.tsx';
import { keptMeaning, keptWords, useCommand, type Kept } from '../design/use-command.ts';
import type { DraftFile } from '../workspace/workspace.ts';

interface CaseFilesProps {
  view: CaseView;
  /** Files on this desk that are to be added. */
  drafts: readonly DraftFile[];
  /** Changes them as they are by then: several files may arrive at once. */
  onDrafts: (change: (files: readonly DraftFile[]) => readonly DraftFile[]) => void;
  actor: AccountActor | null;
  city: City;
}

/** The files of a case with their names and notes, oldest first. */
function namedFiles(view: CaseView): NamedFile[] {
  const texts = new Map(view.entries.flatMap((entry) => Object.entries(entry.texts)));
  const body = (id: TextId | null) => (id === null ? null : (texts.get(id) ?? null));
  return attachmentsOf(view.facts).map((fact) => ({ fact, name: body(fact.name), note: body(fact.note) }));
}

function FileTile(props: {
  caseId: CaseView['facts']['id'];
  file: NamedFile;
  own: OwnProgress | null;
  mayRelease: boolean;
  onOpen: () => void;
  onRelease: (verdict: 'release' | 'refuse') => void;
}) {
  const { caseId, file, own, mayRelease, onOpen, onRelease } = props;
  const { fact } = file;
  const name = shownFileName(file.name ?? 'Name erased');
  const held = fact.state === 'quarantine' && fact.reason === 'no-checker';
  const visible =
    fact.state !== 'refused' &&
    MEDIA[fact.media].picture &&
    (own !== null || fact.thumbnail) &&
    (!held || mayRelease || own !== null);
  const picture = (
    <FilePicture
      src={visible ? `/files/${caseId}/${fact.id}/thumbnail?${fact.thumbnail ? 'hub' : 'own'}` : null}
      media={fact.media}
      alt={file.note ?? name}
    />
  );
  const frame = { width: '100%', height: 96, borderRadius: 1 } as const;
  return (
    <Box component="li" sx={{ width: 148, display: 'grid', gap: 1, alignContent: 'start' }}>
      {fact.state === 'clean' ? (
        <ButtonBase
          focusRipple={false}
          aria-label={`Open ${file.note ?? name}`}
          onClick={onOpen}
          sx={{ ...frame, display: 'block' }}
        >
          {picture}
        </ButtonBase>
      ) : (
        <Box sx={frame}>{picture}</Box>
      )}
      <Typography
        variant="caption"
        noWrap
        title={name}
        sx={{ display: 'flex', alignItems: 'center', gap: 0.5, unicodeBidi: 'isolate' }}
      >
        {fact.visibility === 'internal' && <LockOutlined titleAccess="Internal" sx={{ fontSize: 14 }} />}
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {name}
        </Box>
      </Typography>
      <Box>
        <FileStateTag fact={fact} own={own} />
        {fact.shows !== null && (
          <Tag meaning="neutral" icon={<PhotoCameraOutlined />} quiet>
            {SHOWN_WORDS[fact.shows]}
          </Tag>
        )}
      </Box>
      {held && mayRelease && (
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button
            size="small"
            variant="outlined"
            aria-label={`Release ${name}`}
            onClick={() => onRelease('release')}
          >
            Release
          </Button>
          <Button size="small" aria-label={`Refuse ${name}`} onClick={() => onRelease('refuse')}>
            Refuse
          </Button>
        </Box>
      )}
    </Box>
  );
}

/** The photos and files of a case, where each stands, and the way to add more. */
export function CaseFiles({ view, drafts, onDrafts: change, actor, city }: CaseFilesProps) {
  const { facts } = view;
  const files = useMemo(() => namedFiles(view), [view]);
  const own = useAsk('attachment.list', {}).data?.files;
  const [openAt, setOpenAt] = useState<number | null>(null);
  const { send, busy, stopped, clear } = useCommand();
  const handOff = city.service(facts.service)?.handOff === true;
  const whyNot =
    actor === null ? 'Sign in first.' : (mayNot(actor, 'add-attachment', facts, handOff)?.message ?? null);
  const mayRelease = actor !== null && mayNot(actor, 'release-attachment', facts, handOff) === null;
  const clean = files.filter(({ fact }) => fact.state === 'clean');
  const close = useCallback(() => setOpenAt(null), []);

  const say = (words: string, kept: Kept) =>
    notify({ id: `files:${facts.id}`, meaning: keptMeaning(kept), text: keptWords(words, kept) });
  const addAll = async () => {
    let last: Kept | null = null;
    for (const file of drafts) {
      const kept = await send({
        type: 'add-attachment',
        caseId: facts.id,
        attachment: attachmentOfDraft(file),
      });
      if (kept === null) return;
      last = kept;
      change((all) => all.filter((one) => one.id !== file.id));
    }
    if (last !== null)
      say(drafts.length === 1 ? 'The file was added.' : `${drafts.length} files were added.`, last);
  };
  const mark = useCallback(
    async ({ fact }: NamedFile, shows: ShownWork | null) => {
      const kept = await send({ type: 'mark-attachment', caseId: facts.id, attachment: fact.id, shows });
      if (kept === null) return;
      const done =
        shows === null ? 'It shows nothing in particular.' : `Marked: ${SHOWN_WORDS[shows].toLowerCase()}.`;
      notify({ id: `files:${facts.id}`, meaning: keptMeaning(kept), text: keptWords(done, kept) });
    },
    [send, facts.id],
  );
  const release = async (file: NamedFile, verdict: 'release' | 'refuse') => {
    const kept = await send({
      type: 'release-attachment',
      caseId: facts.id,
      attachment: file.fact.id,
      verdict,
    });
    if (kept !== null) say(verdict === 'release' ? 'The file was released.' : 'The file was refused.', kept);
  };

  if (whyNot !== null && files.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="case-files">
      <Typography variant="h2" id="case-files" sx={{ mb: 2 }}>
        {files.length === 0 ? 'Files' : `Files (${files.length})`}
      </Typography>
      <Box sx={{ display: 'grid', gap: 3 }}>
        {files.length > 0 && (
          <Box
            component="ul"
            aria-label="Files of this case"
            sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 3 }}
          >
            {files.map((file) => (
              <FileTile
                key={file.fact.id}
                caseId={facts.id}
                file={file}
                own={own?.find((one) => one.id === file.fact.id) ?? null}
                mayRelease={mayRelease}
                onOpen={() => setOpenAt(clean.findIndex((one) => one.fact.id === file.fact.id))}
                onRelease={(verdict) => void release(file, verdict)}
              />
            ))}
          </Box>
        )}
        {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
        <FileTray
          caseId={facts.id}
          files={drafts}
          onChange={change}
          ready="is on this desk: say what is to be seen on it, then add it"
          whyNot={whyNot}
          most={MAX_PER_FILING}
        >
          {drafts.length > 0 && (
            <Button
              variant="contained"
              startIcon={<AddPhotoAlternateOutlined />}
              aria-disabled={busy ? true : undefined}
              onClick={busy ? undefined : () => void addAll()}
            >
              {drafts.length === 1 ? 'Add it to the case' : `Add ${drafts.length} files to the case`}
            </Button>
          )}
        </FileTray>
      </Box>
      {openAt !== null && (
        <FileViewer
          caseId={facts.id}
          files={clean}
          at={openAt}
          onGo={setOpenAt}
          onClose={close}
          onMark={mark}
          whyNotMark={whyNot}
        />
      )}
    </Box>
  );
}
