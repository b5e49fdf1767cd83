import CloseOutlined from '@mui/icons-material/CloseOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import {
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import { stepOf } from '../../design/list-step.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { optionId } from './found-list.tsx';
import type { FoundItem } from './found-item.ts';
import {
  closeSearch,
  isForCommands,
  openSearch,
  searchBox,
  stepBack,
  typeSearch,
} from './search-box-state.ts';
import { SearchOverlay } from './search-overlay.tsx';
import { useFound } from './use-found.ts';

const PAGE = 8;

/** Enter does the first thing one may want, Ctrl+Enter the other. */
type Which = 'enter' | 'other';

/** The one box for everything. Always there; its results open over the work. */
export function SearchBox() {
  const state = useSyncExternalStore(searchBox.subscribe, searchBox.get);
  const { open, text, narrowed, asked } = state;
  const found = useFound(state);
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const enterWaits = useRef<Which | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);

  const items = found.groups.flatMap((group) => group.items);
  const at = Math.max(
    0,
    items.findIndex((item) => item.key === chosenKey),
  );
  const active: FoundItem | null = items[at] ?? null;

  useEffect(() => {
    if (asked === 0) return;
    const { current } = field;
    current?.focus();
    if (current !== null && !isForCommands(current.value)) current.select();
  }, [asked]);

  const [shownFor, setShownFor] = useState({ text, narrowed });
  if (shownFor.text !== text || shownFor.narrowed !== narrowed) {
    setShownFor({ text, narrowed });
    setChosenKey(null);
  }

  const perform = (which: Which) => {
    enterWaits.current = null;
    cameFrom.current = null;
    (which === 'enter' ? active?.enter : active?.other)?.perform();
  };
  // Enter pressed before the answer to what was typed has come acts on that answer, not on an older one.
  useEffect(() => {
    if (enterWaits.current !== null && found.settled) perform(enterWaits.current);
  });

  useEffect(() => {
    if (!open) return undefined;
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) closeSearch();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open]);

  // The focus goes back where it came from after Esc; after a deed it is free, so that single keys reach the work.
  useEffect(() => {
    const focused = document.activeElement;
    if (open || !(focused instanceof HTMLElement) || root.current?.contains(focused) !== true) return;
    if (cameFrom.current?.isConnected === true) cameFrom.current.focus({ preventScroll: true });
    else focused.blur();
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    enterWaits.current = null;
    if (narrowed !== null) field.current?.focus();
    stepBack();
  };
  const onFieldKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const which = event.ctrlKey || event.metaKey ? 'other' : 'enter';
      if (!open) openSearch(text);
      else if (found.settled) perform(which);
      else enterWaits.current = which;
      return;
    }
    if (!['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'].includes(event.key)) return;
    event.preventDefault();
    if (!open) {
      openSearch(text);
      return;
    }
    const next = stepOf(event.key, at, items.length, PAGE);
    if (next !== null) setChosenKey(items[next]?.key ?? null);
  };
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Node && root.current?.contains(to) === false) closeSearch();
  };

  return (
    <Box
      ref={root}
      role="search"
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      sx={{ position: 'relative', flex: '1 1 480px', maxWidth: 720, minWidth: 0 }}
    >
      <OutlinedInput
        fullWidth
        inputRef={field}
        value={text}
        placeholder="Search cases, people, addresses, services"
        onChange={(event) => {
          enterWaits.current = null;
          typeSearch(event.target.value);
        }}
        onKeyDown={onFieldKeyDown}
        onFocus={(event) => {
          const from = event.relatedTarget;
          if (from instanceof Node && root.current?.contains(from) === true) return;
          cameFrom.current = from instanceof HTMLElement ? from : null;
        }}
        onClick={() => {
          if (!open) openSearch(text);
        }}
        startAdornment={
          <InputAdornment position="start">
            <SearchOutlined />
          </InputAdornment>
        }
        endAdornment={
          <InputAdornment position="end" sx={{ gap: 1 }}>
            {text !== '' && (
              <IconButton
                aria-label="Clear the search box"
                sx={{ width: 24, height: 24 }}
                onClick={() => {
                  typeSearch('');
                  field.current?.focus();
                }}
              >
                <CloseOutlined />
              </IconButton>
            )}
            <KeyHint keys="ctrl+k" />
          </InputAdornment>
        }
        slotProps={{
          input: {
            role: 'combobox',
            'aria-label': 'Search cases, people, addresses, services and commands',
            'aria-expanded': open,
            'aria-controls': open ? listId : undefined,
            'aria-autocomplete': 'list',
            'aria-activedescendant': open && active !== null ? optionId(listId, active) : undefined,
            'aria-keyshortcuts': 'Control+K /',
            autoComplete: 'off',
            spellCheck: false,
            maxLength: 500,
          },
        }}
      />
      {open && (
        <SearchOverlay
          listId={listId}
          found={found}
          text={text}
          narrowed={narrowed}
          active={active}
          onActive={(item) => setChosenKey(item.key)}
        />
      )}
    </Box>
  );
}
