import PersonAddAltOutlined from '@mui/icons-material/PersonAddAltOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import { serviceName } from '../../door/use-city.ts';
import { caseTitle } from '../../design/case-title.ts';
import { DistrictMap } from '../../design/district-map.tsx';
import { KeyHint } from '../../design/key-hint.tsx';
import { NearCaseList } from '../../design/near-case-list.tsx';
import { openCase, type NewCaseDraft } from '../../workspace/workspace.ts';
import { ReopenNear } from './reopen-near.tsx';
import { OFFER_KEYS } from './repeat-words.ts';
import type { Near, NearRow } from './use-near.ts';

interface NearSideProps {
  draft: NewCaseDraft;
  city: City;
  near: Near;
  /** Null when the caller can be added to a case. */
  whyNotJoin: string | null;
  /** Why the last attempt to add the caller failed. */
  problem: string | null;
  onJoin: (row: NearRow) => void;
}

/** Where the place lies, and what is known there already: joined or reopened rather than filed twice. */
export function NearSide({ draft, city, near, whyNotJoin, problem, onJoin }: NearSideProps) {
  const [reopening, setReopening] = useState<NearRow | null>(null);
  const { place } = draft;
  const { offered, others } = near;
  if (place === null) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        With an address or crossing, this side shows where it lies and what is known there already.
      </Typography>
    );
  }
  const open = (row: NearRow) => openCase(row.id, caseTitle(row, serviceName(city, row.service)));
  const of = draft.service === null ? '' : ` of ${serviceName(city, draft.service)}`;
  const list = (rows: readonly NearRow[], keys: readonly string[]) => (
    <NearCaseList
      rows={rows}
      city={city}
      address={place.address}
      onOpen={open}
      renderActions={(row) => (
        <NearAction
          row={row}
          keys={keys[rows.indexOf(row)] ?? null}
          whyNotJoin={whyNotJoin}
          onJoin={onJoin}
          onReopen={setReopening}
        />
      )}
    />
  );
  return (
    <>
      {(place.lat !== null || place.district !== null) && (
        <DistrictMap
          districts={city.pack.districts}
          lat={place.lat}
          lng={place.lng}
          district={place.district}
        />
      )}
      {problem !== null && <Alert severity="error">{problem}</Alert>}
      {offered.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 3 }}>
            The same thing?
          </Typography>
          {list(offered, OFFER_KEYS)}
        </>
      )}
      <Typography variant="h3" sx={{ mt: 3 }}>
        {nearTitle(offered.length, others.length)}
        {of}
      </Typography>
      {others.length > 0
        ? list(others, [])
        : offered.length === 0 && (
            <Typography sx={{ color: 'text.secondary' }}>
              {near.pending ? 'Looking…' : 'No open or lately closed case of this place is on this desk.'}
            </Typography>
          )}
      {reopening !== null && (
        <ReopenNear
          row={reopening}
          city={city}
          onClose={() => setReopening(null)}
          onDone={() => (whyNotJoin === null ? onJoin(reopening) : open(reopening))}
        />
      )}
    </>
  );
}

function nearTitle(offered: number, others: number): string {
  if (others > 0) return offered > 0 ? 'Also near by' : 'Near by';
  return offered > 0 ? 'Nothing else near by' : 'Nothing near by';
}

interface NearActionProps {
  row: NearRow;
  keys: string | null;
  whyNotJoin: string | null;
  onJoin: (row: NearRow) => void;
  onReopen: (row: NearRow) => void;
}

/** What can be done with a case near by in place of a new one. */
function NearAction({ row, keys, whyNotJoin, onJoin, onReopen }: NearActionProps) {
  return (
    <Box sx={{ mt: 1, display: 'flex', gap: 2, alignItems: 'center' }}>
      {isLive(row.state) ? (
        <Tooltip title={whyNotJoin}>
          <Button
            variant="outlined"
            startIcon={<PersonAddAltOutlined />}
            aria-disabled={whyNotJoin === null ? undefined : true}
            onClick={whyNotJoin === null ? () => onJoin(row) : undefined}
          >
            Add this caller
          </Button>
        </Tooltip>
      ) : (
        <Button variant="outlined" startIcon={<ReplayOutlined />} onClick={() => onReopen(row)}>
          Not done: reopen
        </Button>
      )}
      {keys !== null && <KeyHint keys={keys} />}
    </Box>
  );
}
