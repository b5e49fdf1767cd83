import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import type { Districts } from '../../shared/domain/city-pack.ts';
import { labelPoint, mapView } from './map-view.ts';
import { Tag } from './tag.tsx';

const ASPECT = 1.9;

const Picture = styled('svg')(({ theme }) => ({
  display: 'block',
  width: '100%',
  height: 'auto',
  backgroundColor: theme.palette.surface.sunken,
  borderRadius: theme.shape.borderRadius,
  border: `1px solid ${theme.palette.divider}`,
  '& .area': {
    fill: theme.palette.background.paper,
    stroke: theme.palette.line.strong,
    strokeWidth: 1,
    vectorEffect: 'non-scaling-stroke',
  },
  '& .area[data-here="true"]': { fill: theme.palette.surface.selected },
  '& .name': {
    fill: theme.palette.text.secondary,
    fontWeight: 600,
    textAnchor: 'middle',
    dominantBaseline: 'central',
  },
  '& .point': {
    fill: theme.palette.primary.main,
    stroke: theme.palette.background.paper,
    strokeWidth: 2,
    vectorEffect: 'non-scaling-stroke',
  },
  '& .halo': { fill: theme.palette.primary.main, opacity: 0.18 },
}));

interface DistrictMapProps {
  districts: Districts;
  /** WGS 84 degrees. */
  lat: number | null;
  lng: number | null;
  district: string | null;
}

/** Where a place lies in the city, drawn from the catalogue's polygons. Says that it is a sketch when they are one. */
export function DistrictMap({ districts, lat, lng, district }: DistrictMapProps) {
  const view = useMemo(() => mapView(districts, district, ASPECT), [districts, district]);
  const [x, y, width, height] = view.viewBox;
  const here = districts.areas.find((one) => one.id === district);
  const point = lat !== null && lng !== null ? view.toXy([lng, lat]) : null;
  const size = width / 22;
  const label =
    here === undefined
      ? 'Map of the city; the place is in no district we know.'
      : `Map: the place is in ${here.name}${point === null ? '; its exact point is not known' : ''}.`;
  return (
    <Box sx={{ position: 'relative' }}>
      <Picture role="img" aria-label={label} viewBox={`${x} ${y} ${width} ${height}`}>
        {districts.areas.map((area) => (
          <path
            key={area.id}
            className="area"
            data-here={area.id === district}
            fillRule="evenodd"
            d={area.rings
              .map((ring) => `M${ring.map((one) => view.toXy(one).join(' ')).join('L')}Z`)
              .join('')}
          />
        ))}
        {here !== undefined &&
          districts.areas.map((area) => {
            const at = labelPoint(area.rings);
            if (at === null) return null;
            const [nameX, nameY] = view.toXy(at);
            return (
              <text key={area.id} className="name" x={nameX} y={nameY} fontSize={size}>
                {area.id}
              </text>
            );
          })}
        {point !== null && (
          <>
            <circle className="halo" cx={point[0]} cy={point[1]} r={size} />
            <circle className="point" cx={point[0]} cy={point[1]} r={size / 2.6} />
          </>
        )}
      </Picture>
      {districts.schematic && (
        <Box sx={{ position: 'absolute', right: 6, bottom: 6 }}>
          <Tag
            meaning="neutral"
            icon={null}
            because="A sketch of the districts, not their true borders. The official ones can be imported."
          >
            schematic
          </Tag>
        </Box>
      )}
    </Box>
  );
}
