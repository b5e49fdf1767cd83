import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { memo } from 'react';
import { KeyHint } from '../../design/key-hint.tsx';
import type { FoundItem } from './found-item.ts';

/** Where the menu of a result was asked for. */
export interface AskedMenu {
  readonly item: FoundItem;
  readonly x: number;
  readonly y: number;
}

/** Everything that can be done to a result, at the pointer. Lies inside the box, which would close when the focus leaves it. */
export const DeedMenu = memo(function DeedMenu({
  asked,
  onClose,
}: {
  asked: AskedMenu | null;
  onClose: () => void;
}) {
  const item = asked?.item ?? null;
  const deeds =
    item === null
      ? []
      : [
          { id: 'enter', keys: 'enter', ...item.enter, perform: () => item.enter.perform() },
          ...(item.other === null
            ? []
            : [
                {
                  id: 'other',
                  keys: 'ctrl+enter',
                  label: item.other.label,
                  perform: () => item.other?.perform(),
                },
              ]),
          ...item.more,
        ];
  return (
    <Menu
      open={asked !== null}
      onClose={onClose}
      disablePortal
      anchorReference="anchorPosition"
      anchorPosition={asked === null ? undefined : { left: asked.x, top: asked.y }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {deeds.map((deed) => (
        <MenuItem
          key={deed.id}
          onClick={() => {
            onClose();
            deed.perform();
          }}
          sx={{ gap: 6, justifyContent: 'space-between' }}
        >
          {deed.label}
          <KeyHint keys={deed.keys} />
        </MenuItem>
      ))}
    </Menu>
  );
});
