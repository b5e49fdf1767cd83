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
import { readPlace } from '../../../shared/domain/read-place.ts';
import { useAsk } from '../../door/use-door.ts';
import { ChosenRow } from './chosen-row.tsx';
import { beyondAddress, placeWords } from './place-words.ts';
import { withDistrict } from './with-district.ts';

/** A place of the address book, or the address as it was typed. */
interface Suggestion {
  readonly place: Place;
  /** Cases known there; null for what was only typed. */
  readonly cases: number | null;
}

interface PlaceFieldProps {
  city: City;
  text: string;
  place: Place | null;
  onText: (text: string) => void;
  /** @param more what was typed beside the address, such as the apartment */
  onChoose: (place: Place | null, more: string) => void;
}

/** Null while the address book has not been asked. */
function useSuggestions(text: string): Suggestion[] | null {
  const read = useMemo(() => readPlace(text), [text]);
  // The address book knows buildings, not apartments.
  const inBook = read.kind === 'address' && read.unit !== null ? read.address : text.trim();
  const asked = useDeferredValue(inBook);
  const { data, isPlaceholderData } = useAsk(
    'place.suggest',
    { text: asked },
    { enabled: asked.length >= 2 },
  );
  if (asked.length < 2 || data === undefined) return null;
  const known = data.places.map(({ cases, ...place }): Suggestion => ({ place, cases }));
  // Only once the book has answered: what is typed must not be highlighted before what is known.
  const typed = isPlaceholderData || read.kind === 'free' ? null : placeAsRead(read);
  const key = typed === null ? '' : addressKey(typed.address);
  const already = known.some((one) => addressKey(one.place.address) === key);
  return typed === null || already ? known : [...known, { place: typed, cases: null }];
}

/** The field a place is typed into: the address book answers, and what it does not know is never refused. */
function PlaceSearch({ city, text, onText, onChoose }: Omit<PlaceFieldProps, 'place'>) {
  const suggestions = useSuggestions(text);
  const [open, setOpen] = useState(false);
  const asked = suggestions !== null;
  return (
    <Autocomplete<Suggestion>
      open={open && asked}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      forcePopupIcon={false}
      clearOnBlur={false}
      noOptionsText="Not in the address book. The words are kept as they are."
      options={suggestions ?? NONE}
      value={null}
      inputValue={text}
      filterOptions={(all) => all}
      getOptionLabel={(one) => one.place.address}
      getOptionKey={(one) => `${one.place.address} ${one.cases === null ? 'typed' : ''}`}
      onInputChange={(_, next, reason) => {
        if (reason === 'input' || reason === 'clear') onText(next);
      }}
      onChange={(_, chosen) => {
        if (chosen !== null) onChoose(withDistrict(chosen.place, city), beyondAddress(text));
      }}
      renderOption={({ key, ...rest }, { place, cases }) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ display: 'flex', width: '100%', gap: 3, alignItems: 'baseline' }}>
            <Typography sx={{ fontWeight: 500 }}>{place.address}</Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary', ml: 'auto', whiteSpace: 'nowrap' }}>
              {cases === null ? 'as typed, not in the address book' : placeWords(place, cases)}
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

/** Where it is: an address or crossing, and whatever else the caller says about the place. */
export function PlaceField(props: PlaceFieldProps) {
  const { place, text, onText, onChoose } = props;
  if (place === null) return <PlaceSearch {...props} />;
  const checked = place.lat !== null;
  return (
    <>
      <ChosenRow
        icon={checked ? <PlaceOutlined aria-hidden /> : <EditLocationOutlined aria-hidden />}
        title={place.address}
        detail={placeWords(place, null)}
        changeLabel="Another place"
        onChange={() => onChoose(null, '')}
      />
      <TextField
        label="More about the place (optional)"
        placeholder="Behind the school, at the second gate"
        value={text}
        slotProps={{ htmlInput: { maxLength: 500 } }}
        onChange={(event) => onText(event.target.value)}
      />
    </>
  );
}
