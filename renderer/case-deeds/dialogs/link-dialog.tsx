import LinkOutlined from '@mui/icons-material/LinkOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, type KeyboardEvent } from 'react';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { ChoiceList } from '../../design/choice-list.tsx';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import { linkCommand, type Relation } from '../family/family-links.ts';
import { whyNoLinkAs } from '../why-not.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

function caseRows(hits: readonly SearchHit[] | undefined): readonly CaseRow[] {
  return hits === undefined ? [] : hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row] : []));
}

/** Cases the typed words find; while nothing is typed, those near by. Never the case itself; closed ones only as parts. */
function useCandidates(
  text: string,
  nearby: readonly CaseRow[],
  self: CaseId,
  relation: Relation,
): readonly CaseRow[] {
  const asked = useDeferredValue(text.trim());
  const hits = useAsk('search', { text: asked, limit: 20 }, { enabled: asked !== '' }).data?.hits;
  const found = asked === '' ? nearby : caseRows(hits);
  return found.filter((row) => row.id !== self && (relation === 'whole' || isLive(row.state))).slice(0, 12);
}

const CHOICES: readonly { readonly value: Relation; readonly label: string; readonly help: string }[] = [
  {
    value: 'duplicate',
    label: 'This one repeats the other',
    help: 'Every caller of this one then hears how the other ends. It stays open until it is closed as a duplicate.',
  },
  {
    value: 'part',
    label: 'This one is a part of the other',
    help: 'Each has its own clock and callers. The other can’t be closed without a word about this one.',
  },
  {
    value: 'whole',
    label: 'The other is a part of this one',
    help: 'The same the other way around: this one can’t be closed without a word about the other.',
  },
];

/** What the button says, and what is said afterwards. */
const WORDS: Record<Relation, { readonly label: string; readonly done: (name: string) => string }> = {
  duplicate: {
    label: 'Link duplicate',
    done: (name) => `Linked to ${name}. Its callers follow that case now.`,
  },
  part: { label: 'Link as a part', done: (name) => `This case is a part of ${name} now.` },
  whole: { label: 'Link as its part', done: (name) => `${name} is a part of this case now.` },
};

/** Says how the case belongs to another one: it repeats it, is a part of it, or has it as a part. */
export function LinkDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [text, setText, forgetText] = useKept(`link-text:${facts.id}`, '');
  const [chosen, setChosen, forgetChosen] = useKept<CaseRow | null>(`link:${facts.id}`, null);
  const [said, setSaid, forgetSaid] = useKept<Relation | null>(`link-as:${facts.id}`, null);
  /** Why this case can't be linked in a way, whatever the other case is. */
  const whyNotAs = (relation: Relation) => whyNoLinkAs(relation, facts, actor, city);
  const relation =
    said ?? CHOICES.find((one) => whyNotAs(one.value) === null)?.value ?? ('duplicate' as const);
  const rows = useCandidates(text, view.nearby, facts.id, relation);
  const other = useAsk(
    'case.get',
    { id: chosen?.id ?? facts.id },
    { enabled: chosen !== null, keepOld: false },
  ).data;

  const command = ((): CaseCommand | string => {
    if (chosen === null) return 'Choose the other case.';
    if (other === undefined) return 'Looking that case up.';
    const made = linkCommand(relation, facts.id, chosen.id);
    const found = other?.facts ?? null;
    const sides = relation === 'whole' ? { facts: found, other: facts } : { facts, other: found };
    return dryRun(made, { ...sides, actor, city, now })?.message ?? made;
  })();

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const at = rows.findIndex((row) => row.id === chosen?.id);
    const next =
      at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)));
    setChosen(rows[next] ?? null);
  };

  return (
    <CommandDialog
      title={`Link ${facts.number ?? reference} to another case`}
      label={WORDS[relation].label}
      icon={<LinkOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetText();
        forgetChosen();
        forgetSaid();
        const name = chosen === null ? 'the other case' : (chosen.number ?? chosen.reference);
        onDone(WORDS[relation].done(name), kept, sent);
      }}
    >
      <TextField
        label="Number, address or words of the other case"
        autoFocus
        value={text}
        placeholder="Nothing typed: open cases near by"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        slotProps={{
          htmlInput: {
            role: 'combobox',
            'aria-expanded': rows.length > 0,
            'aria-controls': 'link-candidates',
            'aria-autocomplete': 'list',
          },
        }}
      />
      <Box
        id="link-candidates"
        {...(rows.length > 0 ? { role: 'listbox', 'aria-label': 'Cases it may belong to' } : {})}
        sx={{ maxHeight: 280, overflow: 'auto', minHeight: 96 }}
      >
        {rows.map((row) => (
          <Candidate
            key={row.id}
            row={row}
            name={row.sourceType ?? serviceName(city, row.service)}
            selected={row.id === chosen?.id}
            onChoose={() => setChosen(row)}
          />
        ))}
        {rows.length === 0 && (
          <Typography sx={{ color: 'text.secondary', py: 2 }}>
            {text.trim() === ''
              ? 'No open case near by. Type a number or an address.'
              : 'No open case is found by these words.'}
          </Typography>
        )}
      </Box>
      <ChoiceList
        label="How do they belong together?"
        value={relation}
        onChange={setSaid}
        choices={CHOICES.map((one) => ({ ...one, whyNot: whyNotAs(one.value) }))}
      />
    </CommandDialog>
  );
}

function Candidate({
  row,
  name,
  selected,
  onChoose,
}: {
  row: CaseRow;
  name: string;
  selected: boolean;
  onChoose: () => void;
}) {
  return (
    <Box
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      data-active={selected}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onChoose();
      }}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto auto',
        alignItems: 'center',
        columnGap: 3,
        px: 2,
        py: 1,
        cursor: 'pointer',
        borderRadius: 1,
        bgcolor: selected ? 'surface.selected' : undefined,
        '&:hover': { bgcolor: selected ? 'surface.selected' : 'surface.hover' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: selected ? 600 : 500 }}>{name}</Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          <CaseNumber number={row.number} reference={row.reference} /> ·{' '}
          {row.address === '' ? 'place known only by words' : row.address}
        </Box>
      </Box>
      <StateTag state={row.state} outcome={row.outcome} quiet focusable={false} />
      <Box sx={{ typography: 'caption', color: 'text.secondary', textAlign: 'right', minWidth: 64 }}>
        <RelativeTime at={row.openedAt} focusable={false} />
      </Box>
    </Box>
  );
}
