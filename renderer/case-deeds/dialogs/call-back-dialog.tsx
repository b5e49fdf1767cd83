import PhoneCallbackOutlined from '@mui/icons-material/PhoneCallbackOutlined';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { promiseId } from '../../../shared/domain/ids.ts';
import { cityInstant, daysFrom } from '../../../shared/domain/case-words/city-date.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { promisedTime } from '../../../shared/domain/case-words/promise-sentence.ts';
import { TimeChoice, type DayAndTime } from '../../design/time-choice.tsx';
import { useKept } from '../../design/use-kept.ts';
import { useWrittenText } from '../../design/use-written-text.ts';
import { useNow } from '../../design/use-now.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

/** Owes a caller of the case a call back, by a time. It stands under Owed until it is settled. */
export function CallBackDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference, callers } = view;
  const now = useNow();
  const [id] = useState(() => promiseId.parse(crypto.randomUUID()));
  const [who, setWho] = useKept<string>(`call-back-who:${facts.id}`, facts.callerIds.at(-1) ?? '');
  const [at, setAt, forgetAt] = useKept<DayAndTime>(`call-back-at:${facts.id}`, {
    date: daysFrom(now, 1, city.timeZone),
    time: '12:00',
  });
  const why = useWrittenText(`call-back-why:${facts.id}`);
  const by = cityInstant(at.date, at.time, city.timeZone);
  const caller = facts.callerIds.find((one) => one === who) ?? null;

  const command = ((): CaseCommand | string => {
    if (by === null) return 'Choose the day and time.';
    if (by <= now) return 'That time is past. Choose a later one.';
    const made: CaseCommand = {
      type: 'make-promise',
      caseId: facts.id,
      promise: {
        id,
        kind: 'call-back',
        basis: 'agent',
        by,
        language: callers.find((card) => card.id === caller)?.language ?? 'en',
      },
      callerId: caller,
      why: why.text,
    };
    return dryRun(made, { facts, actor, city, now })?.message ?? made;
  })();

  return (
    <CommandDialog
      title={`Owe a call-back on ${facts.number ?? reference}`}
      label="Owe the call-back"
      icon={<PhoneCallbackOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetAt();
        why.forget();
        const time = by === null ? '' : promisedTime(by, now, city.timeZone);
        onDone(`You call back by ${time}. It stands under Owed.`, kept, sent);
      }}
    >
      <TimeChoice
        autoFocus
        value={at}
        timeZone={city.timeZone}
        cityName={city.pack.city.name}
        onChange={setAt}
      />
      <TextField
        select
        label="Whom"
        value={who}
        slotProps={{ select: { native: true } }}
        onChange={(event) => setWho(event.target.value)}
      >
        {facts.callerIds.map((id) => (
          <option key={id} value={id}>
            {words.callerName(id) ?? 'A caller you can’t see'}
          </option>
        ))}
        <option value="">A caller without a name</option>
      </TextField>
      <ExplanationField
        label="What about (optional)"
        audience="internal"
        placeholder="She wants to know whether the crew needs the gate open."
        {...why.field}
        max={1_000}
      />
    </CommandDialog>
  );
}
