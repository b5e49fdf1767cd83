import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { succeed, type Result } from '../../../shared/contract/failure.ts';
import type { HubQueryName } from '../../../shared/contract/hub-protocol.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import type { ConsolePorts } from '../ports.ts';
import type { Profile } from '../session/open-profile.ts';
import type { EventHub } from './event-hub.ts';
import type { Handlers } from './handler-types.ts';
import { keptAnswer } from './kept-answer.ts';

type Colleagues = DoorOutput<'colleague.all'>;

interface MentionHandlersInput {
  readonly events: EventHub;
  readonly ports: Pick<ConsolePorts, 'log'>;
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
  askHub(
    profile: Profile,
    name: Extract<HubQueryName, 'list-colleagues'>,
    input: { department: null },
  ): Promise<Result<Colleagues>>;
}

/** Answers about colleagues and what they wrote to the person: from this desk, whether the hub is there or not. */
export function mentionHandlers({
  events,
  ports,
  onDesk,
  askHub,
}: MentionHandlersInput): Pick<Handlers, 'colleague.all' | 'mention.list' | 'mention.count' | 'mention.see'> {
  return {
    'colleague.all': () =>
      onDesk((profile, now) =>
        keptAnswer<Colleagues>(
          {
            name: 'colleagues',
            nothing: { colleagues: [] },
            fresh: 10 * MINUTE,
            read: async () => {
              const kept = await profile.reader.ask('colleagues', undefined);
              return kept === null
                ? null
                : { told: { colleagues: [...kept.colleagues] }, askedAt: kept.askedAt };
            },
            write: (told, askedAt) => profile.writer.ask('putColleagues', { ...told, askedAt }),
            saysSomething: ({ colleagues }) => colleagues.length > 0,
            askHub: () => askHub(profile, 'list-colleagues', { department: null }),
          },
          now,
          ports.log,
        ),
      ),
    'mention.list': (_input, signal) =>
      onDesk(async ({ reader, mentions }, now) => {
        mentions.look();
        return succeed((await reader.ask('mentions', { now }, { signal })) ?? { rows: [], asOf: null });
      }),
    'mention.count': (_input, signal) =>
      onDesk(async ({ reader }, now) =>
        succeed((await reader.ask('mentionCount', { now }, { signal })) ?? { count: 0 }),
      ),
    'mention.see': ({ caseId, note }) =>
      onDesk(async ({ reader, writer, mentions }, now) => {
        const ofCase = (await reader.ask('mentionsOfCase', { now, id: caseId })) ?? [];
        const notes = note === null ? ofCase : ofCase.filter((one) => one === note);
        const isNews = notes.length > 0 && (await writer.ask('seeMentions', { notes }));
        if (isNews) {
          events.publish({ type: 'mentions-changed', fresh: [] });
          mentions.saw();
        }
        return succeed({});
      }),
  };
}
