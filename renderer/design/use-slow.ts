import { useEffect, useState } from 'react';

const AFTER = 300;

/** True once something has taken longer than 300 ms: nothing flickers for what is faster. */
export function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), AFTER);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}
