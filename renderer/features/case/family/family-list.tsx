import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../../../shared/contract/case-view.ts';
import type { City } from '../../../../shared/domain/city.ts';
import type { Action } from '../../../actions/action.ts';
import { ActionButton } from '../../../design/action-button.tsx';
import { counted } from '../../../../shared/domain/case-words/count-words.ts';
import { FamilyCase } from '../../../case-deeds/family/family-case.tsx';
import { familyLinks, openParts, type Kinship } from '../../../case-deeds/family/family-links.ts';

const KINSHIPS: readonly Kinship[] = ['parent', 'child', 'original', 'duplicate'];

function heading(kinship: Kinship, view: CaseView): string {
  const { children, duplicates } = view.facts;
  switch (kinship) {
    case 'parent':
      return 'A part of';
    case 'child':
      return `${counted(children.length, 'part', 'parts')}, ${openParts(view).length} open`;
    case 'original':
      return 'Repeats';
    case 'duplicate':
      return duplicates.length === 1 ? 'Repeated by' : `Repeated by ${duplicates.length}`;
  }
}

/** The cases that belong to the one on screen, each with how it stands, and what can be done about that. */
export function FamilyList({
  view,
  city,
  actions,
}: {
  view: CaseView;
  city: City;
  actions: readonly Action[];
}) {
  const links = familyLinks(view.facts);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {KINSHIPS.map((kinship) => {
        const ids = links.filter((one) => one.kinship === kinship).map((one) => one.id);
        if (ids.length === 0) return null;
        return (
          <Box key={kinship}>
            <Typography variant="caption" component="h3" sx={{ color: 'text.secondary', mb: 0.5 }}>
              {heading(kinship, view)}
            </Typography>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
              {ids.map((id) => (
                <li key={id}>
                  <FamilyCase id={id} related={view.related} city={city} />
                </li>
              ))}
            </Box>
          </Box>
        );
      })}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
      </Box>
    </Box>
  );
}
