import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import type { CaseRow } from '../../shared/contract/case-view.ts';
import type { City } from '../../shared/domain/city.ts';
import { serviceName } from '../door/use-city.ts';
import { CaseNumber } from './case-number.tsx';
import { RelativeTime } from './relative-time.tsx';
import { StateTag } from './state-tag.tsx';

type NearCase = CaseRow & { readonly metres?: number | null; readonly sameAddress?: boolean };

interface NearCaseListProps<R extends NearCase> {
  rows: readonly R[];
  city: City;
  /** Address of the place they are near to: the same one is said so. */
  address: string;
  onOpen: (row: R) => void;
  /** What can be done with a row. */
  renderActions?: (row: R) => ReactNode;
}

/** "Same address", "40 m away", or the address. */
function whereWords(row: NearCase, address: string): string {
  if (row.sameAddress === true || (address !== '' && row.address === address)) return 'Same address';
  const metres = row.metres ?? null;
  if (metres === null) return row.address === '' ? 'Place known only by words' : row.address;
  const far =
    metres < 1000 ? `${Math.round(metres / 10) * 10} m away` : `${(metres / 1000).toFixed(1)} km away`;
  return row.address === '' ? far : `${far}: ${row.address}`;
}

/** Cases at a place or near it, each with what it is, how it stands and how old it is. */
export function NearCaseList<R extends NearCase>({
  rows,
  city,
  address,
  onOpen,
  renderActions,
}: NearCaseListProps<R>) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box
          key={row.id}
          component="li"
          sx={{
            py: 2,
            display: 'grid',
            gap: 1,
            borderTop: 1,
            borderColor: 'divider',
            '&:first-of-type': { borderTop: 0 },
          }}
        >
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, minWidth: 0 }}>
            <Link
              component="button"
              type="button"
              onClick={() => onOpen(row)}
              sx={{ textAlign: 'left', fontWeight: 500 }}
            >
              {row.sourceType ?? serviceName(city, row.service)}
            </Link>
            <Box
              component="span"
              sx={{ color: 'text.secondary', whiteSpace: 'nowrap', typography: 'caption' }}
            >
              {row.closedAt === null ? 'opened ' : 'closed '}
              <RelativeTime at={row.closedAt ?? row.openedAt} focusable={false} />
            </Box>
          </Box>
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{whereWords(row, address)}</Box>
          <Box
            sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, typography: 'caption' }}
          >
            <StateTag
              state={row.state}
              outcome={row.outcome}
              closedElsewhere={row.closedElsewhere}
              quiet
              focusable={false}
            />
            <CaseNumber number={row.number} reference={row.reference} />
          </Box>
          {renderActions?.(row)}
        </Box>
      ))}
    </Box>
  );
}
