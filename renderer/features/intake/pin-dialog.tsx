import AddOutlined from '@mui/icons-material/AddOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PlacesAround } from '../../../shared/contract/place-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { outsideCity } from '../../../shared/domain/outside-city.ts';
import { placeAsRead } from '../../../shared/domain/place-as-read.ts';
import { NO_PLACE, type Place } from '../../../shared/domain/place.ts';
import { readPlace } from '../../../shared/domain/read-place.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { useAsk } from '../../door/use-door.ts';
import { MapKey, PinMap, SPANS, type Pin } from './pin-map.tsx';
import { placeWords, pointWords } from './place-words.ts';
import { movedTo } from './with-areas.ts';

/** Addresses and cases are looked for so far from the pin, metres, however wide the map is. */
const LEAST_AROUND = 150;
const MOST_AROUND = 1_000;
/** An address so near is likely the one that is meant. */
const AT_THE_PIN = 60;
/** Where the map begins when the place has a point, and when it has none. */
const NEAR_ZOOM = 1;
const FAR_ZOOM = 6;
const NOTHING: PlacesAround = { addresses: [], cases: [] };

interface PinDialogProps {
  city: City;
  /** The place as it is chosen; null for none. */
  place: Place | null;
  onSet: (place: Place) => void;
  onClose: () => void;
}

function startOf(place: Place | null, city: City): Pin {
  if (place !== null && place.lat !== null && place.lng !== null) return { lat: place.lat, lng: place.lng };
  const [west, south, east, north] = city.pack.city.bounds;
  const [first] = city.pack.districts.areas.find((one) => one.id === place?.district)?.rings ?? [];
  if (first !== undefined) {
    const middle = (at: 0 | 1) => first.reduce((sum, point) => sum + point[at], 0) / first.length;
    return { lat: middle(1), lng: middle(0) };
  }
  return { lat: (south + north) / 2, lng: (west + east) / 2 };
}

/** A point set by mouse or keys, on a map that needs no network. */
export function PinDialog({ city, place, onSet, onClose }: PinDialogProps) {
  const [pin, setPin] = useState(() => startOf(place, city));
  const [zoom, setZoom] = useState(place?.lat == null ? FAR_ZOOM : NEAR_ZOOM);
  const asked = useDeferredValue(pin);
  const metres = Math.min(Math.max((SPANS[zoom] ?? MOST_AROUND) * 0.6, LEAST_AROUND), MOST_AROUND);
  const { data } = useAsk('place.around', { ...asked, metres });
  const around = data ?? NOTHING;
  const pinned = useMemo(() => movedTo(place ?? NO_PLACE, pin, city), [place, pin, city]);
  const outside = useMemo(() => outsideCity(city.pack, pinned, null, ''), [city, pinned]);
  const [nearest] = around.addresses;
  const atPin = nearest !== undefined && nearest.metres <= AT_THE_PIN ? nearest : null;
  const set = () => onSet(pinned);
  const changeZoom = (next: number) => setZoom(Math.min(Math.max(next, 0), SPANS.length - 1));

  return (
    <DialogFrame
      open
      title="Pin on the map"
      width="md"
      onClose={onClose}
      more={
        atPin !== null && (
          <Button
            variant="outlined"
            startIcon={<PlaceOutlined />}
            onClick={() => {
              const address = atPin.zip === null ? atPin.address : `${atPin.address}, ${atPin.zip}`;
              onSet(movedTo(placeAsRead(readPlace(address)), atPin, city));
            }}
          >
            Take {atPin.address}
          </Button>
        )
      }
      submit={{ label: 'Set the pin', icon: <PlaceOutlined />, whyNot: null, perform: set }}
    >
      <Stack spacing={2} sx={{ pt: 1 }}>
        <Box sx={{ position: 'relative' }}>
          <PinMap
            city={city}
            pin={pin}
            zoom={zoom}
            around={around}
            onMove={setPin}
            onZoom={changeZoom}
            onSet={set}
          />
          <Box sx={{ position: 'absolute', right: 8, top: 8, display: 'grid', gap: 1 }}>
            <ZoomButton label="Zoom in" keys="+" onClick={() => changeZoom(zoom - 1)} />
            <ZoomButton label="Zoom out" keys="-" onClick={() => changeZoom(zoom + 1)} />
          </Box>
        </Box>
        <Box role="status" sx={{ minHeight: 40 }}>
          <Box sx={{ fontWeight: 600 }}>
            {outside === null ? placeWords(pinned, null) || 'No district known here' : 'Outside the city'}
            {' · '}
            {nearest === undefined
              ? `no known address within ${Math.round(metres)} m`
              : `nearest known address: ${nearest.address}, ${nearest.metres} m`}
          </Box>
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
            {pointWords(pin)} · {around.cases.length} {around.cases.length === 1 ? 'case' : 'cases'} near by ·
            the map is {widthWords(SPANS[zoom] ?? 0)} wide
          </Box>
        </Box>
        <MapKey schematic={city.pack.districts.schematic} />
      </Stack>
    </DialogFrame>
  );
}

function widthWords(metres: number): string {
  return metres < 1_000 ? `${metres} m` : `${metres / 1_000} km`;
}

function ZoomButton({ label, keys, onClick }: { label: string; keys: string; onClick: () => void }) {
  return (
    <Tooltip title={`${label} (${keys})`}>
      <IconButton
        aria-label={label}
        onClick={onClick}
        sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'line.strong' }}
      >
        {keys === '+' ? <AddOutlined /> : <RemoveOutlined />}
      </IconButton>
    </Tooltip>
  );
}
