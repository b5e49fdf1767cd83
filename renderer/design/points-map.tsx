import AddOutlined from '@mui/icons-material/AddOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import ZoomOutMapOutlined from '@mui/icons-material/ZoomOutMapOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { styled } from '@mui/material/styles';
import { useMemo, useRef, useState, type MouseEvent } from 'react';
import type { City } from '../../shared/domain/city.ts';
import { MapGround, useFlatMap, type MapFrame } from './map-ground.tsx';
import { clusterPoints } from './point-clusters.ts';
import { useSize } from './use-size.ts';

/** How a sign is meant: late ones stand out by shape and colour. */
export type PointLook = 'late' | 'soon' | 'calm' | 'asks';

export interface MapPoint<I extends string> {
  readonly id: I;
  readonly lat: number;
  readonly lng: number;
  readonly look: PointLook;
}

interface PointsMapProps<I extends string> {
  city: City;
  points: readonly MapPoint<I>[];
  /** The one that keys act on: the map goes to it when it lies outside. */
  chosen: { readonly id: I; readonly lat: number | null; readonly lng: number | null } | null;
  selected: ReadonlySet<I>;
  onChoose: (id: I) => void;
  /** What is on the map, for those who can't see it, and where the same stands as a list. */
  label: string;
}

const LEAST_WIDTH = 400;
/** Signs nearer than so many px become one. */
const NEAR = 22;
const MARGIN = 1.15;
/** Half of a sign, px. */
const SIZE = 6;

const Picture = styled('svg')(({ theme }) => ({
  display: 'block',
  width: '100%',
  height: '100%',
  backgroundColor: theme.palette.surface.sunken,
  cursor: 'pointer',
  '& .area': {
    fill: theme.palette.background.paper,
    stroke: theme.palette.line.strong,
    strokeWidth: 1,
    vectorEffect: 'non-scaling-stroke',
  },
  '& .area[data-over="true"]': { fill: 'none' },
  '& .sign': { strokeWidth: 1.5, vectorEffect: 'non-scaling-stroke', stroke: theme.palette.background.paper },
  '& .sign[data-look="late"]': { fill: theme.palette.breach.text },
  '& .sign[data-look="soon"]': { fill: theme.palette.attention.text },
  '& .sign[data-look="asks"]': { fill: theme.palette.information.text },
  '& .sign[data-look="calm"]': { fill: theme.palette.primary.main },
  '& .count': {
    fill: theme.palette.background.paper,
    fontWeight: 700,
    textAnchor: 'middle',
    dominantBaseline: 'central',
  },
  '& .ring': {
    fill: 'none',
    stroke: theme.palette.text.primary,
    strokeWidth: 2.5,
    vectorEffect: 'non-scaling-stroke',
  },
}));

interface Placed<I extends string> extends MapPoint<I> {
  readonly x: number;
  readonly y: number;
}

/** Pixels at the right that the buttons lie over. */
const BUTTONS = 56;

/**
 * The frame that shows all points, in the shape of the element.
 * @param covered share of its width that the buttons lie over
 */
