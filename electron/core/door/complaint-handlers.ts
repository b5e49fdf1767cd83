import type { z } from 'zod';
import type { outboxEntry } from '../../../shared/contract/case-view.ts';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { succeed, type Result } from '../../../shared/contract/failure.ts';
import type { hubQueries } from '../../../shared/contract/hub-protocol.ts';
import { actorOf } from '../../../shared/contract/account.ts';
import { decideComplaint } from '../../../shared/domain/complaint/decide-complaint.ts';
import type { ComplaintFacts } from '../../../shared/domain/complaint/complaint-facts.ts';
import { looksAtComplaints, seesComplaint } from '../../../shared/domain/complaint/complaint-rights.ts';
import { foldComplaint } from '../../../shared/domain/complaint/fold-complaint.ts';
import { cityOf } from '../../../shared/domain/city.ts';
import { SECOND } from '../../../shared/domain/instant.ts';
import { temporaryComplaint } from '../overlay/case-reference.ts';
import type { ConsolePorts } from '../ports.ts';
import type { Profile } from '../session/open-profile.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { Handlers } from './handler-types.ts';

type Query = 'complaints' | 'complaint' | 'complaint-receipt' | 'complaint-trends';
type Entry = z.output<typeof outboxEntry>;

/** Somebody looks at the list: what is kept is shown rather than waiting long for a hub that may be away. */
const PATIENCE = 3 * SECOND;

interface ComplaintHandlersInput {
  readonly ports: Pick<ConsolePorts, 'log'>;
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
  askHub<N extends Query>(
    profile: Profile,
    name: N,
    input: z.input<(typeof hubQueries)[N]['input']>,
    limits?: { readonly patience: number },
  ): Promise<Result<z.output<(typeof hubQueries)[N]['output']>>>;
}

/** Complaints that were filed on this desk and wait for the hub; one about a person is never shown again. */
async function unsentOf(profile: Profile, all: readonly Entry[]): Promise<ComplaintFacts[]> {
  const entries = all.filter(({ command }) => command.type === 'file-complaint');
  if (entries.length === 0) return [];
  const pack = await profile.writer.ask('catalogue', undefined);
  if (pack === null) return [];
  const actor = actorOf(profile.session().account);
  const city = cityOf(pack);
  return entries.flatMap(({ command, commandId, madeAt, state }) => {
    if (command.type !== 'file-complaint' || state.name === 'refused') return [];
    const decided = decideComplaint({
      facts: null,
      command,
      actor,
      now: madeAt,
      city,
      directory: null,
      filing: null,
    });
    if (!decided.ok) return [];
    const { id, role } = actor;
    const { complaintId } = command;
    const facts = foldComplaint(null, {
      complaintId,
      version: 1,
      at: madeAt,
      by: { id, role },
      commandId,
      event: decided.event,
    });
    return seesComplaint(actor, facts) ? [facts] : [];
  });
}

/** Complaints: as the hub tells them, or the open ones as it told them last; and what waits on this desk. */
export function complaintHandlers({
  ports,
  onDesk,
  askHub,
}: ComplaintHandlersInput): Pick<
  Handlers,
  'complaint.list' | 'complaint.get' | 'complaint.receipt' | 'complaint.trends'
> {
  const keep = async (profile: Profile, told: DoorOutput<'complaint.list'>, askedAt: number) => {
    const { complaints, counts } = told;
    try {
      await profile.writer.ask('putComplaints', { told: { complaints, counts }, askedAt });
    } catch (error) {
      // A full disk keeps nothing for later; what was told is as true.
      if (!(error instanceof StoreFault)) throw error;
      ports.log(`complaints: not kept: ${error.message}`);
    }
  };
  return {
    'complaint.list': ({ ended, caseId }) =>
      onDesk<DoorOutput<'complaint.list'>>(async (profile, now) => {
        const nothing = { complaints: [], counts: { open: 0, late: 0 }, unsent: [], asOf: null };
        if (!looksAtComplaints(actorOf(profile.session().account))) return succeed(nothing);
        const told = await askHub(profile, 'complaints', { ended, caseId }, { patience: PATIENCE });
        const waiting = await unsentOf(profile, await profile.reader.ask('outbox', { now }));
        const unsent = caseId === null ? waiting : waiting.filter(({ cases }) => cases.includes(caseId));
        if (told.ok) {
          const shown = { ...told.value, unsent, asOf: null };
          if (!ended && caseId === null) await keep(profile, shown, now);
          return succeed(shown);
        }
        if (told.failure.code !== 'hub-unreachable') return told;
        const kept = await profile.reader.ask('complaints', undefined);
        if (kept === null) return succeed({ ...nothing, unsent });
        const { complaints, counts } = kept.told;
        const wanted =
          caseId === null ? complaints : complaints.filter(({ facts }) => facts.cases.includes(caseId));
        return succeed({ complaints: wanted, counts, unsent, asOf: kept.askedAt });
      }),
    'complaint.get': ({ id, number }) =>
      onDesk((profile) => askHub(profile, 'complaint', { complaintId: id, number })),
    'complaint.receipt': ({ id }) =>
      onDesk<DoorOutput<'complaint.receipt'>>(async (profile, now) => {
        const entries = await profile.reader.ask('outbox', { now });
        const reference = temporaryComplaint(id);
        const waits = entries.some(
          ({ command, state }) =>
            command.type === 'file-complaint' && command.complaintId === id && state.name !== 'refused',
        );
        if (waits) return succeed({ receipt: null, waits, reference });
        const told = await askHub(profile, 'complaint-receipt', { complaintId: id });
        return told.ok ? succeed({ receipt: told.value, waits, reference }) : told;
      }),
    'complaint.trends': (input) => onDesk((profile) => askHub(profile, 'complaint-trends', input)),
  };
}
