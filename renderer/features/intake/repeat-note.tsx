import PersonAddAltOutlined from '@mui/icons-material/PersonAddAltOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { caseTitle } from '../../design/case-title.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { serviceName } from '../../door/use-city.ts';
import { openCase } from '../../workspace/workspace.ts';
import { OFFER_KEYS, repeatWords } from './repeat-words.ts';
import { ReopenNear } from './reopen-near.tsx';
import type { NearRow } from './use-near.ts';

interface RepeatNoteProps {
  offered: readonly NearRow[];
  city: City;
  /** Null when the caller can be added to a case. */
  whyNotJoin: string | null;
  onJoin: (row: NearRow) => void;
}

/**
 * Says, where the place was just typed, that this may be there already; one key adds the caller to it, or reopens what
 * was closed lately. The keys work wherever the focus is in the new case.
 */
export function RepeatNote({ offered, city, whyNotJoin, onJoin }: RepeatNoteProps) {
  const [reopening, setReopening] = useState<NearRow | null>(null);
  useOfferKeys(offered, whyNotJoin, onJoin, setReopening);
  const open = (row: NearRow) => openCase(row.id, caseTitle(row, serviceName(city, row.service)));
  if (offered.length === 0) return null;
  return (
    <Alert severity="warning">
      {offered.map((row, at) => {
        const keys = OFFER_KEYS[at];
        return (
          <Box key={row.id} sx={{ display: 'flex', gap: 2, alignItems: 'baseline', flexWrap: 'wrap' }}>
            {keys !== undefined && <KeyHint keys={keys} />}
            <Box component="span" sx={{ fontWeight: 500 }}>
              {row.sourceType ?? serviceName(city, row.service)}
            </Box>
            <span>{repeatWords(row)}</span>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              <RelativeTime at={row.closedAt ?? row.openedAt} focusable={false} />
            </Box>
          </Box>
        );
      })}
      {reopening !== null && (
        <ReopenNear
          row={reopening}
          city={city}
          onClose={() => setReopening(null)}
          onDone={() => (whyNotJoin === null ? onJoin(reopening) : open(reopening))}
        />
      )}
    </Alert>
  );
}

function useOfferKeys(
  offered: readonly NearRow[],
  whyNotJoin: string | null,
  onJoin: (row: NearRow) => void,
  onReopen: (row: NearRow) => void,
): void {
  // The list is offered anew only when its rows change, not with every key that is typed.
  const latest = useRef({ onJoin, onReopen });
  useLayoutEffect(() => {
    latest.current = { onJoin, onReopen };
  });
  const actions = useMemo(
    () =>
      offered.slice(0, OFFER_KEYS.length).map((row, at): Action => {
        const live = isLive(row.state);
        return {
          id: `new-case.offer-${at + 1}`,
          label: `${live ? 'Add this caller to' : 'Reopen'} ${row.number ?? row.reference}`,
          group: 'Case',
          keys: [OFFER_KEYS[at] ?? ''],
          icon: live ? <PersonAddAltOutlined /> : <ReplayOutlined />,
          words: ['duplicate', 'repeat', 'same', 'join'],
          whyNot: live ? whyNotJoin : null,
          perform: () => (live ? latest.current.onJoin(row) : latest.current.onReopen(row)),
        };
      }),
    [offered, whyNotJoin],
  );
  useActions(actions);
}
