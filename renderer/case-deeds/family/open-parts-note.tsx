import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { FamilyCase } from './family-case.tsx';

interface OpenPartsNoteProps {
  view: CaseView;
  city: City;
  open: readonly CaseId[];
  stay: boolean;
  onStay: (stay: boolean) => void;
}

/** Names the open parts of a case that is being closed and asks what becomes of them: nothing closes them by itself. */
export function OpenPartsNote({ view, city, open, stay, onStay }: OpenPartsNoteProps) {
  const one = open.length === 1;
  return (
    <Alert severity="warning" sx={{ '& .MuiAlert-message': { flex: 1, minWidth: 0, overflow: 'visible' } }}>
      <Box sx={{ fontWeight: 500 }}>
        {one ? 'A part of this case is still open.' : `${open.length} parts of this case are still open.`}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, my: 2, p: 0, display: 'grid', gap: 2 }}>
        {open.map((id) => (
          <li key={id}>
            <FamilyCase id={id} related={view.related} city={city} fixed />
          </li>
        ))}
      </Box>
      <FormControlLabel
        sx={{ m: 0, gap: 2 }}
        control={<Checkbox checked={stay} onChange={(_, checked) => onStay(checked)} />}
        label={
          one
            ? 'It stays open, with its own clock. Its callers hear how it ends.'
            : 'They stay open, each with its own clock. Their callers hear how each ends.'
        }
      />
    </Alert>
  );
}
