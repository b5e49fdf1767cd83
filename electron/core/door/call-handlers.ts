import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { succeed, type Result } from '../../../shared/contract/failure.ts';
import type { ConsolePorts } from '../ports.ts';
import type { Profile } from '../session/open-profile.ts';
import type { EventHub } from './event-hub.ts';
import type { Handlers } from './handler-types.ts';

interface CallHandlersInput {
  readonly ports: Pick<ConsolePorts, 'newId'>;
  readonly events: EventHub;
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
}

const NOBODY_KNOWN: DoorOutput<'call.look-up'> = { candidates: [], holds: 'nothing' };

/** Answers about telephone calls and presence. */
export function callHandlers({
  ports,
  events,
  onDesk,
}: CallHandlersInput): Pick<
  Handlers,
  'call.list' | 'call.note' | 'call.acknowledge' | 'call.look-up' | 'presence.set'
> {
  return {
    'call.list': () => onDesk(async ({ reader }) => succeed(await reader.ask('calls', undefined))),
    'call.note': (news) =>
      onDesk(async ({ writer }, now) => {
        const call = await writer.ask('noteCall', { news, now, id: ports.newId() });
        if (call !== null) events.publish({ type: 'call', call });
        return succeed({ call });
      }),
    'call.acknowledge': ({ id }) =>
      onDesk(async ({ writer }) => {
        await writer.ask('acknowledgeCall', { id });
        events.publish({ type: 'call', call: null });
        return succeed({});
      }),
    'call.look-up': ({ ani }, signal) =>
      onDesk(async ({ reader }, now) =>
        succeed((await reader.ask('lookUpCaller', { now, ani }, { signal })) ?? NOBODY_KNOWN),
      ),
    'presence.set': ({ presence, since }) =>
      onDesk(async (profile) => {
        profile.presence.set(presence, since);
        return succeed({});
      }),
  };
}
