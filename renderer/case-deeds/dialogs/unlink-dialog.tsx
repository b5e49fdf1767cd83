import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import { useState } from 'react';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { ChoiceList } from '../../design/choice-list.tsx';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { dryRun } from '../../design/dry-run.ts';
import { useNow } from '../../design/use-now.ts';
import { useAsk } from '../../door/use-door.ts';
import { familyLinks, unlinkCommand, type FamilyLink } from '../family/family-links.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

const BEFORE: Record<FamilyLink['kinship'], string> = {
  parent: 'A part of',
  child: 'Its part',
  original: 'A duplicate of',
  duplicate: 'Its duplicate',
};

/** What taking a link back means for the callers. */
function helpFor(link: FamilyLink, { duplicates }: CaseFacts): string {
  switch (link.kinship) {
    case 'parent':
    case 'child':
      return 'Callers, clocks and states stay as they are.';
    case 'original':
      return 'Its callers no longer follow that case, but for those who followed it before or were promised something there.';
    case 'duplicate': {
      const came = duplicates.find((one) => one.id === link.id);
      const leaving = came === undefined ? 0 : came.callerIds.length + came.anonymousCallers;
      return leaving === 0
        ? 'No caller leaves with it.'
        : `${counted(leaving, 'caller', 'callers')} came only with it and will leave with it, unless something was promised to them here.`;
    }
  }
}

/** Takes back that another case belongs to this one. */
export function UnlinkDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const links = familyLinks(facts);
  const [chosenId, setChosenId] = useState<string | null>(links.length === 1 ? (links[0]?.id ?? null) : null);
  const chosen = links.find((one) => one.id === chosenId) ?? null;
  const other = useAsk(
    'case.get',
    { id: chosen?.id ?? facts.id },
    { enabled: chosen !== null, keepOld: false },
  ).data;

  const command = ((): CaseCommand | string => {
    if (chosen === null) return 'Choose the case to unlink.';
    if (other === undefined) return 'Looking that case up.';
    const made = unlinkCommand(facts.id, chosen);
    const found = other?.facts ?? null;
    const sides = made.caseId === facts.id ? { facts, other: found } : { facts: found, other: facts };
    return dryRun(made, { ...sides, actor, city, now })?.message ?? made;
  })();

  const nameOf = (link: FamilyLink) => words.caseReference(link.id) ?? 'a case this desk does not hold';
  return (
    <CommandDialog
      title={`Unlink ${facts.number ?? reference} from another case`}
      label="Unlink"
      icon={<LinkOffOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) =>
        onDone(`Unlinked from ${chosen === null ? 'the other case' : nameOf(chosen)}.`, kept, sent)
      }
    >
      <ChoiceList
        label="Which one no longer belongs to it?"
        autoFocus
        value={chosenId}
        onChange={setChosenId}
        choices={links.map((link) => ({
          value: link.id,
          label: `${BEFORE[link.kinship]} ${nameOf(link)}`,
          help: helpFor(link, facts),
        }))}
      />
    </CommandDialog>
  );
}
