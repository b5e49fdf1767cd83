import type { Account } from '../../shared/contract/account.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { createAccount } from '../write/accounts.ts';
import type { CaseAppend } from '../write/append-cases.ts';
import type { CallerWrite } from '../write/caller-card.ts';
import { takeCaseNumbers } from '../write/case-number.ts';
import type { HubCore } from '../write/hub-core.ts';
import { keptPassword } from '../write/password.ts';
import { keepDemoPhotos } from './keep-demo-photos.ts';
import { seedCases } from '../write/seed-cases.ts';
import { demoCases } from './demo-cases.ts';
import type { DemoWorld } from './demo-world.ts';
import { seededRandom } from './random.ts';
import { DEMO_PASSWORD } from './staff.ts';

/** Cases in one transaction; few enough that desks which are looking on are served between two of them. */
const BATCH = 500;

export interface DemoOptions {
  readonly cases: number;
  /** Told after each batch. */
  readonly progress: (made: number) => void;
  /** Asked after each batch: true ends the work there. */
  readonly stopAsked: () => boolean;
}

/** True when the database holds no case yet. */
export async function hasNoCases({ db }: HubCore): Promise<boolean> {
  const row = await db.selectFrom('cases').select('id').limit(1).executeTakeFirst();
  return row === undefined;
}

/**
 * Makes the accounts of the demo city that are not there yet. Returns all of them. Their password stands in the README
 * and is hashed once for all: a hash takes a tenth of a second of a core and 64 MiB, and there are a hundred people.
 */
export async function makeAccounts(hub: HubCore, { staff }: DemoWorld): Promise<readonly Account[]> {
  const rows = await hub.db.selectFrom('accounts').select('login').execute();
  const there = new Set(rows.map(({ login }) => login));
  const missing = staff.accounts.filter(({ login }) => !there.has(login));
  if (missing.length === 0) return staff.accounts;
  const password = await keptPassword(hub.random, DEMO_PASSWORD);
  for (const account of missing) await createAccount(hub, account, password);
  return staff.accounts;
}

/**
 * Makes up cases and writes them, batch by batch, so that any number takes the same memory. Returns how many.
 * The same world again on the same database fails: its cases are there.
 */
export async function seedDemoCity(
  hub: HubCore,
  world: DemoWorld,
  { cases, progress, stopAsked }: DemoOptions,
): Promise<number> {
  const ids = seededRandom(world.seed, 'batch');
  const numbers: string[] = [];
  let made = 0;
  let appends: CaseAppend[] = [];
  let callers: CallerWrite[] = [];
  let underWay: Promise<unknown> = Promise.resolve();

  const send = async (): Promise<void> => {
    await underWay;
    made += appends.length;
    const batch = { commandId: ids.uuid() as CommandId, appends, callers };
    [appends, callers] = [[], []];
    const before = made;
    underWay = keepDemoPhotos(hub.db, batch.appends)
      .then(() => seedCases(hub, batch))
      .then(() => progress(before));
    // Its failure is met by the next await; until then it must not count as unhandled.
    underWay.catch(() => undefined);
  };
  const nextNumber = (): string => {
    const number = numbers.shift();
    if (number === undefined) throw new Error('the numbers taken for this batch did not suffice');
    return number;
  };

  const stories = demoCases(world, cases, nextNumber);
  for (;;) {
    // A story has a few dozen cases at most.
    if (numbers.length < BATCH) numbers.push(...(await takeCaseNumbers(hub.db, BATCH * 2)));
    const story = stories.next();
    if (story.done === true) break;
    appends.push(...story.value.appends);
    callers.push(...story.value.callers);
    if (appends.length < BATCH) continue;
    await send();
    if (stopAsked()) break;
  }
  if (appends.length > 0) await send();
  await underWay;
  return made;
}
