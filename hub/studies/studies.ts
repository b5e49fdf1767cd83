import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Account } from '../../shared/contract/account.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import {
  MOST_STUDIED,
  studyState,
  type BegunStudy,
  type STUDY_QUERIES,
} from '../../shared/contract/study.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { directory, type Directory } from '../../shared/domain/directory/directory.ts';
import { HOUR, SECOND } from '../../shared/domain/instant.ts';
import { readWritten, refusedTo } from '../triggers/trigger-versions.ts';
import type { HubCore } from '../write/hub-core.ts';
import { casesOfPeriod, countEscalations, numbersOf, pastCases, pastEscalations } from './read-past.ts';
import { runStudy, type StudyWork } from './run-study.ts';
import type { StudyTask } from './study-task.ts';

type Queries = typeof STUDY_QUERIES;
type Ask<N extends keyof Queries> = z.output<Queries[N]['input']>;
type Answer<N extends keyof Queries> = Promise<Result<z.input<Queries[N]['output']>>>;

/** Studies at once in one hub: each takes a core. */
const AT_ONCE = 2;
/** Milliseconds. */
const KEPT = HOUR;
/** A hub that said nothing for so long is gone. */
const SILENCE = 10 * SECOND;

const BUSY = fail(
  'too-many-attempts',
  'This hub works on other questions about the past just now. Nothing was begun; try again in a minute.',
);
const GONE: BegunStudy = {
  status: 'gone',
  message: 'The draft or version was published, discarded or never there. Open the directory again.',
};

/** What of a city a study needs: not its polygons and articles. */
function partsOf(pack: CityPack): CityPack {
  const { articles: _articles, neighborhoods: _neighborhoods, finder: _finder, ...rest } = pack;
  const areas = pack.districts.areas.map((area) => ({ ...area, rings: [] }));
  const services = pack.services.map((service) => ({ ...service, questions: null }));
  return { ...rest, services, districts: { ...pack.districts, areas } };
}

/** Questions about the past that are worked on beside everything else. */
export interface Studies {
  whatIf(account: Account, ask: Ask<'begin-what-if'>): Answer<'begin-what-if'>;
  tryTriggers(account: Account, ask: Ask<'begin-try-triggers'>): Answer<'begin-try-triggers'>;
  get(account: Account, ask: Ask<'study'>): Answer<'study'>;
  cancel(account: Account, ask: Ask<'cancel-study'>): Answer<'cancel-study'>;
  /** Ends those of this hub. */
  stop(): Promise<void>;
}

export function createStudies(core: HubCore, log: FastifyBaseLogger): Studies {
  const { db } = core;
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();

  const cancelOf = (account: Account) =>
    db
      .updateTable('studies')
      .set({ state: 'cancelled' })
      .where('asked_by', '=', account.id)
      .where('state', '=', 'running');

  /** Notes a study, ends the one the person had, and begins the work. */
  const begin = async (
    account: Account,
    id: string,
    task: StudyTask,
    source: Omit<StudyWork, 'id' | 'task'>,
  ): Promise<Result<BegunStudy>> => {
    await db
      .deleteFrom('studies')
      .where('seen_at', '<', sql<number>`now_ms() - ${KEPT}`)
      .execute();
    await cancelOf(account).where('id', '<>', id).execute();
    const made = await db
      .insertInto('studies')
      .values({ id, kind: task.kind, asked_by: account.id })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) return succeed({ status: 'begun', id });
    const work = runStudy(db, { id, task, ...source }, stopping.signal)
      .catch((error: unknown) => log.error({ err: error, study: id }, 'a study of the past failed'))
      .finally(() => running.delete(id));
    running.set(id, work);
    return succeed({ status: 'begun', id });
  };

  const against = async (
    account: Account,
    to: Ask<'begin-what-if'>['against'],
  ): Promise<Directory | null> => {
    if (to.kind === 'document') return to.directory;
    if (to.kind === 'version') {
      const row = await db
        .selectFrom('directory_versions')
        .select('document')
        .where('version', '=', to.version)
        .executeTakeFirst();
      return row === undefined ? null : directory.parse(row.document);
    }
    const row = await db
      .selectFrom('directory_drafts')
      .select(['document', 'scope'])
      .where('id', '=', to.id)
      .executeTakeFirst();
    // A lead sees the draft of the own department only.
    const own = account.role !== 'lead' || (row !== undefined && row.scope === account.department);
    return row === undefined || !own ? null : directory.parse(row.document);
  };

  return {
    whatIf: async (account, { id, period, against: to }) => {
      const refused = refusedTo(account, 'look-back');
      if (refused !== null) return refused;
      if (running.size >= AT_ONCE) return BUSY;
      const after = await against(account, to);
      if (after === null) return succeed(GONE);
      const { version, open } = await core.directory(db);
      const pack = partsOf(core.city.pack);
      const count = await countEscalations(db, period);
      const total = Math.min(count, MOST_STUDIED);
      return begin(
        account,
        id,
        { kind: 'what-if', pack, version, before: open.directory, after, left: count - total },
        {
          pages: pastEscalations(db, period),
          total,
          whole: async (result) => {
            if (result.kind !== 'what-if') return result;
            const numbers = await numbersOf(
              db,
              result.elsewhere.map(({ caseId }) => caseId),
            );
            const numbered = result.elsewhere.map((one) => ({
              ...one,
              number: numbers.get(one.caseId) ?? null,
            }));
            return { ...result, elsewhere: numbered };
          },
        },
      );
    },
    tryTriggers: async (account, { id, period, document }) => {
      const refused = refusedTo(account, 'read');
      if (refused !== null) return refused;
      if (running.size >= AT_ONCE) return BUSY;
      const written = readWritten(core, document, 1);
      if (!written.ok) return succeed({ status: 'findings', findings: written.findings });
      const { ids, left } = await casesOfPeriod(db, period);
      const { rows } = await sql<{ now: number }>`select now_ms() as now`.execute(db);
      return begin(
        account,
        id,
        { kind: 'try-triggers', pack: partsOf(core.city.pack), document: written.document, left },
        {
          pages: pastCases(db, ids, rows[0]?.now ?? period.to),
          total: ids.length,
          whole: async (result) => result,
        },
      );
    },
    get: async (account, { id }) => {
      const row = await db
        .selectFrom('studies')
        .select([
          'id',
          'state',
          'done',
          'total',
          'result',
          sql<boolean>`seen_at < now_ms() - ${SILENCE}`.as('silent'),
        ])
        .where('id', '=', id)
        .where('asked_by', '=', account.id)
        .executeTakeFirst();
      if (row === undefined) return succeed(null);
      const { silent, state, ...rest } = row;
      return succeed(studyState.parse({ ...rest, state: state === 'running' && silent ? 'lost' : state }));
    },
    cancel: async (account, { id }) => {
      await cancelOf(account).where('id', '=', id).execute();
      return succeed({});
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}
