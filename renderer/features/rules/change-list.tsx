import UndoOutlined from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { Tag } from '../../design/tag.tsx';
import type { RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { changeLines, unitName, type ChangeLine } from './change-words.ts';
import { changesBetween, partOf, unitKey, wordsIn, type RulesChange } from './rule-changes.ts';
import { ruleSentence, type RuleNames } from './rule-words.ts';

const KIND_WORDS: Record<RulesChange['kind'], string> = {
  added: 'New',
  changed: 'Changed',
  moved: 'Moved',
  removed: 'Removed',
};

function Listed({ words, how }: { words: readonly string[]; how: 'added' | 'removed' }) {
  return (
    <Box sx={{ color: how === 'removed' ? 'text.secondary' : 'text.primary' }}>
      {words.length === 0 ? null : (
        <>
          <span>{how === 'added' ? 'added ' : 'taken out '}</span>
          <Box component="span" sx={{ fontWeight: how === 'added' ? 500 : 400 }}>
            {words.join(' · ')}
          </Box>
        </>
      )}
    </Box>
  );
}

function Lines({ lines }: { lines: readonly ChangeLine[] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(88px, 148px) minmax(0, 1fr)',
        columnGap: 3,
        rowGap: 1,
        '& dd': { m: 0, minWidth: 0, overflowWrap: 'anywhere' },
      }}
    >
      {lines.map((line) => (
        <Box key={line.field} sx={{ display: 'contents' }}>
          <Typography component="dt" sx={{ color: 'text.secondary' }}>
            {line.field}
          </Typography>
          {'was' in line ? (
            <dd>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                was {line.was}, is{' '}
              </Box>
              <Box component="span" sx={{ fontWeight: 500 }}>
                {line.is}
              </Box>
            </dd>
          ) : (
            <dd>
              <Listed words={line.added} how="added" />
              <Listed words={line.removed} how="removed" />
            </dd>
          )}
        </Box>
      ))}
    </Box>
  );
}

interface ChangeListProps {
  before: RulesDraft;
  after: RulesDraft;
  names: RuleNames;
  /** Said where nothing differs. */
  none: string;
  /** Puts a part back as it was; absent where nobody may. */
  onTakeBack?: (change: RulesChange) => void;
  onOpen?: (change: RulesChange) => void;
}

/** What a part said that is new, or is gone. */
function WholePart({
  change,
  document,
  names,
}: {
  change: RulesChange;
  document: RulesDraft;
  names: RuleNames;
}) {
  const { unit } = change;
  if (unit.of === 'rule') {
    const rule = partOf(document, unit) as RuleDraft | undefined;
    return rule === undefined ? null : <span>{ruleSentence(rule, document.damper, names)}</span>;
  }
  return unit.of === 'set' ? <span>{wordsIn(document, unit.id).join(', ')}</span> : null;
}

/** What differs between two versions, part by part and field by field, in words. */
export function ChangeList({ before, after, names, none, onTakeBack, onOpen }: ChangeListProps) {
  const changes = useMemo(() => changesBetween(before, after), [before, after]);
  if (changes.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{none}</Typography>;
  return (
    <Box component="ul" aria-label="Changes" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 3 }}>
      {changes.map((change) => (
        <Box
          component="li"
          key={unitKey(change.unit)}
          sx={{ display: 'grid', gap: 1.5, pb: 3, borderBottom: 1, borderColor: 'divider' }}
        >
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
            <Tag meaning={change.kind === 'removed' ? 'attention' : 'information'} icon={null}>
              {KIND_WORDS[change.kind]}
            </Tag>
            <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere', flex: 1 }}>
              {unitName(change, after, before)}
            </Box>
            {onOpen !== undefined && change.kind !== 'removed' && (
              <Button onClick={() => onOpen(change)}>Show</Button>
            )}
            {onTakeBack !== undefined && (
              <Button startIcon={<UndoOutlined />} onClick={() => onTakeBack(change)}>
                {change.kind === 'removed' ? 'Put it back' : 'Take back'}
              </Button>
            )}
          </Box>
          {change.kind === 'changed' || change.kind === 'moved' ? (
            <Lines lines={changeLines(change, before, after, names)} />
          ) : (
            <WholePart change={change} document={change.kind === 'removed' ? before : after} names={names} />
          )}
        </Box>
      ))}
    </Box>
  );
}
