import { styled } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import type { Instant } from '../../shared/domain/instant.ts';
import { ageWords, exactTime, relativeTime } from '../../shared/domain/case-words/time-words.ts';
import { useNow } from './use-now.ts';
import { useTimeZone } from './time-zone.ts';

const Time = styled('time')({ borderRadius: 2 });

/**
 * How long ago, or until; the exact instant in the city's zone on hover and focus.
 * @param short one unit and no "ago", for columns headed "Age"
 * @param focusable false inside a row that itself takes the focus
 */
export function RelativeTime(props: { at: Instant; short?: boolean; focusable?: boolean }) {
  const { at, short = false, focusable = true } = props;
  const now = useNow();
  const timeZone = useTimeZone();
  const exact = exactTime(at, timeZone);
  const words = short ? ageWords(now - at) : relativeTime(at, now, timeZone);
  const dateTime = new Date(at).toISOString();
  if (!focusable) {
    return (
      <time dateTime={dateTime} title={exact}>
        {words}
      </time>
    );
  }
  return (
    <Tooltip title={exact}>
      <Time dateTime={dateTime} tabIndex={0}>
        {words}
      </Time>
    </Tooltip>
  );
}
