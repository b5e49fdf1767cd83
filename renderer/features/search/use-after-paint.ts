import { useEffect, useState } from 'react';

/**
 * The value once the screen has been painted with it elsewhere; until then the one before. For what may come a frame
 * later, so that what must not wait is seen first.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    if (painted === value) return undefined;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => setPainted(value);
    // The first task after a frame's callbacks runs when that frame is on its way to the screen.
    const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      channel.port1.onmessage = null;
      channel.port1.close();
    };
  }, [value, painted]);
  return painted;
}
