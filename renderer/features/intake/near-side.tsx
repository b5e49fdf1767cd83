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
import { useAsk } from '../../door/use-door.ts';
import { serviceName } from '../../door/use-city.ts';
import { caseTitle } from '../../design/case-title.ts';
import { DistrictMap } from '../../design/district-map.tsx';
import { NearCaseList } from '../../design/near-case-list.tsx';
import { ReopenDialog } from '../../design/reopen-dialog.tsx';
import { openCase, type NewCaseDraft } from '../../workspace/workspace.ts';
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
  if (place === null) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        With an address or crossing, this side shows where it lies and what is known there already.
      </Typography>
    );
  }
  const open = (row: NearRow) => openCase(row.id, caseTitle(row, serviceName(city, row.service)));
  const all = [...near.open, ...near.closed];
  const of = draft.service === null ? '' : ` of ${serviceName(city, draft.service)}`;
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
      <Typography variant="h3" sx={{ mt: 3 }}>
        {all.length === 0 ? `Nothing near by${of}` : `Near by${of}`}
      </Typography>
      {all.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>
          {near.pending ? 'Looking…' : 'No open or lately closed case of this place is on this desk.'}
        </Typography>
      ) : (
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
          The same thing? Add this caller there, in place of a second case.
        </Typography>
      )}
      {problem !== null && <Alert severity="error">{problem}</Alert>}
      <NearCaseList
        rows={all}
        city={city}
        address={place.address}
        onOpen={open}
        renderActions={(row) => (
          <Box sx={{ mt: 1 }}>
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
              <Button variant="outlined" startIcon={<ReplayOutlined />} onClick={() => setReopening(row)}>
                Not done: reopen
              </Button>
            )}
          </Box>
        )}
      />
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

/** Reopens a case of the list; its facts are looked up first. */
function ReopenNear({
  row,
  city,
  onClose,
  onDone,
}: {
  row: NearRow;
  city: City;
  onClose: () => void;
  onDone: () => void;
}) {
  const view = useAsk('case.get', { id: row.id }, { keepOld: false }).data;
  if (view === undefined) return null;
  if (view === null) return <Alert severity="warning">This case is no longer yours to see.</Alert>;
  return (
    <ReopenDialog
      facts={view.facts}
      reference={view.facts.number ?? view.reference}
      city={city}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
