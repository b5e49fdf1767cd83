import AlarmOutlined from '@mui/icons-material/AlarmOutlined';
import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import TimerOffOutlined from '@mui/icons-material/TimerOffOutlined';
import type { CaseState } from '../../shared/domain/case-state.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import { Tag } from './tag.tsx';
import { dueWords, exactTime } from '../../shared/domain/case-words/time-words.ts';
import { useNow } from './use-now.ts';
import { useTimeZone } from './time-zone.ts';

// Made once: the same element again is not drawn again.
const OVERDUE = <NotificationImportantOutlined />;
const SOON = <AlarmOutlined />;
const LATER = <ScheduleOutlined />;
const STANDS_STILL = <TimerOffOutlined />;

interface DueTagProps {
  dueAt: Instant | null;
  state: CaseState;
  /** Why it is due then, a sentence per step. */
  because?: readonly string[];
  quiet?: boolean;
  focusable?: boolean;
}

/** How a case stands against its clock: "due in 2 d 4 h", "overdue 3 h", "clock stands still". Nothing once it is closed. */
export function DueTag({ dueAt, state, because = [], quiet, focusable }: DueTagProps) {
  const now = useNow();
  const timeZone = useTimeZone();
  if (state === 'closed') return null;
  if (dueAt === null) {
    const waits = state === 'waiting';
    return (
      <Tag
        meaning="neutral"
        icon={STANDS_STILL}
        quiet={quiet}
        focusable={focusable}
        because={because.length > 0 ? because.join('\n') : null}
      >
        {waits ? 'clock stands still' : 'no due time'}
      </Tag>
    );
  }
  const left = dueAt - now;
  const [meaning, icon] =
    left < 0
      ? (['breach', OVERDUE] as const)
      : left < DAY
        ? (['attention', SOON] as const)
        : (['neutral', LATER] as const);
  return (
    <Tag
      meaning={meaning}
      icon={icon}
      quiet={quiet}
      focusable={focusable}
      because={[`Due ${exactTime(dueAt, timeZone)}`, ...because].join('\n')}
    >
      {dueWords(dueAt, now)}
    </Tag>
  );
}
