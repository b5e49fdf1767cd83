import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Popper from '@mui/material/Popper';
import Typography from '@mui/material/Typography';
import { ROLES } from '../../../shared/domain/actor.ts';
import { shownLine } from '../../../shared/domain/case-words/shown-name.ts';
import { VISUALLY_HIDDEN } from '../../design/visually-hidden.ts';
import type { Mentionable, MentionPicker } from './use-mention-picker.ts';

interface MentionListProps {
  id: string;
  anchor: HTMLElement | null;
  picker: MentionPicker;
  departmentName: (code: string) => string;
}

/** The id of a row, for the field that has the focus. */
export function mentionRowId(id: string, index: number): string {
  return `${id}-${index}`;
}

function Row({ person, departmentName }: { person: Mentionable } & Pick<MentionListProps, 'departmentName'>) {
  const { role, department } = person;
  const detail = department === null ? ROLES[role] : `${ROLES[role]}, ${departmentName(department)}`;
  return (
    <>
      <Typography component="span" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
        {shownLine(person.name)}
      </Typography>
      <Typography
        component="span"
        variant="caption"
        sx={{ color: 'text.secondary', ml: 'auto', textAlign: 'end' }}
      >
        {detail}
      </Typography>
    </>
  );
}

/** Colleagues for what is typed after an @, above the note. The focus stays in the note. */
export function MentionList({ id, anchor, picker, departmentName }: MentionListProps) {
  const { offer, active } = picker;
  const options = offer === null ? [] : offer.options;
  const said =
    offer === null
      ? ''
      : (offer.why ??
        `${options.length} ${options.length === 1 ? 'colleague' : 'colleagues'}. Arrow keys choose, Enter takes.`);
  return (
    <>
      <Box role="status" sx={VISUALLY_HIDDEN}>
        {said}
      </Box>
      <Popper
        open={offer !== null && anchor !== null}
        anchorEl={anchor}
        placement="top-start"
        modifiers={[{ name: 'offset', options: { offset: [0, 4] } }]}
        sx={{ zIndex: 'tooltip', width: 'min(440px, calc(100vw - 32px))' }}
      >
        <Paper elevation={8} sx={{ border: 1, borderColor: 'divider', overflow: 'hidden' }}>
          {options.length > 0 && (
            <Box component="ul" id={id} role="listbox" aria-label="Colleagues" sx={{ m: 0, p: 1 }}>
              {options.map((person, index) => (
                <Box
                  component="li"
                  key={person.id}
                  id={mentionRowId(id, index)}
                  role="option"
                  aria-selected={index === active}
                  data-active={index === active}
                  // The focus stays in the note.
                  onMouseDown={(event) => {
                    event.preventDefault();
                    picker.take(person);
                  }}
                  onMouseMove={() => {
                    if (index !== active) picker.setActive(index);
                  }}
                  sx={{
                    display: 'flex',
                    alignItems: 'baseline',
                    gap: 3,
                    px: 2,
                    py: 1.5,
                    borderRadius: 1,
                    cursor: 'pointer',
                    listStyle: 'none',
                    bgcolor: index === active ? 'surface.selected' : undefined,
                  }}
                >
                  <Row person={person} departmentName={departmentName} />
                </Box>
              ))}
            </Box>
          )}
          <Typography
            variant="caption"
            aria-hidden
            sx={{
              display: 'block',
              color: 'text.secondary',
              px: 3,
              py: 1.5,
              borderTop: options.length > 0 ? 1 : 0,
              borderColor: 'divider',
            }}
          >
            {offer?.why ?? 'Enter or Tab takes, Esc leaves it as text'}
          </Typography>
        </Paper>
      </Popper>
    </>
  );
}
