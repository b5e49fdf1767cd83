import CloseOutlined from '@mui/icons-material/CloseOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import type { SearchChip, SearchCorrection } from '../../../shared/contract/search-view.ts';
import { isMac } from '../../actions/is-mac.ts';
import { matchesChord, parseChord } from '../../actions/key-chord.ts';
import { stepOf } from '../../design/list-step.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { PIN_KEY } from './case-deeds.ts';
import { DeedMenu, type AskedMenu } from './deed-menu.tsx';
import { REMOVE_KEY } from './filter-strip.tsx';
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
import { withExactWord, withoutStretch } from './search-text.ts';
import { useFound } from './use-found.ts';
import { usePinAction } from './use-pin-action.tsx';
import { useRested } from './use-rested.ts';

const PAGE = 8;
const LONGEST = 500;
/** Nothing is said about waiting before this, milliseconds. */
const SLOW = 300;

const Root = styled('div')({ position: 'relative', flex: '1 1 480px', maxWidth: 720, minWidth: 0 });
// The box is drawn with every key and every answer; what is always the same in it is made once.
const START = (
  <InputAdornment position="start">
    <SearchOutlined />
  </InputAdornment>
);

/** Enter does the first thing one may want, Ctrl+Enter the other. */
type Which = 'enter' | 'other';

/** The marked row; should it go, the one that comes to stand in its place is marked. */
interface Chosen {
  readonly key: string | null;
  readonly at: number;
}

const FIRST: Chosen = { key: null, at: 0 };

function placeOf({ key, at }: Chosen, items: readonly FoundItem[]): number {
  const now = items.findIndex((item) => item.key === key);
  return now === -1 ? Math.max(0, Math.min(at, items.length - 1)) : now;
}

function pressed(event: KeyboardEvent, keys: string): boolean {
  return matchesChord(parseChord(keys), event.nativeEvent, isMac());
}

/** What a key is about to make of the text in the field; null for a key that types nothing, or not at the end. */
function textAfter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, field: HTMLInputElement): string | null {
  const { value, selectionStart, selectionEnd } = field;
  const types = key.length === 1 && !ctrlKey && !metaKey && !altKey && value.length < LONGEST;
  if (!types || selectionStart === null || selectionEnd !== value.length) return null;
  return value.slice(0, selectionStart) + key;
}

