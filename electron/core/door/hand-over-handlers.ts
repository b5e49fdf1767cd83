import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { succeed, type Result } from '../../../shared/contract/failure.ts';
import type { HandOver } from '../../../shared/contract/hand-over-view.ts';
import type { outboxEntry } from '../../../shared/contract/case-view.ts';
import type { Account } from '../../../shared/contract/account.ts';
import { SECOND } from '../../../shared/domain/instant.ts';
import type { z } from 'zod';
import type { ConsolePorts } from '../ports.ts';
import type { Profile } from '../session/open-profile.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { Handlers } from './handler-types.ts';

type Shown = DoorOutput<'hand-over.list'>['handOvers'][number];

/** Somebody looks at the list: what is kept is shown rather than waiting long for a hub that may be away. */
const PATIENCE = 3 * SECOND;

interface HandOverHandlersInput {
  readonly ports: Pick<ConsolePorts, 'log'>;
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
  askHub(
    profile: Profile,
    name: 'hand-overs',
    input: Record<string, never>,
    limits: { readonly patience: number },
  ): Promise<Result<{ handOvers: HandOver[] }>>;
}

/** What was told, with what this desk has not sent yet. */
function withUnsent(
  told: readonly HandOver[],
  entries: readonly z.output<typeof outboxEntry>[],
  { id, name }: Account,
): Shown[] {
  const shown: Shown[] = told.map((one) => ({ ...one, pending: false }));
  for (const { command, madeAt, state } of entries) {
    if (state.name === 'refused') continue;
    if (command.type === 'write-hand-over' && !shown.some((one) => one.id === command.handOverId)) {
      const { handOverId, department, text, escalations } = command;
      shown.unshift({
        id: handOverId,
        department,
        by: { id, name },
        at: madeAt,
        text: text.body,
        escalations,
        takenBy: [],
        pending: true,
      });
    }
    if (command.type === 'take-hand-over') {
      const at = shown.findIndex((one) => one.id === command.handOverId);
      const one = shown[at];
      if (one === undefined || one.takenBy.some((taker) => taker.id === id)) continue;
      shown[at] = { ...one, takenBy: [...one.takenBy, { id, name, at: madeAt }], pending: true };
    }
  }
  return shown;
}

/** What people left for the next on duty: as the hub tells it, or as it told it last. */
export function handOverHandlers({
  ports,
  onDesk,
  askHub,
}: HandOverHandlersInput): Pick<Handlers, 'hand-over.list'> {
  return {
    'hand-over.list': () =>
      onDesk<DoorOutput<'hand-over.list'>>(async (profile, now) => {
        const { reader, writer } = profile;
        const told = await askHub(profile, 'hand-overs', {}, { patience: PATIENCE });
        if (!told.ok && told.failure.code === 'not-permitted') return succeed({ handOvers: [], asOf: null });
        const entries = await reader.ask('outbox', { now });
        const { account } = profile.session();
        if (told.ok) {
          const { handOvers } = told.value;
          try {
            await writer.ask('putHandOvers', { handOvers, askedAt: now });
          } catch (error) {
            // A full disk keeps nothing for later; what was told is as true.
            if (!(error instanceof StoreFault)) throw error;
            ports.log(`hand-overs: not kept: ${error.message}`);
          }
          return succeed({ handOvers: withUnsent(handOvers, entries, account), asOf: null });
        }
        if (told.failure.code !== 'hub-unreachable') return told;
        const kept = await reader.ask('handOvers', undefined);
        const known = kept === null ? [] : kept.handOvers;
        return succeed({
          handOvers: withUnsent(known, entries, account),
          asOf: kept === null ? null : kept.askedAt,
        });
      }),
  };
}
