import LinkOutlined from '@mui/icons-material/LinkOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, type KeyboardEvent } from 'react';
import type { CaseRow } from '../../../../shared/contract/case-view.ts';
import type { SearchHit } from '../../../../shared/contract/search-view.ts';
import type { CaseCommand } from '../../../../shared/domain/case-command.ts';
import { isLive } from '../../../../shared/domain/case-state.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { serviceName } from '../../../door/use-city.ts';
import { useAsk } from '../../../door/use-door.ts';
import { CaseNumber } from '../../../design/case-number.tsx';
import { CommandDialog } from '../../../design/command-dialog.tsx';
import { dryRun } from '../../../design/dry-run.ts';
import { RelativeTime } from '../../../design/relative-time.tsx';
import { StateTag } from '../../../design/state-tag.tsx';
import { useKept } from '../../../design/use-kept.ts';
import { useNow } from '../../../design/use-now.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

function caseRows(hits: readonly SearchHit[] | undefined): readonly CaseRow[] {
  return hits === undefined ? [] : hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row] : []));
}

/** Cases the typed words find; while nothing is typed, those near by. Never the case itself. */
function useCandidates(text: string, nearby: readonly CaseRow[], self: CaseId): readonly CaseRow[] {
  const asked = useDeferredValue(text.trim());
  const hits = useAsk('search', { text: asked, limit: 20 }, { enabled: asked !== '' }).data?.hits;
  const found = asked === '' ? nearby : caseRows(hits);
  return found.filter((row) => row.id !== self && isLive(row.state)).slice(0, 12);
}

/** Says that the case repeats another one, whose callers then include this one's. */
export function LinkDuplicateDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [text, setText, forgetText] = useKept(`link-text:${facts.id}`, '');
  const [chosen, setChosen, forgetChosen] = useKept<CaseRow | null>(`link:${facts.id}`, null);
  const rows = useCandidates(text, view.nearby, facts.id);
  const other = useAsk(
    'case.get',
    { id: chosen?.id ?? facts.id },
    { enabled: chosen !== null, keepOld: false },
  ).data;

  const command = ((): CaseCommand | string => {
    if (chosen === null) return 'Choose the case this one repeats.';
    if (other === undefined) return 'Looking that case up.';
    const made: CaseCommand = { type: 'link-duplicate', caseId: facts.id, duplicateOf: chosen.id };
    return dryRun(made, { facts, other: other?.facts ?? null, actor, city, now })?.message ?? made;
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
      title={`Link ${facts.number ?? reference} to the case it repeats`}
      label="Link duplicate"
      icon={<LinkOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetText();
        forgetChosen();
        const name = chosen === null ? 'the other case' : (chosen.number ?? chosen.reference);
        onDone(`Linked to ${name}. Its callers follow that case now.`, kept, sent);
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
        {...(rows.length > 0 ? { role: 'listbox', 'aria-label': 'Cases it may repeat' } : {})}
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
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        Every caller of this case then hears how the other one ends. This one stays open until it is closed as
        a duplicate.
      </Typography>
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
