import type { DeskGroup } from '../../../shared/domain/desk-group.ts';
import type { PointLook } from '../../design/points-map.tsx';

interface GroupLook {
  readonly title: string;
  readonly point: PointLook;
}

/** What the parts of the desk are called, and how their cases look on the map. */
export const GROUP_LOOKS: Record<DeskGroup, GroupLook> = {
  'referred-to-us': { title: 'Referred to us', point: 'asks' },
  overdue: { title: 'Overdue', point: 'late' },
  today: { title: 'Due today', point: 'soon' },
  week: { title: 'This week', point: 'calm' },
  later: { title: 'Later', point: 'calm' },
  waiting: { title: 'Waiting', point: 'calm' },
  'referred-by-us': { title: 'Referred by us, not confirmed', point: 'calm' },
};

/** A way as the crow flies, as a crew reads it. */
export function wayWords(metres: number): string {
  if (metres < 1_000) return `${Math.round(metres / 10) * 10} m`;
  return `${(metres / 1_000).toFixed(1)} km`;
}
