import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { DirectoryDraftHead } from '../../../shared/contract/directory-sync.ts';
import type { DepartmentCode } from '../../../shared/domain/ids.ts';
import { PartTabs, type PartTab } from '../../design/part-tabs.tsx';
import { goInDirectory, type Section } from './directory-place.ts';
import type { PlaceNow } from './use-directory-place.ts';
import type { Names } from './use-names.ts';

/** A part of the screen as its button shows it. */
export type SectionTab = PartTab<Section>;

interface DirectoryHeadProps {
  /** What stands here, and as of when. */
  about: string;
  place: PlaceNow;
  tabs: readonly SectionTab[];
  /** Null: this person only reads. */
  drafts: readonly DirectoryDraftHead[] | null;
  /** Whose draft can be chosen. */
  scopes: readonly (DepartmentCode | null)[];
  names: Names;
  onSource: (source: PlaceNow['source']) => void;
  /** Import and export. */
  files: ReactNode;
}

/** What one looks at: published or draft, and which part. */
export function DirectoryHead(props: DirectoryHeadProps) {
  const { about, place, tabs, drafts, scopes, names, onSource, files } = props;
  const begun = (scope: DepartmentCode | null) =>
    drafts?.some(({ department }) => department === scope) === true ? ', begun' : '';
  return (
    <Box sx={{ px: 4, pt: 3, pb: 2, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Typography variant="h2" component="h1">
          Directory
        </Typography>
        <Typography sx={{ color: 'text.secondary', flex: '1 1 280px' }}>{about}</Typography>
        {files}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, rowGap: 2, alignItems: 'center' }}>
        {drafts !== null && (
          <ToggleButtonGroup
            exclusive
            aria-label="Which directory"
            value={place.source}
            onChange={(_, next: PlaceNow['source'] | null) => {
              if (next !== null) onSource(next);
            }}
          >
            <ToggleButton value="published">Published</ToggleButton>
            <ToggleButton value="draft">Draft</ToggleButton>
          </ToggleButtonGroup>
        )}
        {drafts !== null && scopes.length > 1 && place.source === 'draft' && (
          <TextField
            select
            value={place.draftOf ?? ''}
            sx={{ width: 190 }}
            slotProps={{ select: { native: true }, htmlInput: { 'aria-label': 'Whose draft' } }}
            onChange={(event) => {
              const scope = scopes.find((one) => (one ?? '') === event.target.value);
              if (scope !== undefined) goInDirectory({ draftOf: scope, entry: -1 });
            }}
          >
            {scopes.map((scope) => (
              <option key={scope ?? ''} value={scope ?? ''}>
                {scope === null ? 'The whole city' : names.department(scope)}
                {begun(scope)}
              </option>
            ))}
          </TextField>
        )}
        <PartTabs
          label="Part of the directory"
          value={place.section}
          tabs={tabs}
          onChoose={(section) => goInDirectory({ section })}
        />
      </Box>
    </Box>
  );
}
