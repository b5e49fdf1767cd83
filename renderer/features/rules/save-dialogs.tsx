import { useActor } from '../../design/use-actor.ts';
import { useKept } from '../../design/use-kept.ts';
import type { RulesWork } from '../../workspace/rules-draft.ts';
import { setRulesWork } from '../../workspace/workspace.ts';
import { ChangeList } from './change-list.tsx';
import type { RuleFinding } from './rule-findings.ts';
import type { RuleNames } from './rule-words.ts';
import { SaveDialog } from './save-dialog.tsx';
import type { SavedRules } from './use-rules.ts';

export const NOTHING_NEW = 'Nothing is changed yet, so there is nothing to save.';
const NO_FINDINGS: readonly RuleFinding[] = [];

/** What is to be saved: the working copy, or an older version once more. */
export type Saving = { readonly of: 'work' } | { readonly of: 'version'; readonly shown: SavedRules };

interface SaveDialogsProps {
  /** Null: nothing. */
  saving: Saving | null;
  work: RulesWork | null;
  newest: SavedRules | null;
  /** What is wrong with the working copy. */
  findings: readonly RuleFinding[];
  names: RuleNames;
  isOffline: boolean;
  onClose: () => void;
  onSaved: (version: number) => void;
  onBehind: (message: string) => void;
}

/** Asks for the note of what is saved, and shows once more what it changes. */
export function SaveDialogs(props: SaveDialogsProps) {
  const { saving, work, newest, findings, names, isOffline, onClose, onSaved, onBehind } = props;
  const [note, setNote] = useKept(`rules.bring-back ${useActor()?.id ?? ''}`, '');
  const shared = {
    isOffline,
    onClose,
    onBehind: ({ message }: { message: string }) => onBehind(message),
  };
  if (saving?.of === 'work' && work !== null)
    return (
      <SaveDialog
        {...shared}
        title="Save the rules"
        label="Save"
        base={newest === null ? 0 : work.base}
        document={work.edited}
        findings={findings}
        note={work.note}
        onNote={(next) => setRulesWork({ ...work, note: next })}
        onSaved={onSaved}
      >
        <ChangeList before={work.before} after={work.edited} names={names} none={NOTHING_NEW} />
      </SaveDialog>
    );
  if (saving?.of !== 'version' || newest === null) return null;
  const { version, document } = saving.shown;
  return (
    <SaveDialog
      {...shared}
      title={`Bring version ${version} back`}
      label="Save it as the next version"
      base={newest.version}
      document={document}
      findings={NO_FINDINGS}
      note={note}
      onNote={setNote}
      onSaved={(saved) => {
        setNote('');
        onSaved(saved);
      }}
    >
      <ChangeList
        before={newest.document}
        after={document}
        names={names}
        none="It says the same as the version that holds."
      />
    </SaveDialog>
  );
}