/** The one box for everything. Always there; its results open over the work. */
export function SearchBox() {
  const state = useSyncExternalStore(searchBox.subscribe, searchBox.get);
  const { open, text, narrowed, asked, said } = state;
  const { shown, settled, askAhead } = useFound(state);
  const slow = useRested(!settled, SLOW) && !settled;
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [chosen, setChosen] = useState<Chosen>(FIRST);
  const enterWaits = useRef<Which | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const escaped = useRef(false);
  usePinAction();

  const items = shown.groups.flatMap((group) => group.items);
  const at = placeOf(chosen, items);
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
    setChosen(FIRST);
  }

  const perform = (which: Which) => {
    enterWaits.current = null;
    (which === 'enter' ? active?.enter : active?.other)?.perform();
  };
  // Enter pressed before the answer to what was typed has come acts on that answer, not on an older one.
  useEffect(() => {
    if (enterWaits.current !== null && settled) perform(enterWaits.current);
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
    const back = escaped.current;
    escaped.current = false;
    const focused = document.activeElement;
    if (open || !(focused instanceof HTMLElement) || root.current?.contains(focused) !== true) return;
    if (back && cameFrom.current?.isConnected === true) cameFrom.current.focus({ preventScroll: true });
    else focused.blur();
  }, [open]);

  const onActive = useCallback((item: FoundItem) => setChosen({ key: item.key, at: 0 }), []);
  const [menu, setMenu] = useState<AskedMenu | null>(null);
  const onDeeds = useCallback((item: FoundItem, x: number, y: number) => setMenu({ item, x, y }), []);
  const onMenuClose = useCallback(() => setMenu(null), []);
  const retype = useCallback((next: string) => {
    typeSearch(next);
    field.current?.focus();
  }, []);
  const hasText = text !== '';
  const end = useMemo(
    () => (
      <InputAdornment position="end" sx={{ gap: 1 }}>
        {hasText && (
          <IconButton
            aria-label="Clear the search box"
            sx={{ width: 24, height: 24 }}
            onClick={() => retype('')}
          >
            <CloseOutlined />
          </IconButton>
        )}
        <KeyHint keys="ctrl+k" />
      </InputAdornment>
    ),
    [hasText, retype],
  );
  const { asked: answered, chips } = shown;
  const onRemove = useCallback(
    (chip: SearchChip) => retype(withoutStretch(searchBox.get().text, answered, chip)),
    [answered, retype],
  );
  const onExact = useCallback(
    (one: SearchCorrection) => retype(withExactWord(searchBox.get().text, answered, one)),
    [answered, retype],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      enterWaits.current = null;
      escaped.current = narrowed === null;
      if (narrowed !== null) field.current?.focus();
      stepBack();
      return;
    }
    // What has a key acts on what is marked now, which an answer under way could change.
    const deed = settled ? active?.more.find(({ keys }) => pressed(event, keys)) : undefined;
    if (deed === undefined) {
      // What lies behind the box is not what the key is meant for.
      if (pressed(event, PIN_KEY)) event.preventDefault();
      return;
    }
    event.preventDefault();
    deed.perform();
  };
  const onFieldKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // The browser draws the letter before it says that the text has changed; the question need not wait for that.
    const next = field.current === null ? null : textAfter(event, field.current);
    if (next !== null) askAhead(next);
    if (event.key === 'Enter' && !event.altKey) {
      event.preventDefault();
      const which = event.ctrlKey || event.metaKey ? 'other' : 'enter';
      if (!open) openSearch(text);
      else if (settled) perform(which);
      else enterWaits.current = which;
      return;
    }
    if (open && event.key === 'Enter') {
      event.preventDefault();
      const row = active === null ? null : document.getElementById(optionId(listId, active));
      if (active === null || row === null) return;
      const { left, bottom } = row.getBoundingClientRect();
      onDeeds(active, left + 16, bottom);
      return;
    }
    if (open && REMOVE_KEY !== null && pressed(event, REMOVE_KEY)) {
      const last = chips.toSorted((a, b) => a.start - b.start).at(-1);
      if (last === undefined) return;
      event.preventDefault();
      onRemove(last);
      return;
    }
    if (event.altKey || !['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'].includes(event.key)) return;
    event.preventDefault();
    if (!open) {
      openSearch(text);
      return;
    }
    const step = stepOf(event.key, at, items.length, PAGE);
    if (step !== null) setChosen({ key: items[step]?.key ?? null, at: step });
  };
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Node && root.current?.contains(to) === false) closeSearch();
  };

  return (
    <Root ref={root} role="search" onKeyDown={onKeyDown} onBlur={onBlur}>
      <OutlinedInput
        fullWidth
        inputRef={field}
        value={text}
        placeholder="Search cases, people, addresses, services"
        onChange={(event) => {
          enterWaits.current = null;
          askAhead(event.target.value);
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
        startAdornment={START}
        endAdornment={end}
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
            maxLength: LONGEST,
          },
        }}
      />
      {open && (
        <SearchOverlay
          listId={listId}
          shown={shown}
          slow={slow}
          narrowed={narrowed}
          commandsOnly={narrowed === null && isForCommands(text)}
          active={active}
          said={said}
          onActive={onActive}
          onDeeds={onDeeds}
          onRemove={onRemove}
          onExact={onExact}
        />
      )}
      <DeedMenu asked={open ? menu : null} onClose={onMenuClose} />
    </Root>
  );
}
