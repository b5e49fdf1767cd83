import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HistoryToggleOffOutlined from '@mui/icons-material/HistoryToggleOffOutlined';
import type { ContactPoint } from '../../../shared/domain/directory/directory.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import { cityDate } from '../../../shared/domain/case-words/city-date.ts';
import { Tag } from '../../design/tag.tsx';
import { useTimeZone } from '../../design/time-zone.ts';

/** Days after which an entry has to be verified anew, as the check has it. */
const OLD = 90;

/** Days since somebody made sure; null: never, or on a day that is none. */
function verifiedDays(point: ContactPoint, today: string): number | null {
  if (point.verified === null) return null;
  const days = (Date.parse(`${today}T00:00Z`) - Date.parse(`${point.verified.on}T00:00Z`)) / DAY;
  return Number.isNaN(days) ? null : days;
}

/** How long ago somebody made sure that an entry is right. */
export function VerifiedTag({
  point,
  now,
  focusable = true,
}: {
  point: ContactPoint;
  now: Instant;
  focusable?: boolean;
}) {
  const days = verifiedDays(point, cityDate(now, useTimeZone()));
  const isOld = days === null || days > OLD;
  return (
    <Tag
      meaning={isOld ? 'attention' : 'neutral'}
      icon={isOld ? <HistoryToggleOffOutlined /> : <CheckCircleOutlined />}
      quiet={!isOld}
      focusable={focusable}
    >
      {days === null ? 'Not verified' : days <= 0 ? 'Verified today' : `Verified ${days} d`}
    </Tag>
  );
}
