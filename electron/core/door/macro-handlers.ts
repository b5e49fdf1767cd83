import type { z } from 'zod';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import type { outboxEntry } from '../../../shared/contract/case-view.ts';
import { succeed, type Result } from '../../../shared/contract/failure.ts';
import { macroList, type Macro } from '../../../shared/contract/macro-view.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { SECOND } from '../../../shared/domain/instant.ts';
import type { ConsolePorts } from '../ports.ts';
import type { Profile } from '../session/open-profile.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { Handlers } from './handler-types.ts';

type Shown = DoorOutput<'macro.list'>['macros'][number];

/** Somebody looks at the list: what is kept is shown rather than waiting long for a hub that may be away. */
const PATIENCE = 3 * SECOND;

interface MacroHandlersInput {
  readonly ports: Pick<ConsolePorts, 'log'>;
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
  askHub(
    profile: Profile,
    name: 'macros',
    input: Record<string, never>,
    limits: { readonly patience: number },
  ): Promise<Result<{ macros: Macro[] }>>;
}

/** What was told, with what this desk has not sent yet. */
function withUnsent(
  told: readonly Macro[],
  entries: readonly z.output<typeof outboxEntry>[],
  by: AccountId,
): Shown[] {
  const shown = new Map<string, Shown>(told.map((one) => [one.id, { ...one, pending: false }]));
  for (const { command, state } of entries) {
    if (state.name === 'refused') continue;
    if (command.type === 'remove-macro') shown.delete(command.macroId);
    if (command.type !== 'save-macro') continue;
    const { macroId: id, department, name, steps } = command;
    shown.set(id, { id, by, department, name: name.body, steps, pending: true });
  }
  return [...shown.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The macros of a person: as the hub tells them, or as it told them last. */
export function macroHandlers({ ports, onDesk, askHub }: MacroHandlersInput): Pick<Handlers, 'macro.list'> {
  return {
    'macro.list': () =>
      onDesk<DoorOutput<'macro.list'>>(async (profile, now) => {
        const { reader, writer } = profile;
        const told = await askHub(profile, 'macros', {}, { patience: PATIENCE });
        if (!told.ok && told.failure.code === 'not-permitted') return succeed({ macros: [] });
        if (!told.ok && told.failure.code !== 'hub-unreachable') return told;
        const entries = await reader.ask('outbox', { now });
        const by = profile.session().account.id;
        if (told.ok) {
          try {
            await writer.ask('putMacros', { json: JSON.stringify(told.value) });
          } catch (error) {
            // A full disk keeps nothing for later; what was told is as true.
            if (!(error instanceof StoreFault)) throw error;
            ports.log(`macros: not kept: ${error.message}`);
          }
          return succeed({ macros: withUnsent(told.value.macros, entries, by) });
        }
        const json = await reader.ask('macros', undefined);
        const kept = json === null ? [] : macroList.parse(JSON.parse(json)).macros;
        return succeed({ macros: withUnsent(kept, entries, by) });
      }),
  };
}
