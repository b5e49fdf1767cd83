import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { succeed, type Result } from '../../../shared/contract/failure.ts';
import { caseId } from '../../../shared/domain/ids.ts';
import type { ConsolePorts } from '../ports.ts';
import type { Profile } from '../session/open-profile.ts';
import type { EventHub } from './event-hub.ts';
import type { Handlers } from './handler-types.ts';

type OnDesk = <T>(work: (profile: Profile, now: number) => Promise<Result<T>>) => Promise<Result<T>>;
type DraftHandlers = Pick<Handlers, 'draft.list' | 'draft.put' | 'draft.discard'>;

/** Answers about drafts: from this desk's disk, whether the hub is there or not. */
export function draftHandlers(
  onDesk: OnDesk,
  { events, ports }: { events: EventHub; ports: Pick<ConsolePorts, 'newId'> },
): DraftHandlers {
  const changed = () => events.publish({ type: 'drafts-changed', moved: [] });
  return {
    'draft.list': () =>
      onDesk(async ({ reader, drafts }) => {
        drafts.look();
        return succeed(await reader.ask('drafts', undefined));
      }),
    'draft.put': ({ id, body, lineage }) =>
      onDesk<DoorOutput<'draft.put'>>(async ({ writer, drafts }, now) => {
        const newId = caseId.parse(ports.newId());
        const put = await writer.ask('putDraft', { id, body, lineage, now, newId });
        if (put.status === 'filed') return succeed(put);
        if (put.status === 'kept' && !put.changed) return succeed({ status: 'kept', lineage: put.lineage });
        drafts.wrote();
        changed();
        return succeed(put.status === 'kept' ? { status: 'kept', lineage: put.lineage } : put);
      }),
    'draft.discard': ({ id }) =>
      onDesk(async ({ writer, drafts }, now) => {
        await writer.ask('discardDraft', { id, now });
        drafts.wrote();
        changed();
        return succeed({});
      }),
  };
}
