import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { TriedResult } from '../../../shared/contract/study.ts';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import type { RulesDraft } from '../../workspace/rules-draft.ts';

interface Side {
  readonly title: string;
  readonly result: TriedResult;
  readonly document: RulesDraft;
}

interface TriedSummaryProps {
  /** The working copy, then the rules in force; or one of them. */
  sides: readonly Side[];
}

/** "+3", "−2", "0". */
function difference(is: number, was: number): string {
  const by = is - was;
  return by === 0 ? '0' : by > 0 ? `+${countWords(by)}` : `−${countWords(-by)}`;
}

const TABLE = {
  borderCollapse: 'collapse',
  width: '100%',
  '& th, & td': {
    textAlign: 'end',
    py: 1,
    pl: 3,
    fontWeight: 400,
    borderBottom: 1,
    borderColor: 'divider',
    verticalAlign: 'top',
  },
  '& th:first-of-type': { textAlign: 'start', pl: 0 },
  '& thead th': { color: 'text.secondary', typography: 'caption', fontWeight: 500 },
  '& td': { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
} as const;

function Cells({ sides, of }: { sides: readonly Side[]; of: (side: Side) => number | null }) {
  const [is, was] = sides.map(of);
  return (
    <>
      {sides.map((side) => {
        const count = of(side);
        return <td key={side.title}>{count === null ? 'not there' : countWords(count)}</td>;
      })}
      {sides.length > 1 && (
        <Box component="td" sx={{ fontWeight: is === was ? 400 : 600 }}>
          {difference(is ?? 0, was ?? 0)}
        </Box>
      )}
    </>
  );
}

/** What was tried in numbers, side by side: as a whole, and rule by rule. */
export function TriedSummary({ sides }: TriedSummaryProps) {
  const heads = (
    <>
      {sides.map(({ title }) => (
        <th key={title} scope="col">
          {title}
        </th>
      ))}
      {sides.length > 1 && <th scope="col">More or less</th>}
    </>
  );
  const rules = new Map<string, string>();
  for (const { document } of sides)
    for (const { id, name } of document.rules) if (!rules.has(id)) rules.set(id, name.en || id);
  const countOf = (side: Side, id: string) => side.result.rules.find(({ rule }) => rule === id) ?? null;
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Box component="table" sx={TABLE}>
        <thead>
          <tr>
            <th scope="col">Altogether</th>
            {heads}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Cases looked at</th>
            <Cells sides={sides} of={({ result }) => result.count} />
          </tr>
          <tr>
            <th scope="row">Cases escalated</th>
            <Cells sides={sides} of={({ result }) => result.cases} />
          </tr>
          <tr>
            <th scope="row">Escalations</th>
            <Cells sides={sides} of={({ result }) => result.raised} />
          </tr>
        </tbody>
      </Box>
      <Box component="table" sx={TABLE}>
        <thead>
          <tr>
            <th scope="col">Escalations by rule</th>
            {heads}
          </tr>
        </thead>
        <tbody>
          {[...rules].map(([id, name]) => {
            const held = sides.map((side) => countOf(side, id)?.held ?? 0);
            return (
              <tr key={id}>
                <th scope="row">
                  {name}
                  {held.some((count) => count > 0) && (
                    <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                      held back {held.map(countWords).join(', now ')} times
                    </Typography>
                  )}
                </th>
                <Cells sides={sides} of={(side) => countOf(side, id)?.raised ?? null} />
              </tr>
            );
          })}
        </tbody>
      </Box>
      {sides.some(({ result }) => result.rules.some(({ held }) => held > 0)) && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          Held back: the rule holds, but an escalation of its path is open already, the rule rests, enough was
          raised for the case, or a graver rule raises in its place. An escalation is taken to stay open for
          24 hours, as nobody can know.
        </Typography>
      )}
    </Box>
  );
}
