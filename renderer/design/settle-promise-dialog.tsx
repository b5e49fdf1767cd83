import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { CaseCommand, CommandOf } from '../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { City } from '../../shared/domain/city.ts';
import { accountId } from '../../shared/domain/ids.ts';
import { belongsTo } from '../../shared/domain/permission.ts';
import type { CasePromise } from '../../shared/domain/promise.ts';
import { useAsk } from '../door/use-door.ts';
import { cityInstant } from '../../shared/domain/case-words/city-date.ts';
import { ChoiceList } from './choice-list.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { dryRun } from './dry-run.ts';
import { ExplanationField } from './explanation-field.tsx';
import { useWrittenText } from './use-written-text.ts';
import { notify } from './notices.ts';
import { promiseSentence, promisedTime } from '../../shared/domain/case-words/promise-sentence.ts';
import { TimeChoice, type DayAndTime } from './time-choice.tsx';
import { useActor } from './use-actor.ts';
import { keptMeaning, keptWords } from './use-command.ts';
import { useKept } from './use-kept.ts';
import { useNow } from './use-now.ts';

/** What can be done with something owed. */
export type Settling = 'done' | 'moved' | 'handed-on' | 'withdrawn';

type How = CommandOf<'settle-promise'>['how'];

interface SettlePromiseDialogProps {
  facts: CaseFacts;
  /** What to call the case: its number, or the desk's reference. */
  reference: string;
  promise: CasePromise;
  city: City;
  /** What is chosen when the dialog opens. */
  settling: Settling;
  onClose: () => void;
}

const SAID: Record<Settling, (time: string, to: string) => string> = {
  done: () => 'The caller was called back.',
  moved: (time) => `Moved to ${time}. Tell the caller.`,
  'handed-on': (_time, to) => `Handed on to ${to}.`,
  withdrawn: () => 'Withdrawn. Tell the caller.',
};

/** Settles something owed to a caller: done, moved with a reason, handed on, or withdrawn with a reason. */
export function SettlePromiseDialog(props: SettlePromiseDialogProps) {
  const { facts, reference, promise, city, onClose } = props;
  const actor = useActor();
  const now = useNow();
  const [settling, setSettling] = useState<Settling>(props.settling);
  const [at, setAt, forgetAt] = useKept<DayAndTime>(`promise-time:${promise.id}`, {
    date: '',
    time: '16:00',
  });
  const [to, setTo] = useState<Receiver>({ department: facts.department, person: null });
  const remark = useWrittenText(`promise-remark:${promise.id}`);
  const by = cityInstant(at.date, at.time, city.timeZone);
  const isWork = promise.kind === 'work';

  const command = ((): CaseCommand | string => {
    const how = howOf(settling, by, to, now);
    if (typeof how === 'string') return how;
    const made: CaseCommand = {
      type: 'settle-promise',
      caseId: facts.id,
      promiseId: promise.id,
      how,
      remark: remark.text,
    };
    return (actor === null ? null : dryRun(made, { facts, actor, city, now }))?.message ?? made;
  })();

  return (
    <CommandDialog
      title={`Settle what is owed on ${reference}`}
      label={LABELS[settling]}
      icon={<TaskAltOutlined />}
      facts={facts}
      command={command}
      onClose={onClose}
      onDone={(kept) => {
        forgetAt();
        remark.forget();
        const time = by === null ? '' : promisedTime(by, now, city.timeZone);
        const receiver = to.person?.name ?? city.department(to.department)?.shortName ?? to.department;
        notify({
          id: `done:${facts.id}`,
          meaning: keptMeaning(kept),
          text: keptWords(SAID[settling](time, receiver), kept),
        });
        onClose();
      }}
    >
      <ChoiceList<Settling>
        label={promiseSentence(promise, now, city.timeZone)}
        autoFocus
        value={settling}
        onChange={setSettling}
        choices={[
          {
            value: 'done',
            label: 'Done',
            help: 'The caller was called and knows how it stands.',
            whyNot: isWork ? 'The work is done when its case is closed. Close the case.' : null,
          },
          { value: 'moved', label: 'Moved', help: 'The caller is told another time, and why.' },
          { value: 'handed-on', label: 'Handed on', help: 'Somebody else sees to it, by the same time.' },
          {
            value: 'withdrawn',
            label: 'Withdrawn',
            help: 'The caller is told that it does not hold, and why.',
          },
        ]}
      />
      {settling === 'moved' && (
        <TimeChoice value={at} timeZone={city.timeZone} cityName={city.pack.city.name} onChange={setAt} />
      )}
      {settling === 'handed-on' && <ReceiverFields facts={facts} city={city} value={to} onChange={setTo} />}
      <ExplanationField
        label={settling === 'moved' || settling === 'withdrawn' ? 'Why' : 'Remark (optional)'}
        audience="internal"
        {...remark.field}
        max={1_000}
      />
    </CommandDialog>
  );
}

const LABELS: Record<Settling, string> = {
  done: 'Done',
  moved: 'Move',
  'handed-on': 'Hand on',
  withdrawn: 'Withdraw',
};

/** To whom something is handed on: a department, or one of its people. */
interface Receiver {
  readonly department: string;
  readonly person: { readonly id: string; readonly name: string } | null;
}

/** How it is settled, or what is missing, in a sentence. */
function howOf(settling: Settling, by: number | null, to: Receiver, now: number): How | string {
  switch (settling) {
    case 'done':
    case 'withdrawn':
      return { name: settling };
    case 'moved':
      if (by === null) return 'Choose the new day and time.';
      return by <= now ? 'That time is past. Choose a later one.' : { name: 'moved', by };
    case 'handed-on':
      return to.person === null
        ? { name: 'handed-to-department', department: to.department }
        : { name: 'handed-to-person', account: accountId.parse(to.person.id) };
  }
}

interface ReceiverFieldsProps {
  facts: CaseFacts;
  city: City;
  value: Receiver;
  onChange: (to: Receiver) => void;
}

/** Those who have the case come first: its workers see it. */
function ReceiverFields({ facts, city, value, onChange }: ReceiverFieldsProps) {
  const colleagues = useAsk('colleague.list', { department: value.department }, { keepOld: false });
  const people = colleagues.data?.colleagues;
  const departments = city.pack.departments.toSorted(
    (a, b) => Number(belongsTo(b.code, facts)) - Number(belongsTo(a.code, facts)),
  );
  return (
    <>
      <TextField
        select
        label="Department"
        value={value.department}
        slotProps={{ select: { native: true } }}
        helperText={
          belongsTo(value.department, facts)
            ? undefined
            : 'The case is not theirs: their workers can’t see it, their lead can.'
        }
        onChange={(event) => onChange({ department: event.target.value, person: null })}
      >
        {departments.map((one) => (
          <option key={one.code} value={one.code}>
            {one.shortName}
          </option>
        ))}
      </TextField>
      <TextField
        select
        label="Person"
        value={value.person?.id ?? ''}
        disabled={people === undefined}
        slotProps={{ select: { native: true } }}
        helperText={
          colleagues.isError
            ? 'The hub is away, so its people can’t be listed. A department can be chosen.'
            : undefined
        }
        onChange={(event) =>
          onChange({ ...value, person: people?.find((one) => one.id === event.target.value) ?? null })
        }
      >
        <option value="">Anybody of the department</option>
        {people?.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </TextField>
    </>
  );
}
