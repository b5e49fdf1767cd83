import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { PlacesAround } from '../../../shared/contract/place-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { MapGround, useFlatMap } from '../../design/map-ground.tsx';

export interface Pin {
  readonly lat: number;
  readonly lng: number;
}

/** Widths of the map, metres, from a few houses to the whole city. */
export const SPANS = [120, 300, 800, 2_000, 6_000, 20_000, 70_000] as const;
/** Nearer than this, house numbers can be read. */
const NUMBERS_BELOW = 400;
const ASPECT = 1.7;
/** A key moves the pin by so many parts of the width; with Shift by fewer, larger ones. */
const STEPS = 60;
const LONG_STEPS = 8;

const Picture = styled('svg')(({ theme }) => ({
  display: 'block',
  width: '100%',
  height: 'auto',
  cursor: 'crosshair',
  backgroundColor: theme.palette.surface.sunken,
  '& .area': {
    fill: theme.palette.background.paper,
    stroke: theme.palette.line.strong,
    strokeWidth: 1.5,
    vectorEffect: 'non-scaling-stroke',
  },
  '& .area[data-over="true"]': { fill: 'none' },
  '& .address': { fill: theme.palette.text.secondary },
  '& .number': { fill: theme.palette.text.secondary, textAnchor: 'middle' },
  '& .case': {
    fill: theme.palette.attention.tint,
    stroke: theme.palette.attention.text,
    strokeWidth: 2,
    vectorEffect: 'non-scaling-stroke',
  },
  '& .hair': { stroke: theme.palette.primary.main, strokeWidth: 1, vectorEffect: 'non-scaling-stroke' },
  '& .pin': {
    fill: theme.palette.primary.main,
    stroke: theme.palette.background.paper,
    strokeWidth: 2,
    vectorEffect: 'non-scaling-stroke',
  },
}));

const Frame = styled('div')(({ theme }) => ({
  border: `1px solid ${theme.palette.line.strong}`,
  borderRadius: theme.shape.borderRadius,
  overflow: 'hidden',
  '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 2 },
}));

interface PinMapProps {
  city: City;
  pin: Pin;
  /** Width of the map: a place in SPANS. */
  zoom: number;
  around: PlacesAround;
  onMove: (pin: Pin) => void;
  onZoom: (zoom: number) => void;
  onSet: () => void;
}

const MOVES: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const rounded = ({ lat, lng }: Pin): Pin => ({
  lat: Math.round(lat * 1e5) / 1e5,
  lng: Math.round(lng * 1e5) / 1e5,
});

/** The map under a pin that stands in its middle: keys and clicks move the pin, and the map goes with it. */
export function PinMap({ city, pin, zoom, around, onMove, onZoom, onSet }: PinMapProps) {
  const map = useFlatMap(city);
  const width = SPANS[zoom] ?? SPANS[2];
  const height = width / ASPECT;
  const [x, y] = map.toXy(pin);
  const view = { x: x - width / 2, y: y - height / 2, width, height };
  const unit = width / 100;

  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move !== undefined) {
      const step = width / (event.shiftKey ? LONG_STEPS : STEPS);
      onMove(rounded(map.toPoint(x + move[0] * step, y + move[1] * step)));
    } else if (event.key === '+' || event.key === '=') onZoom(zoom - 1);
    else if (event.key === '-') onZoom(zoom + 1);
    else if (event.key === 'Enter') onSet();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const right = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    onMove(rounded(map.toPoint(view.x + right * width, view.y + down * height)));
  };

  return (
    <Frame
      role="application"
      aria-label="Map. Arrow keys move the pin, with Shift further; plus and minus zoom; Enter sets the pin."
      tabIndex={0}
      ref={frame}
      onKeyDown={onKeyDown}
    >
      <Picture viewBox={`${view.x} ${view.y} ${width} ${height}`} aria-hidden onClick={onClick}>
        <MapGround city={city} map={map} frame={view} />
        {around.addresses.map((one) => {
          const [atX, atY] = map.toXy(one);
          const [number = ''] = one.address.split(' ');
          return width < NUMBERS_BELOW ? (
            <text
              key={`${one.address} ${one.lat} ${one.lng}`}
              className="number"
              x={atX}
              y={atY}
              fontSize={unit * 1.9}
            >
              {number}
            </text>
          ) : (
            <circle
              key={`${one.address} ${one.lat} ${one.lng}`}
              className="address"
              cx={atX}
              cy={atY}
              r={unit * 0.35}
            />
          );
        })}
        {around.cases.map((one) => {
          const [atX, atY] = map.toXy(one);
          const size = unit * 0.9;
          return (
            <path
              key={one.id}
              className="case"
              d={`M${atX} ${atY - size}L${atX + size} ${atY}L${atX} ${atY + size}L${atX - size} ${atY}Z`}
            />
          );
        })}
        <path
          className="hair"
          d={`M${x - unit * 6} ${y}H${x + unit * 6}M${x} ${y - unit * 6}V${y + unit * 6}`}
        />
        <circle className="pin" cx={x} cy={y} r={unit * 0.9} />
      </Picture>
    </Frame>
  );
}

/** What the signs on the map mean. */
export function MapKey({ schematic }: { schematic: boolean }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, typography: 'caption', color: 'text.secondary' }}>
      <span>Blue-green: the pin</span>
      <span>Dots and numbers: known addresses</span>
      <span>Amber diamonds: cases on this desk</span>
      {schematic && <span>District borders are a sketch</span>}
    </Box>
  );
}
