import MergeOutlined from '@mui/icons-material/MergeOutlined';
import Alert from '@mui/material/Alert';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CallerId } from '../../../shared/domain/ids.ts';
import { contactWords } from '../../design/caller-words.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useTimeZone } from '../../design/time-zone.ts';
import { useAsk } from '../../door/use-door.ts';
import { CallerChoice } from './caller-choice.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { MergePreviewTable } from './merge-preview-table.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

interface Offer {
  readonly id: CallerId;
  readonly words: string;
  /** Taken back instead of merged. */
  readonly merged: boolean;
}

/** Merges on this case's timeline that nobody has taken back. */
function mergedInto(entries: CaseView['entries'], caller: CallerId, timeZone: string): Offer[] {
  const merges = new Map<CallerId, Offer>();
  for (const { event, at, byName } of entries) {
    if (event.type === 'callers-merged' && event.to === caller) {
      const words = `Part again what ${byName} merged on ${dateTime(at, timeZone)}`;
      merges.set(event.from, { id: event.from, words, merged: true });
    }
    if (event.type === 'callers-parted' && event.from === caller) merges.delete(event.to);
  }
  return [...merges.values()];
}

/** Records that may be the same person: those the desk suspects, those found by what is typed, those merged before. */
function useOffers(caller: CallerId, typed: string, entries: CaseView['entries']): Offer[] {
  const timeZone = useTimeZone();
  const doubles = useAsk('caller.doubles', { callerId: caller }, { keepOld: false }).data?.callers;
  const asked = typed.trim();
  const found = useAsk('caller.suggest', { text: asked }, { enabled: asked.length >= 2 }).data?.callers;
  const about = (card: Parameters<typeof contactWords>[0] & { name: string }, cases: number) =>
    [shownName(card.name), contactWords(card), counted(cases, 'case', 'cases')]
      .filter((part) => part !== '')
      .join(', ');
  const offers = new Map<CallerId, Offer>();
  for (const { card, cases, because } of doubles === undefined ? [] : doubles) {
    offers.set(card.id, {
      id: card.id,
      words: `${about(card, cases)}: ${because.join(', ')}`,
      merged: false,
    });
  }
  for (const { card, cases } of asked.length >= 2 && found !== undefined ? found : []) {
    if (card.id !== caller && !offers.has(card.id)) {
      offers.set(card.id, { id: card.id, words: about(card, cases), merged: false });
    }
  }
  return [...offers.values(), ...mergedInto(entries, caller, timeZone)];
}

/** Makes one of two records of a person, after showing what each has and what will be; or takes that back. */
export function MergeCallersDialog({ view, words, onClose, onDone }: CaseDialogProps) {
  const { facts, callers, entries } = view;
  const [first] = callers;
  const [caller, setCaller] = useState<CallerId | null>(first?.id ?? null);
  const [other, setOther] = useState<Offer | null>(null);
  const [nameOf, setNameOf] = useState<CallerId | null>(null);
  const [typed, setTyped] = useState('');
  if (caller === null) {
    return (
      <CommandDialog
        title="Merge callers"
        label="Merge callers"
        facts={facts}
        command="No caller of this case can be changed from this desk."
        onClose={onClose}
        onDone={onClose}
      >
        <Typography>The callers of this case can’t be seen from this desk.</Typography>
      </CommandDialog>
    );
  }
  const command = ((): CaseCommand | string => {
    if (other === null) return 'Choose the other record of the same person.';
    const ids = { caseId: facts.id, callerId: caller, otherId: other.id };
    if (other.merged) return { type: 'unmerge-callers', ...ids };
    return { type: 'merge-callers', ...ids, nameOf: nameOf ?? caller };
  })();
  const parting = other?.merged === true;
  return (
    <CommandDialog
      title={parting ? 'Part callers again' : 'Merge callers'}
      label={parting ? 'Part again' : 'Merge callers'}
      icon={<MergeOutlined />}
      width="md"
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) =>
        onDone(parting ? 'They are two callers again.' : 'The two records are one caller now.', kept, sent)
      }
    >
      <CallerChoice
        callers={callers}
        chosen={caller}
        onChoose={(id) => {
          setCaller(id);
          setOther(null);
        }}
      />
      <Offers
        caller={caller}
        entries={entries}
        typed={typed}
        onType={setTyped}
        chosen={other?.id ?? null}
        onChoose={(offer) => {
          setOther(offer);
          setNameOf(null);
        }}
      />
      {other !== null && !other.merged && (
        <Preview
          ask={{ caseId: facts.id, callerId: caller, otherId: other.id }}
          nameOf={nameOf ?? caller}
          onNameOf={setNameOf}
        />
      )}
      {parting && (
        <Typography>
          Each record gets back the numbers, addresses and cases it had before. What was changed since stays
          with the one that is kept.
        </Typography>
      )}
    </CommandDialog>
  );
}

function Offers(props: {
  caller: CallerId;
  entries: CaseView['entries'];
  typed: string;
  onType: (text: string) => void;
  chosen: CallerId | null;
  onChoose: (offer: Offer) => void;
}) {
  const { caller, entries, typed, onType, chosen, onChoose } = props;
  const offers = useOffers(caller, typed, entries);
  const label = useId();
  return (
    <>
      <TextField
        autoFocus
        label="Find another record by name or number"
        value={typed}
        slotProps={{ htmlInput: { maxLength: 120 } }}
        onChange={(event) => onType(event.target.value)}
      />
      {offers.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>
          {typed.trim().length < 2
            ? 'No record on this desk has the same number, or the same name near by.'
            : 'Nobody is found by that on this desk.'}
        </Typography>
      ) : (
        <div>
          <FormLabel id={label}>Which record is the same person?</FormLabel>
          <RadioGroup
            aria-labelledby={label}
            value={chosen ?? ''}
            onChange={(_, id) => {
              const offer = offers.find((one) => one.id === id);
              if (offer !== undefined) onChoose(offer);
            }}
          >
            {offers.map((one) => (
              <FormControlLabel key={one.id} value={one.id} control={<Radio />} label={one.words} />
            ))}
          </RadioGroup>
        </div>
      )}
    </>
  );
}

function Preview({
  ask,
  nameOf,
  onNameOf,
}: {
  ask: { caseId: CaseView['facts']['id']; callerId: CallerId; otherId: CallerId };
  nameOf: CallerId;
  onNameOf: (id: CallerId) => void;
}) {
  const preview = useAsk('caller.preview-merge', ask, { keepOld: false });
  const label = useId();
  if (preview.isError)
    return <Alert severity="warning">There is no preview now. {preview.error.message}</Alert>;
  if (preview.data === undefined) return <Typography>Asking the hub what both have…</Typography>;
  const { caller, other } = preview.data;
  return (
    <>
      {caller.card.name !== other.card.name && (
        <div>
          <FormLabel id={label}>Whose name and language stay?</FormLabel>
          <RadioGroup
            row
            aria-labelledby={label}
            value={nameOf}
            onChange={(_, id) => onNameOf(id === other.card.id ? other.card.id : caller.card.id)}
          >
            {[caller, other].map(({ card }) => (
              <FormControlLabel
                key={card.id}
                value={card.id}
                control={<Radio />}
                label={shownName(card.name)}
              />
            ))}
          </RadioGroup>
        </div>
      )}
      <MergePreviewTable preview={preview.data} named={nameOf === other.card.id ? other.card : caller.card} />
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        All their cases carry the one record then. A merge can be taken back.
      </Typography>
    </>
  );
}
