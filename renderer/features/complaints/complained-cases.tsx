import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CallerId } from '../../../shared/domain/ids.ts';
import { StateTag } from '../../design/state-tag.tsx';
import { serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { complainedCase, type ComplainedCase } from '../../workspace/complaint-shown.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000' as CallerId;

/** What can be linked: cases that the words find; while nothing is typed, those of the caller. */
function useCandidates(text: string, caller: CallerId | null): readonly CaseRow[] {
  const asked = useDeferredValue(text.trim());
  const hits = useAsk('search', { text: asked, limit: 12 }, { enabled: asked !== '' }).data?.hits;
  const own = useAsk('case.of-caller', { callerId: caller ?? NOBODY }, { enabled: caller !== null }).data
    ?.rows;
  if (asked === '') return caller === null || own === undefined ? [] : own.slice(0, 12);
  return hits === undefined ? [] : hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row] : []));
}

interface ComplainedCasesProps {
  city: City;
  cases: readonly ComplainedCase[];
  caller: CallerId | null;
  onChange: (cases: readonly ComplainedCase[]) => void;
}

/** The cases a complaint is about: found by number or words, or chosen of the caller's. */
export function ComplainedCases({ city, cases, caller, onChange }: ComplainedCasesProps) {
  const [text, setText] = useState('');
  const rows = useCandidates(text, caller).filter((row) => cases.every(({ id }) => id !== row.id));
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Autocomplete<CaseRow>
        options={[...rows]}
        value={null}
        inputValue={text}
        autoHighlight
        filterOptions={(all) => all}
        getOptionLabel={(row) => row.number ?? row.reference}
        getOptionKey={(row) => row.id}
        noOptionsText={text.trim() === '' ? 'Type a number, a street or a service' : 'No case fits'}
        onInputChange={(_, next, reason) => {
          if (reason === 'input' || reason === 'clear') setText(next);
        }}
        onChange={(_, row) => {
          if (row === null) return;
          const found = complainedCase(
            { ...row, reopenCount: row.state === 'reopened' ? 1 : 0 },
            row.reference,
            serviceName(city, row.service),
          );
          onChange([...cases, found]);
          setText('');
        }}
        renderOption={({ key, ...rest }, row) => (
          <Box component="li" key={key} {...rest}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, width: '100%' }}>
              <Typography component="span" sx={{ fontFamily: 'monospace' }}>
                {row.number ?? row.reference}
              </Typography>
              <span>{serviceName(city, row.service)}</span>
              <Typography component="span" sx={{ color: 'text.secondary', flex: 1 }}>
                {row.address}
              </Typography>
              <StateTag state={row.state} outcome={row.outcome} quiet focusable={false} />
            </Box>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            label={cases.length === 0 ? 'Case (if there is one)' : 'Another case'}
            placeholder="Number, street or service"
          />
        )}
      />
      {cases.length > 0 && (
        <Box component="ul" aria-label="Linked cases" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {cases.map((one) => (
            <Box component="li" key={one.id} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
              <Typography component="span" sx={{ fontFamily: 'monospace', fontWeight: 600 }}>
                {one.name}
              </Typography>
              <span>
                {one.what}
                {one.closed ? ', closed' : ''}
              </span>
              <IconButton
                aria-label={`Take ${one.name} out`}
                onClick={() => onChange(cases.filter(({ id }) => id !== one.id))}
              >
                <CloseOutlined />
              </IconButton>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
