import AddLocationAltOutlined from '@mui/icons-material/AddLocationAltOutlined';
import EditLocationOutlined from '@mui/icons-material/EditLocationOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useMemo, useState } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { addressKey } from '../../../shared/domain/address-words.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { placeAsRead } from '../../../shared/domain/place-as-read.ts';
import { foldText } from '../../../shared/domain/fold-text.ts';
import { readPlace, type ReadPlace } from '../../../shared/domain/read-place.ts';
import type { PlaceSuggestion } from '../../../shared/contract/place-view.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { useAsk } from '../../door/use-door.ts';
import { ChosenRow } from './chosen-row.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { placeWords, pointWords, saidBeside, suggestionWords } from './place-words.ts';
import { withAreas } from './with-areas.ts';

/** Longest text the door takes. */
const LONGEST = 200;

/** A place that is offered, or the address as it was typed. */
interface Suggestion {
  readonly place: PlaceSuggestion;
  readonly isTyped: boolean;
}

/** A place that was chosen, and what must be kept beside it. */
export interface ChosenPlace {
  /** Null: another one is to be chosen. */
  readonly place: Place | null;
  /** What was typed, where it says more than the address. */
  readonly more: string;
  /** The other town it is in; null for the city's own. */
  readonly town: string | null;
}

interface PlaceFieldProps {
  city: City;
  text: string;
  place: Place | null;
  onText: (text: string) => void;
  onChoose: (chosen: ChosenPlace) => void;
}

interface Suggested {
  readonly options: readonly Suggestion[];
  /** The text as it was put right, when nothing is written as it was typed. */
  readonly corrected: string | null;
}

/** The town that was named, when it is another than the city. */
function townTyped(read: ReadPlace, city: City): string | null {
  if (read.kind === 'free' || read.city === null) return null;
  return foldText(read.city) === foldText(city.pack.city.name) ? null : read.city;
}

/** Null while the address book has not been asked. */
function useSuggestions(text: string, city: City): Suggested | null {
  const read = useMemo(() => readPlace(text), [text]);
  // The address book knows buildings, not apartments.
  const inBook = read.kind === 'address' && read.unit !== null ? read.address : text.trimStart();
  const asked = useDeferredValue(inBook);
  const { data, isPlaceholderData } = useAsk(
    'place.suggest',
    { text: asked.slice(0, LONGEST) },
    { enabled: asked.trim().length >= 2 },
  );
  return useMemo(() => {
    if (asked.trim().length < 2 || data === undefined) return null;
    const known = data.places.map((place): Suggestion => ({ place, isTyped: false }));
    // Only once the book has answered: what is typed must not be highlighted before what is known.
    const isBehind = isPlaceholderData || asked !== inBook;
    const typed = isBehind || read.kind === 'free' ? null : placeAsRead(read);
    const key = typed === null ? '' : addressKey(typed.address);
    const already = known.some((one) => addressKey(one.place.address) === key);
    const corrected = isBehind ? null : data.corrected;
    if (typed === null || already) return { options: known, corrected };
    const place = { ...typed, cases: 0, known: false, exact: false, town: townTyped(read, city) };
    return { options: [...known, { place, isTyped: true }], corrected };
  }, [asked, inBook, data, isPlaceholderData, read, city]);
}

/** Bare of what only the list needs. */
function placeOf({
  cases: _cases,
  known: _known,
  exact: _exact,
  town: _town,
  ...place
}: PlaceSuggestion): Place {
  return place;
}

