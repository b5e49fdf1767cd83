import SaveOutlined from '@mui/icons-material/SaveOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { useAsking } from '../../design/use-asking.ts';
import { noteMissing, VersionDialog } from '../../design/version-dialog.tsx';
import type { RulesDraft } from '../../workspace/rules-draft.ts';
import { whereWords } from './check-section.tsx';
import { findingWords, type RuleFinding } from './rule-findings.ts';
import { saveRules, type SaveAnswer } from './save-rules.ts';

interface SaveDialogProps {
  title: string;
  label: string;
  base: number;
  document: RulesDraft;
  /** What is known to be wrong with it. */
  findings: readonly RuleFinding[];
  note: string;
  onNote: (note: string) => void;
  isOffline: boolean;
  /** What is saved, shown before it is. */
  children?: ReactNode;
  onClose: () => void;
  onSaved: (version: number) => void;
  /** Somebody saved another version meanwhile. */
  onBehind: (answer: Extract<SaveAnswer, { status: 'behind' }>) => void;
}

/** Saves rules as the next version: with what note, and what still stands in the way. */
export function SaveDialog(props: SaveDialogProps) {
  const { title, label, base, document, note, onNote, isOffline, children, onClose } = props;
  const { busy, failure, ask } = useAsking();
  const [told, setTold] = useState<readonly RuleFinding[]>([]);
  const findings = props.findings.length > 0 ? props.findings : told;
  const missing = isOffline
    ? 'Saving needs the hub, and it is away. What is written stays at this desk.'
    : props.findings.length > 0
      ? 'Mend what is wrong first.'
      : noteMissing(note);
  const save = async () => {
    setTold([]);
    const answer = await saveRules(base, document, note.trim());
    if (answer.status === 'saved') props.onSaved(answer.version);
    else if (answer.status === 'behind') props.onBehind(answer);
    else setTold(answer.findings);
  };
  return (
    <VersionDialog
      title={title}
      label={label}
      icon={<SaveOutlined />}
      missing={missing}
      busy={busy}
      note={note}
      onNote={onNote}
      about="It holds at once, for what happens from then on. An older version can be brought back."
      onClose={onClose}
      perform={() => void ask(save)}
      problems={
        <>
          {failure !== null && (
            <Alert severity="error">
              {failure.code === 'hub-unreachable'
                ? 'The hub can’t be reached, so nobody knows yet whether it was saved. What is written stays at this desk: save again when the hub is back, and it is saved once.'
                : `${failure.message} What is written stays at this desk.`}
            </Alert>
          )}
          {findings.length > 0 && (
            <Alert severity="error">
              It can’t be saved yet:
              <Box component="ul" sx={{ m: 0, pl: 5 }}>
                {findings.map((finding) => (
                  <li key={`${finding.path.join('.')} ${finding.message}`}>
                    {whereWords(finding, document)}: {findingWords(finding, document)}
                  </li>
                ))}
              </Box>
            </Alert>
          )}
        </>
      }
    >
      {children}
    </VersionDialog>
  );
}
