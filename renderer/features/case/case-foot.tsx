import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Action } from '../../actions/action.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { PhoneBar } from '../../design/phone-bar.tsx';
import { usePhone } from '../../design/use-phone.ts';
import { ActionMenu } from '../../design/action-menu.tsx';

/** What is done least, and goes behind "More" where the bar would need a second line. */
const RARE: ReadonlySet<string> = new Set([
  'case.add-caller',
  'case.link',
  'case.split',
  'case.unlink',
  'case.call-back',
  'case.settle',
  'case.new-here',
]);

/** Widths of the foot, px: first the rare actions go behind "More", then the icons go, then all goes behind "Actions". */
const ONE_LINE = 1770;
const FEW = 720;
const TIGHT = `@container (max-width: ${ONE_LINE}px)`;
const SMALL = `@container (max-width: ${FEW}px)`;
const NO_ICONS = '@container (max-width: 960px)';
/** At 200 % zoom a bar of buttons would leave no room for the case. */
const SHORT = '@media (max-height: 560px)';
const GONE = { display: 'none' } as const;

/** What a crew does in the field stands in the bar of a phone. */
const FIRST: readonly string[] = [
  'case.confirm-referral',
  'case.visit',
  'case.photo',
  'case.close',
  'case.reopen',
];

interface CaseFootProps {
  actions: readonly Action[];
  composer: ReactNode;
  /** Somebody writes a note, or wants to: on a phone it is hidden else. */
  writing: boolean;
}

/** The foot of the case page: the note and everything else that can be done, with its keys. */
export function CaseFoot({ actions, composer, writing }: CaseFootProps) {
  const phone = usePhone();
  const others = actions.filter((one) => one.id !== 'case.note');
  const rare = others.filter((one) => RARE.has(one.id));
  if (phone) {
    return (
      <Box>
        {writing && (
          <Box sx={{ px: 3, py: 2, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 2 }}>
            {composer}
          </Box>
        )}
        <PhoneBar label="Actions on this case" actions={actions} first={FIRST} />
      </Box>
    );
  }
  return (
    <Box sx={{ px: 4, py: 2, borderTop: 1, borderColor: 'divider', containerType: 'inline-size' }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gap: 2 }}>{composer}</Box>
        <Box sx={{ display: 'none', [SMALL]: { display: 'block' }, [SHORT]: { display: 'block' } }}>
          <ActionMenu label="Actions" actions={others} />
        </Box>
      </Box>
      <Box
        role="toolbar"
        aria-label="Actions on this case"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1.5,
          mt: 2,
          [NO_ICONS]: { '& .MuiButton-startIcon': GONE },
          [SMALL]: GONE,
          [SHORT]: GONE,
        }}
      >
        {others.map((action) => (
          <Box key={action.id} sx={rare.includes(action) ? { [TIGHT]: GONE } : undefined}>
            <ActionButton action={action} />
          </Box>
        ))}
        <Box sx={{ display: 'none', [TIGHT]: { display: 'block' } }}>
          <ActionMenu label="More" actions={rare} />
        </Box>
      </Box>
    </Box>
  );
}
