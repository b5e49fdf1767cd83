import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import TextField from '@mui/material/TextField';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import {
  crewCode,
  VISIT_FINDINGS,
  visitFinding,
  type VisitFinding,
} from '../../../shared/domain/closure/evidence.ts';
import { ChoiceList } from '../../design/choice-list.tsx';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { useWrittenText } from '../../design/use-written-text.ts';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { PastTime, typedInstant, typedTime } from './past-time.tsx';

const HELP: Record<VisitFinding, string> = {
  done: 'All of it.',
  partly: 'Say in the remark what is left.',
  'nothing-there': 'What was reported was gone, or nowhere to be seen.',
  'in-order': 'It was looked at, and nothing is wrong with it.',
  'no-access': 'A gate, a vehicle, nobody at home.',
  'not-done': 'Somebody was there and could not do it: say why.',
};

/** Puts down that somebody was there: when, which crew, and what they found. */
export function VisitDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [found, setFound, forgetFound] = useKept<VisitFinding | null>(`visit-found:${facts.id}`, null);
  const [when, setWhen, forgetWhen] = useKept(`visit-when:${facts.id}`, typedTime(now, city.timeZone));
  // A crew is the same all day.
  const [crew, setCrew] = useKept(`crew:${actor.id}`, '');
  const remark = useWrittenText(`visit-remark:${facts.id}`);
  const at = typedInstant(when, city.timeZone);

  const command = ((): CaseCommand | string => {
    if (found === null) return 'Choose what was found.';
    if (at === null) return 'Write a whole date and time of day.';
    const named = crew.trim() === '' ? null : crewCode.safeParse(crew);
    if (named !== null && !named.success) return `The crew ${named.error.issues[0]?.message ?? 'is wrong'}.`;
    const made: CaseCommand = {
      type: 'record-visit',
      caseId: facts.id,
      at: Math.min(at, now),
      found,
      crew: named === null ? null : named.data,
      remark: remark.text,
    };
    return dryRun(made, { facts, actor, city, now })?.message ?? made;
  })();

  return (
    <CommandDialog
      title={`Record a visit for ${facts.number ?? reference}`}
      label="Record visit"
      icon={<PlaceOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetFound();
        forgetWhen();
        remark.forget();
        onDone('The visit was recorded.', kept, sent);
      }}
    >
      <ChoiceList
        label="What was found?"
        autoFocus
        value={found}
        onChange={setFound}
        choices={visitFinding.options.map((value) => ({
          value,
          label: VISIT_FINDINGS[value],
          help: HELP[value],
          whyNot: null,
        }))}
      />
      <PastTime label="There" value={when} now={now} timeZone={city.timeZone} onChange={setWhen} />
      <TextField
        label="Crew"
        placeholder="EV-12"
        value={crew}
        onChange={(event) => setCrew(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 24 } }}
      />
      <ExplanationField label="Remark (optional)" audience="internal" {...remark.field} max={2_000} />
    </CommandDialog>
  );
}
