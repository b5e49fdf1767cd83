import { useEffect } from 'react';
import { ask, DoorError } from '../../door/door-client.ts';
import { presenceOf, setAway } from '../../workspace/run-contact.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import { workspace } from '../../workspace/workspace.ts';

/** Tells the hub how the person stands, whenever that changes. The console tells it later when the hub is away. */
export function useTellPresence(): void {
  const stand = useWorkspace((state) => JSON.stringify(presenceOf(state)));
  useEffect(() => {
    // Who was available yesterday is so again from now on; a break goes on.
    if (workspace.get().standing.away === null) setAway(null, Date.now());
  }, []);
  useEffect(() => {
    const told = JSON.parse(stand) as ReturnType<typeof presenceOf>;
    if (told.since === 0) return;
    ask('presence.set', told).catch((error: unknown) => {
      // Nobody is signed in any more; the next sign-in tells it anew.
      if (!(error instanceof DoorError)) throw error;
    });
  }, [stand]);
}
