import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Missing } from '../../../shared/domain/closure/closure-contract.ts';
import {
  DEMANDS,
  type ClosingReason,
  type Demand,
  type ClosureContract,
} from '../../../shared/domain/closure/closure-pack.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import type { Instant } from '../../../shared/domain/instant.ts';
import { PastTime, type TypedTime } from './past-time.tsx';

/** What is brought on the page of the case, not here. */
const BY_KEYS: ReadonlySet<Demand> = new Set<Demand>(['visit', 'crew', 'after-photo']);

interface ClosingEvidenceProps {
  contract: ClosureContract;
  missing: readonly Missing[];
  reasons: readonly ClosingReason[];
  doneAt: TypedTime;
  reason: string | null;
  now: Instant;
  timeZone: string;
  onDoneAt: (value: TypedTime) => void;
  onReason: (value: string) => void;
}

/** What the city asks for before this outcome: what is there, what is missing and what to do, and the fields for it. */
export function ClosingEvidence(props: ClosingEvidenceProps) {
  const { contract, missing, reasons, doneAt, reason, now, timeZone, onDoneAt, onReason } = props;
  const { demands, because } = contract;
  if (demands.length === 0) return null;
  return (
    <Box component="section" aria-label="Evidence" sx={{ display: 'grid', gap: 3 }}>
      <Box>
        <Typography variant="subtitle2" component="h3">
          What this outcome needs
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {because}
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'grid', gap: 0.5 }}>
          {demands.map((demand) => {
            const lacks = missing.find((one) => one.demand === demand);
            return (
              <Box
                component="li"
                key={demand}
                sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: 1.5 }}
              >
                <Box
                  sx={{
                    display: 'flex',
                    pt: 0.5,
                    color: lacks === undefined ? 'done.text' : 'text.secondary',
                    '& svg': { fontSize: 16 },
                  }}
                >
                  {lacks === undefined ? (
                    <CheckCircleOutlined titleAccess="There" />
                  ) : (
                    <RadioButtonUncheckedOutlined titleAccess="Missing" />
                  )}
                </Box>
                <span>{lacks === undefined ? `${DEMANDS[demand]}.` : lacks.todo}</span>
              </Box>
            );
          })}
        </Box>
      </Box>
      {missing.some(({ demand }) => BY_KEYS.has(demand)) && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          <KeyHint keys="escape" /> keeps what you wrote here; <KeyHint keys="v" /> records a visit; in an
          open picture <KeyHint keys="a" /> says “after the work”.
        </Typography>
      )}
      {demands.includes('done-date') && (
        <PastTime label="Work done" value={doneAt} now={now} timeZone={timeZone} onChange={onDoneAt} />
      )}
      {demands.includes('reason') && (
        <TextField
          select
          label="Reason"
          value={reason ?? ''}
          onChange={(event) => onReason(event.target.value)}
        >
          {reasons.map(({ code, label }) => (
            <MenuItem key={code} value={code}>
              {label.en}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Box>
  );
}
