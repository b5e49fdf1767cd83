import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readerTasks } from '../electron/core/desk/reader-tasks.ts';
import { writerTasks } from '../electron/core/desk/writer-tasks.ts';
import type { Account } from '../shared/contract/account.ts';
import type { FeedPage } from '../shared/contract/hub-protocol.ts';
import type { CaseCommand } from '../shared/domain/case-command.ts';
import type { CityPack } from '../shared/domain/city-pack.ts';
import type { Instant } from '../shared/domain/instant.ts';
import { accountId, commandId, type CommandId } from '../shared/domain/ids.ts';
import { samplePages, uuidOf, type SampleOptions } from './sample-feed.ts';
import { SMALL_PACK } from './small-city.ts';

/** Bytes of an answer as the hub would send it. */
export function bodyOf(answer: unknown): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(answer)).buffer;
}

export const SAMPLE_PHONE_KEY = '5a'.repeat(32);

export const SAMPLE_ACCOUNT: Account = {
  id: accountId.parse(uuidOf('account')),
  login: 'sue',
  name: 'Sue Super',
  role: 'supervisor',
  department: 'LASAN',
  unit: null,
};

/** The stores of one person with made-up cases, worked on in this thread. */
export interface FilledDesk {
  readonly folder: string;
  readonly writer: ReturnType<typeof writerTasks>;
  readonly reader: ReturnType<typeof readerTasks>;
  apply(page: FeedPage): void;
  /** Keeps a command as if somebody gave it; throws when it was refused. */
  keep(command: CaseCommand, now: Instant): CommandId;
  close(): void;
}

export function filledDesk(sample: SampleOptions, pageSize = 500, pack: CityPack = SMALL_PACK): FilledDesk {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-filled-'));
  const key = new Uint8Array(32).fill(9);
  const writer = writerTasks();
  const reader = readerTasks();
  const opened = writer.open({ folder, key, maxPages: null, now: 0 });
  if (!opened.ok) throw new Error(opened.failure.message);
  writer.putCatalogue({ body: bodyOf({ pack }) });
  writer.keepSession({
    session: {
      token: null,
      account: SAMPLE_ACCOUNT,
      city: SMALL_PACK.city.id,
      cityName: SMALL_PACK.city.name,
      timeZone: SMALL_PACK.city.timeZone,
      scope: 'scope-1',
      phoneKey: SAMPLE_PHONE_KEY,
    },
  });
  const apply = (page: FeedPage) => {
    const applied = writer.applyPage({ body: bodyOf(page) });
    if (applied.status !== 'applied') throw new Error(JSON.stringify(applied));
  };
  for (const page of samplePages({ ...sample, pageSize })) apply(page);
  reader.open({ folder, key });
  let kept = 0;
  return {
    folder,
    writer,
    reader,
    apply,
    keep(command, now) {
      kept += 1;
      const id = commandId.parse(uuidOf('kept', kept));
      const answer = writer.keep({ commandId: id, command, now, told: null });
      if (!answer.ok || answer.value.status !== 'queued') throw new Error(JSON.stringify(answer));
      return id;
    },
    close() {
      reader.close();
      writer.close();
      rmSync(folder, { recursive: true });
    },
  };
}