function frameOf(
  points: readonly { x: number; y: number }[],
  aspect: number,
  covered: number,
  whole: MapFrame,
): MapFrame {
  const first = points[0];
  if (first === undefined) return whole;
  let [west, east, north, south] = [first.x, first.x, first.y, first.y];
  for (const { x, y } of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  const wide = ((east - west) * MARGIN) / (1 - covered);
  const width = Math.max(wide, (south - north) * MARGIN * aspect, LEAST_WIDTH * 4);
  return around((west + east + width * covered) / 2, (north + south) / 2, width, aspect);
}

function around(x: number, y: number, width: number, aspect: number): MapFrame {
  const height = width / aspect;
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Signs on the city's map. A picture beside a list that says the same: the list has the keys, and the map follows. */
export function PointsMap<I extends string>(props: PointsMapProps<I>) {
  const { city, points, chosen, selected, onChoose, label } = props;
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const map = useFlatMap(city);
  const aspect = size.height === 0 ? 1.5 : size.width / size.height;
  const placed = useMemo(
    () =>
      points.map((one): Placed<I> => {
        const [x, y] = map.toXy(one);
        return { ...one, x, y };
      }),
    [points, map],
  );
  const whole = useMemo(() => {
    const [west, south, east, north] = city.pack.city.bounds;
    const [left, top] = map.toXy({ lat: north, lng: west });
    const [right, bottom] = map.toXy({ lat: south, lng: east });
    const width = Math.max(right - left, (bottom - top) * aspect);
    return around((left + right) / 2, (top + bottom) / 2, width, aspect);
  }, [city, map, aspect]);
  /** Null shows all. */
  const [look, setLook] = useState<{ x: number; y: number; width: number } | null>(null);
  const at =
    chosen === null || chosen.lat === null || chosen.lng === null
      ? null
      : map.toXy({ lat: chosen.lat, lng: chosen.lng });
  const covered = size.width === 0 ? 0 : Math.min(0.3, BUTTONS / size.width);
  const all = useMemo(() => frameOf(placed, aspect, covered, whole), [placed, aspect, covered, whole]);
  let frame = look === null ? all : around(look.x, look.y, look.width, aspect);
  // What the list is on is always to be seen.
  if (at !== null && !isInside(frame, at, covered)) frame = around(at[0], at[1], frame.width, aspect);
  const unit = size.width === 0 ? 0 : frame.width / size.width;
  const clusters = useMemo(() => (unit === 0 ? [] : clusterPoints(placed, unit * NEAR)), [placed, unit]);

  const zoom = (by: number) => {
    const [x, y] = at ?? [frame.x + frame.width / 2, frame.y + frame.height / 2];
    setLook({ x, y, width: Math.max(LEAST_WIDTH, Math.min(whole.width * 1.5, frame.width * by)) });
  };
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = frame.x + ((event.clientX - box.left) / box.width) * frame.width;
    const y = frame.y + ((event.clientY - box.top) / box.height) * frame.height;
    let [nearest, best]: [Placed<I> | null, number] = [null, (unit * NEAR * 1.5) ** 2];
    for (const one of placed) {
      const away = (one.x - x) ** 2 + (one.y - y) ** 2;
      if (away < best) [nearest, best] = [one, away];
    }
    if (nearest === null) setLook({ x, y, width: frame.width });
    else onChoose(nearest.id);
  };

  return (
    <Box ref={root} sx={{ position: 'relative', height: '100%', minHeight: 0, overflow: 'hidden' }}>
      <Box role="img" aria-label={label} sx={{ height: '100%' }}>
        {unit > 0 && (
          <Picture
            viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
            aria-hidden
            onClick={onClick}
          >
            <MapGround city={city} map={map} frame={frame} />
            {clusters.map(({ x, y, points: inside }) => {
              const [first] = inside;
              if (first === undefined) return null;
              const many = inside.length > 1;
              const r = unit * (many ? SIZE * 1.6 : SIZE);
              const isSelected = inside.some(({ id }) => selected.has(id));
              return (
                <g key={first.id}>
                  {first.look === 'late' ? (
                    <path
                      className="sign"
                      data-look={first.look}
                      d={`M${x} ${y - r * 1.3}L${x + r * 1.3} ${y}L${x} ${y + r * 1.3}L${x - r * 1.3} ${y}Z`}
                    />
                  ) : (
                    <circle className="sign" data-look={first.look} cx={x} cy={y} r={r} />
                  )}
                  {many && (
                    <text className="count" x={x} y={y} fontSize={unit * 11}>
                      {inside.length > 99 ? '99+' : inside.length}
                    </text>
                  )}
                  {isSelected && <circle className="ring" cx={x} cy={y} r={r * 1.4} strokeDasharray="4 3" />}
                </g>
              );
            })}
            {at !== null && <circle className="ring" cx={at[0]} cy={at[1]} r={unit * SIZE * 2.3} />}
          </Picture>
        )}
      </Box>
      <Box
        sx={{
          position: 'absolute',
          right: 8,
          top: 8,
          display: 'grid',
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
        }}
      >
        <Tooltip title="Nearer" placement="left">
          <IconButton aria-label="Nearer" onClick={() => zoom(0.5)}>
            <AddOutlined />
          </IconButton>
        </Tooltip>
        <Tooltip title="Further" placement="left">
          <IconButton aria-label="Further" onClick={() => zoom(2)}>
            <RemoveOutlined />
          </IconButton>
        </Tooltip>
        <Tooltip title="Show all" placement="left">
          <IconButton aria-label="Show all on the map" onClick={() => setLook(null)}>
            <ZoomOutMapOutlined />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}

function isInside(
  { x, y, width, height }: MapFrame,
  [atX, atY]: readonly [number, number],
  covered: number,
): boolean {
  const [marginX, marginY] = [width * 0.04, height * 0.04];
  return (
    atX > x + marginX &&
    atX < x + width * (1 - covered) - marginX &&
    atY > y + marginY &&
    atY < y + height - marginY
  );
}
