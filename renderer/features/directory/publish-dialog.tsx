import PublishOutlined from '@mui/icons-material/PublishOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { PublishAnswer } from '../../../shared/contract/directory-sync.ts';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import { useAsking } from '../../design/use-asking.ts';
import { noteMissing, VersionDialog } from '../../design/version-dialog.tsx';
import { findingWords } from './finding-words.ts';
import type { Names } from './use-names.ts';

type Told = Exclude<PublishAnswer, { status: 'published' }>;

const SHOWN = 6;

function FindingLines({ findings, names }: { findings: readonly Finding[]; names: Names }) {
  return (
    <Box component="ul" sx={{ m: 0, pl: 4 }}>
      {findings.slice(0, SHOWN).map((found) => {
        const { what, todo } = findingWords(found, names);
        const where = 'point' in found && found.point !== null ? `${names.role(found.point)}: ` : '';
        return (
          <li key={JSON.stringify(found)}>
            {where}
            {what} {todo}
          </li>
        );
      })}
      {findings.length > SHOWN && <li>And {findings.length - SHOWN} more, under Check.</li>}
    </Box>
  );
}

function errorsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

interface PublishDialogProps {
  title: string;
  /** "Publish", "Publish version 2 again". */
  label: string;
  /** What the check at this desk says of it; null: it was not checked here. */
  findings: readonly Finding[] | null;
  /** Of those, the errors that keep it from being published. */
  blocking: readonly Finding[];
  names: Names;
  /** What else stands in the way, in a sentence. */
  whyNot: string | null;
  /** Sends it. Throws a DoorError. */
  send: (note: string) => Promise<PublishAnswer>;
  onClose: () => void;
  onPublished: (version: number) => void;
  /** The draft was not as it was seen. */
  onMoved: (told: Extract<Told, { status: 'moved' }>) => void;
}

/** Publishes: says with what note, what still stands in the way, and what is doubtful. */
export function PublishDialog(props: PublishDialogProps) {
  const { title, label, findings, blocking, names, whyNot, send, onClose, onPublished, onMoved } = props;
  const [note, setNote] = useState('');
  const { busy, failure, ask } = useAsking();
  const [told, setTold] = useState<Told | null>(null);
  const shown = told?.status === 'errors' ? told.findings : (findings ?? []);
  const errors = told?.status === 'errors' ? errorsIn(told.findings) : blocking;
  const elsewhere = told === null ? errorsIn(shown).filter((one) => !blocking.includes(one)) : [];
  const warnings = shown.filter(({ severity }) => severity === 'warning');
  const blocked = findings !== null && blocking.length > 0;
  const missing = whyNot ?? (blocked ? 'Mend the errors first.' : noteMissing(note));
  const publish = async () => {
    setTold(null);
    const answer = await send(note.trim());
    if (answer.status === 'published') onPublished(answer.version);
    else if (answer.status === 'moved') onMoved(answer);
    else setTold(answer);
  };
  return (
    <VersionDialog
      title={title}
      label={label}
      icon={<PublishOutlined />}
      missing={missing}
      busy={busy}
      note={note}
      onNote={setNote}
      about="From then on every desk and every escalation goes by it. An older version can be published again."
      onClose={onClose}
      perform={() => void ask(publish)}
      problems={
        <>
          {failure !== null && <Alert severity="error">{failure.message}</Alert>}
          {told !== null && <Alert severity="warning">{told.message}</Alert>}
          {errors.length > 0 && (
            <Alert severity="error">
              It can’t be published yet:
              <FindingLines findings={errors} names={names} />
            </Alert>
          )}
        </>
      }
    >
      {elsewhere.length > 0 && (
        <Alert severity="info">
          {elsewhere.length === 1 ? 'One error' : `${elsewhere.length} errors`} of other departments. This
          draft can’t mend them; only if it brought them, it can’t be published:
          <FindingLines findings={elsewhere} names={names} />
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert severity="warning">
          {warnings.length === 1 ? 'One doubt' : `${warnings.length} doubts`}, which don’t keep it from being
          published:
          <FindingLines findings={warnings} names={names} />
        </Alert>
      )}
    </VersionDialog>
  );
}
