import type { ReactNode } from 'react';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import { STATE_WORDS } from '../../../shared/domain/escalation/escalation-edges.ts';
import { presentOffer, type Escalation } from '../../../shared/domain/escalation/escalation.ts';
import { contactPointId } from '../../../shared/domain/directory/directory.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useDirectory } from '../../door/use-directory.ts';
import { CommandDialog } from '../command-dialog.tsx';
import { dryRun } from '../dry-run.ts';
import { notify } from '../notices.ts';
import { useActor } from '../use-actor.ts';
import { keptMeaning, keptWords } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import type { DirectoryWords } from './directory-words.ts';
import { DEED_LOOKS, type AskingDeed } from './escalation-deed.tsx';
import { useDirectoryWords } from './use-directory-words.ts';

/** What every dialog about an escalation is given. */
export interface EscalationDialogProps {
  readonly facts: CaseFacts;
  /** What to call the case: its number, or the desk's reference. */
  readonly reference: string;
  readonly escalation: Escalation;
  readonly city: City;
  /** What was written in a text of the case; null when it is not at hand. */
  textOf(id: TextId): string | null;
  onClose(): void;
}

/** Where an escalation stood when somebody began to act on it, and where it stands. */
function changesOf(id: Escalation['id']): (seen: CaseFacts, now: CaseFacts) => Refusal['fields'] {
  const find = (facts: CaseFacts) => facts.escalations.find((one) => one.id === id);
  return (seen, now) => {
    const [before, after] = [find(seen), find(now)];
    if (before === undefined || after === undefined) return [];
    const point = (one: Escalation) => presentOffer(one)?.contactPoint ?? 'none';
    return [
      { field: 'contact point', mine: point(before), theirs: point(after) },
      { field: 'escalation', mine: before.state, theirs: after.state },
    ].filter(({ mine, theirs }) => mine !== theirs);
  };
}

/** The command, unless the rules are against it; then their words. */
export function useJudge({
  facts,
  city,
}: EscalationDialogProps): (made: CaseCommand) => CaseCommand | string {
  const actor = useActor();
  const now = useNow();
  const directory = useDirectory();
  return (made) =>
    actor === null ? made : (dryRun(made, { facts, actor, city, now, directory })?.message ?? made);
}

interface DeedDialogProps {
  of: EscalationDialogProps;
  deed: AskingDeed;
  /** When it isn't what the button that opened it says. */
  label?: string;
  command: CaseCommand | string;
  /** Said when it was sent. */
  done: string;
  grave?: boolean;
  width?: 'xs' | 'sm' | 'md';
  /** Forgets what was typed. */
  forget: () => void;
  children: ReactNode;
}

function fieldWords({ role }: DirectoryWords) {
  return (field: string, value: string) => {
    if (field === 'contact point')
      return {
        field: 'Contact point',
        value: value === 'none' ? 'nobody' : role(contactPointId.parse(value)),
      };
    const state = STATE_WORDS[value as Escalation['state']];
    return { field: field === 'escalation' ? 'It is' : field, value: state ?? value };
  };
}

/** A dialog that does one thing about an escalation, and stops when it went on meanwhile. */
export function DeedDialog(props: DeedDialogProps) {
  const { of, deed, command, done, grave, width, forget, children } = props;
  const { facts, reference, escalation, city, onClose } = of;
  const words = useDirectoryWords(city, escalation.department);
  const { label, icon } = DEED_LOOKS[deed];
  return (
    <CommandDialog
      title={`${label}: escalation of ${reference}`}
      label={props.label ?? label}
      icon={icon}
      grave={grave}
      width={width}
      facts={facts}
      command={command}
      changesOf={changesOf(escalation.id)}
      fieldWords={fieldWords(words)}
      onClose={onClose}
      onDone={(kept) => {
        forget();
        notify({
          id: `escalation:${escalation.id}`,
          meaning: keptMeaning(kept),
          text: keptWords(done, kept),
        });
        onClose();
      }}
    >
      {children}
    </CommandDialog>
  );
}
