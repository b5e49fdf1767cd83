import { useEffect, useState } from 'react';
import { SECOND, type Instant } from '../../../shared/domain/instant.ts';

/** The time on this desk, every second; for what counts seconds, while it is on screen. */
export function useSeconds(): Instant {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return now;
}
