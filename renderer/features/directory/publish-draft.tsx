import type { PublishAnswer } from '../../../shared/contract/directory-sync.ts';
import { blockingErrors } from '../../../shared/domain/directory/blocking-errors.ts';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import { commandId } from '../../../shared/domain/ids.ts';
import { notify } from '../../design/notices.ts';
import { ask } from '../../door/door-client.ts';
import { goInDirectory } from './directory-place.ts';
import { draftSessions, putDraft, saveDraft } from './draft-keeper.ts';
import { wasMoved, type DraftSession } from './draft-session.ts';
import { PublishDialog } from './publish-dialog.tsx';
import type { Checked } from './use-findings.ts';
import type { Names } from './use-names.ts';

interface PublishDraftProps {
  draftKey: string;
  session: DraftSession;
  /** Whose draft: "the whole city". */
  label: string;
  checked: Checked;
  names: Names;
  onClose: () => void;
  onPublished: () => void;
}

const NONE: readonly Finding[] = [];
const UNCHANGED = 'Nothing is changed yet, so there is nothing to publish.';

/** Saves what is written, then publishes it. */
async function publish(key: string, note: string): Promise<PublishAnswer> {
  await saveDraft(key);
  const head = draftSessions.get().get(key)?.head ?? null;
  if (head === null) return { status: 'unchanged', message: UNCHANGED };
  const { department, id, revision } = head;
  return ask('directory.publish', {
    department,
    id,
    revision,
    commandId: commandId.parse(crypto.randomUUID()),
    note,
  });
}

/** Why a draft can't be published yet besides its errors; null when it can. */
function whyNotYet(session: DraftSession, checked: Checked): string | null {
  if (session.moved !== null) return 'Somebody else changed the draft. Choose a way out first.';
  if (checked.failure !== null) return checked.failure.message;
  return checked.of === session.edited ? null : 'It is being checked.';
}

/** Publishes the draft that is open, with a note. */
export function PublishDraft(props: PublishDraftProps) {
  const { draftKey, session, label, checked, names, onClose, onPublished } = props;
  return (
    <PublishDialog
      title={`Publish the draft of ${label}`}
      label="Publish"
      findings={checked.findings}
      blocking={
        checked.of === null ? NONE : blockingErrors(checked.findings, checked.of, session.department, null)
      }
      names={names}
      whyNot={whyNotYet(session, checked)}
      send={(note) => publish(draftKey, note)}
      onClose={onClose}
      onPublished={(version) => {
        putDraft(draftKey, null);
        goInDirectory({ source: 'published', section: 'entries' });
        notify({
          meaning: 'done',
          text: `Version ${version} is published. Every desk goes by it from now on.`,
        });
        onClose();
        onPublished();
      }}
      onMoved={({ draft: theirs, message }) => {
        onClose();
        putDraft(draftKey, wasMoved(session, { theirs, message }));
      }}
    />
  );
}
