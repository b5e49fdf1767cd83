import AlarmOutlined from '@mui/icons-material/AlarmOutlined';
import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import { inWords } from '../../../shared/domain/due-time.ts';
import type { RouteStep } from '../../../shared/domain/directory/route.ts';
import { Tag } from '../tag.tsx';
import { exactTime } from '../../../shared/domain/case-words/time-words.ts';
import { useNow } from '../use-now.ts';
import { useTimeZone } from '../time-zone.ts';
import { shortTime } from './short-time.ts';
import { RemainingBar, remainingMeaning, shareLeft } from './remaining-bar.tsx';

const ICONS = {
  breach: <NotificationImportantOutlined />,
  attention: <AlarmOutlined />,
  information: <ScheduleOutlined />,
};

/** How long a contact point has left to acknowledge: words, and a thin bar under them. */
export function AcknowledgeTime({
  offer,
}: {
  offer: Pick<RouteStep, 'offeredAt' | 'opensAt' | 'acknowledgeBy'>;
}) {
  const now = useNow();
  const timeZone = useTimeZone();
  const { acknowledgeBy, opensAt } = offer;
  const from = opensAt ?? offer.offeredAt;
  const left = acknowledgeBy - now;
  const meaning = remainingMeaning(shareLeft(from, acknowledgeBy, now));
  const words =
    from > now
      ? `time begins ${shortTime(from, now, timeZone)}`
      : left <= 0
        ? `${inWords(left)} too late to acknowledge`
        : `${inWords(left)} left to acknowledge`;
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 180, maxWidth: 260 }}>
      <Tag
        meaning={meaning}
        icon={ICONS[meaning]}
        quiet
        because={`To be acknowledged by ${exactTime(acknowledgeBy, timeZone)}`}
      >
        {words}
      </Tag>
      <RemainingBar from={from} until={acknowledgeBy} label="Time left to acknowledge" />
    </Box>
  );
}