/** The field a place is typed into: the address book answers, and what it does not know is never refused. */
function PlaceSearch({ city, text, onText, onChoose }: Omit<PlaceFieldProps, 'place'>) {
  const suggested = useSuggestions(text, city);
  const [open, setOpen] = useState(false);
  const asked = suggested !== null;
  const corrected = suggested?.corrected ?? null;
  return (
    <Autocomplete<Suggestion>
      open={open && asked}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      forcePopupIcon={false}
      clearOnBlur={false}
      noOptionsText="Not in the address book. The words are kept as they are."
      options={suggested?.options ?? NONE}
      groupBy={corrected === null ? undefined : () => `No street is written so. Showing “${corrected}”`}
      value={null}
      inputValue={text}
      filterOptions={(all) => all}
      getOptionLabel={(one) => one.place.address}
      getOptionKey={({ place, isTyped }) => `${place.address} ${place.town ?? ''} ${isTyped ? 'typed' : ''}`}
      onInputChange={(_, next, reason) => {
        if (reason === 'input' || reason === 'clear') onText(next);
      }}
      onChange={(_, chosen) => {
        if (chosen === null) return;
        const { place } = chosen;
        const said = place.town === null ? saidBeside(text, place.address) : text.trim();
        onChoose({ place: withAreas(placeOf(place), city), more: said, town: place.town });
      }}
      renderOption={({ key, ...rest }, { place, isTyped }) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ display: 'flex', width: '100%', gap: 3, alignItems: 'baseline' }}>
            <Typography sx={{ fontWeight: 500 }}>{place.address}</Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary', ml: 'auto', whiteSpace: 'nowrap' }}>
              {isTyped ? 'as typed, not in the address book' : suggestionWords(withCity(place, city))}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label="Address, crossing, or the place in the caller’s words"
          placeholder="1234 s main, main & 5th, behind the school on Figueroa"
          helperText="Enter takes the highlighted address. Without one, the words are kept as they are."
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, maxLength: 500 } }}
        />
      )}
    />
  );
}

const NONE: readonly Suggestion[] = [];

/** The suggestion with the areas it lies in, to be shown. */
function withCity(place: PlaceSuggestion, city: City): PlaceSuggestion {
  return place.cases > 0 ? place : { ...place, ...withAreas(placeOf(place), city) };
}

/** Where it is: an address or crossing, a point on the map, and whatever else the caller says about the place. */
export function PlaceField(props: PlaceFieldProps) {
  const { city, place, text, onText, onChoose } = props;
  const [pinning, setPinning] = useState(false);
  const pin = useMemo(
    (): Action => ({
      id: 'new-case.pin',
      label: 'Pin on the map',
      group: 'Case',
      keys: ['alt+m'],
      icon: <AddLocationAltOutlined />,
      words: ['map', 'point', 'coordinates', 'place', 'where'],
      whyNot: null,
      perform: () => setPinning(true),
    }),
    [],
  );
  useActions(useMemo(() => [pin], [pin]));
  return (
    <>
      {place === null ? <PlaceSearch {...props} /> : <ChosenPlaceRow {...props} place={place} />}
      <Box>
        <ActionButton action={pin} />
      </Box>
      {pinning && (
        <PinDialog
          city={city}
          place={place}
          onClose={() => setPinning(false)}
          onSet={(pinned) => {
            setPinning(false);
            // What was typed stays what the caller said of the place.
            const more = place === null && pinned.address !== '' ? saidBeside(text, pinned.address) : text;
            onChoose({ place: pinned, more, town: null });
          }}
        />
      )}
      {place !== null && (
        <TextField
          label="More about the place (optional)"
          placeholder="Behind the school, at the second gate"
          value={text}
          slotProps={{ htmlInput: { maxLength: 500 } }}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </>
  );
}

function ChosenPlaceRow({ place, onChoose }: PlaceFieldProps & { place: Place }) {
  const { address, lat, lng } = place;
  const point = lat === null || lng === null ? null : pointWords({ lat, lng });
  return (
    <ChosenRow
      icon={point === null ? <EditLocationOutlined aria-hidden /> : <PlaceOutlined aria-hidden />}
      title={address === '' ? `A point on the map: ${point ?? ''}` : address}
      detail={placeWords(place, null)}
      changeLabel="Another place"
      onChange={() => onChoose({ place: null, more: '', town: null })}
    />
  );
}
