import { succeed } from '../../shared/contract/failure.ts';
import { CONSOLE_OPTIONS, type ConsoleOptions } from './console-options.ts';
import { createEventHub } from './door/event-hub.ts';
import { fileDoor } from './door/file-door.ts';
import { reportDoor } from './door/report-door.ts';
import { createHandlers } from './door/handlers.ts';
import { serveDoor } from './door/serve-door.ts';
import type { Console, ConsolePorts } from './ports.ts';
import { openSettings } from './session/console-settings.ts';
import { createDeskSession, type DeskSession } from './session/desk-session.ts';

/**
 * The console of one data folder, composed. Rejects when the folder can't be used or the hub's fixed address is none.
 * One process at a time may use a folder: whoever calls this holds its lock.
 */
export async function createConsole(
  ports: ConsolePorts,
  tuning: Partial<ConsoleOptions> = {},
): Promise<Console> {
  const options: ConsoleOptions = { ...CONSOLE_OPTIONS, ...tuning };
  const closing = new AbortController();
  const settings = await openSettings(ports.dataFolder, ports.newId);
  const events = createEventHub(() => (isFilling(session) ? options.gatherWhileFilling : options.gather));
  const session = createDeskSession({ ports, options, settings, events });
  const handlers = createHandlers({ ports, session, events });
  const fetch = serveDoor({
    ports,
    handlers,
    events,
    files: fileDoor(session, ports),
    reports: reportDoor(session),
    firstEvents: () => {
      const profile = session.profile();
      const told = { type: 'session', session: session.get() } as const;
      return profile.ok
        ? [told, { type: 'connection', connection: profile.value.engine.connection() }]
        : [told];
    },
    heartbeat: options.heartbeat,
    closing: closing.signal,
    cacheDamaged: () => {
      const profile = session.profile();
      if (profile.ok) profile.value.engine.cacheDamaged();
    },
  });
  await session.resume();
  return {
    fetch,
    async call(news) {
      const noted = await handlers['call.note'](news, closing.signal);
      return noted.ok ? succeed(noted.value.call) : noted;
    },
    async unsent() {
      const profile = session.profile();
      return profile.ok ? profile.value.engine.connection().unsent : 0;
    },
    async close() {
      closing.abort();
      events.close();
      await session.close();
    },
  };
}

function isFilling(session: DeskSession): boolean {
  const profile = session.profile();
  return profile.ok && profile.value.engine.connection().state.name === 'filling';
}
