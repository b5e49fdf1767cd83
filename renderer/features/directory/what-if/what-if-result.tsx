import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef } from 'react';
import type { WhatIfResult as Result } from '../../../../shared/contract/study.ts';
import { countWords } from '../../../../shared/domain/case-words/count-words.ts';
import { ScrollArea } from '../../../design/scroll-area.tsx';
import type { VirtualListHandle } from '../../../design/virtual-list.tsx';
import type { Names } from '../use-names.ts';
import { LoadPart } from './load-part.tsx';
import { loadRows } from './load-rows.ts';
import type { MovedFilter } from './moved-case.ts';
import { MovedList } from './moved-list.tsx';
import { useResultView, type ResultView } from './result-view.ts';
import { SideTable } from './side-table.tsx';
import { usePointNames } from './use-point-names.ts';
import type { WhatIfAsked } from './what-if-study.ts';
import { limitWords, sideRows } from './what-if-words.ts';

interface WhatIfResultProps {
  asked: WhatIfAsked;
  result: Result;
  /** What has changed since it was worked out. */
  since: string | null;
  names: Names;
}

/** What came of it: both sides in a table, the load of contact points, and the cases that would have gone elsewhere. */
export function WhatIfResult({ asked, result, since, names }: WhatIfResultProps) {
  const [{ part, filter, active }, look] = useResultView(result);
  const list = useRef<VirtualListHandle>(null);
  const toList = useRef(false);
  const points = usePointNames(asked, names);
  const rows = useMemo(() => loadRows(result), [result]);
  const sides = useMemo(() => sideRows(result), [result]);
  const show = (next: MovedFilter) => {
    look({ part: 'cases', filter: next, active: 0 });
    toList.current = true;
  };
  // The number that was pressed may be gone; the list it opened takes the focus.
  useEffect(() => {
    if (!toList.current) return;
    toList.current = false;
    list.current?.toTop();
    list.current?.focus();
  }, [part, filter]);
  const { name } = asked;
  const { studied, listed } = limitWords(result);
  const cases = listed === null ? 'Cases' : 'Listed';
  return (
    <Box sx={LAYOUT}>
      <ScrollArea label="Side by side">
        <Box sx={{ p: 4, pr: 3, display: 'grid', gap: 3, alignContent: 'start' }}>
          {since !== null && <Alert severity="info">{since}</Alert>}
          {studied !== null && <Alert severity="warning">{studied}</Alert>}
          <SideTable rows={sides} name={name} cases={cases} onCases={(end) => show({ by: 'end', end })} />
          {listed !== null && (
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {listed}
            </Typography>
          )}
        </Box>
      </ScrollArea>
      <Box sx={{ minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        <Box sx={{ px: 4, pt: 4, pb: 1 }}>
          <ToggleButtonGroup
            exclusive
            aria-label="What is shown"
            value={part}
            onChange={(_, next: ResultView['part'] | null) => {
              if (next !== null) look({ part: next });
            }}
          >
            <ToggleButton value="load">Load of contact points</ToggleButton>
            <ToggleButton value="cases" sx={{ gap: 1.5 }}>
              Cases that go elsewhere
              <Box component="span" sx={{ color: 'text.secondary', fontWeight: 600 }}>
                {countWords(result.elsewhereCount)}
              </Box>
            </ToggleButton>
          </ToggleButtonGroup>
        </Box>
        <Box sx={{ flex: 1, minHeight: 0 }}>
          {part === 'load' ? (
            <LoadPart
              rows={rows}
              name={name}
              names={points}
              cases={cases}
              onCases={(point) => show({ by: 'point', point })}
            />
          ) : (
            <MovedList
              all={result.elsewhere}
              filter={filter}
              name={name}
              names={points}
              timeZone={names.city.timeZone}
              active={active}
              onActive={(next) => look({ active: next })}
              handle={list}
              onAll={() => show({ by: 'all' })}
            />
          )}
        </Box>
      </Box>
    </Box>
  );
}

/** Beside each other where there is room; else one below the other, and the whole scrolls. */
const LAYOUT = {
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(460px, 2fr) minmax(0, 3fr)',
  gridTemplateRows: 'minmax(0, 1fr)',
  borderTop: 1,
  borderColor: 'divider',
  '& > :first-of-type': { borderRight: 1, borderColor: 'divider' },
  '@media (max-width: 1100px)': {
    flex: 'none',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto',
    '& > :first-of-type': { borderRight: 0, borderBottom: 1, borderColor: 'divider' },
  },
} as const;
