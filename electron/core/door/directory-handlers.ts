import type { z } from 'zod';
import type { DIRECTORY_DOOR } from '../../../shared/contract/directory-view.ts';
import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import type { HubQueryName, hubQueries } from '../../../shared/contract/hub-protocol.ts';
import type { Account } from '../../../shared/contract/account.ts';
import type { Profile } from '../session/open-profile.ts';
import type { Handlers } from './handler-types.ts';

type Input<N extends HubQueryName> = z.input<(typeof hubQueries)[N]['input']>;
type Output<N extends HubQueryName> = z.output<(typeof hubQueries)[N]['output']>;

interface DirectoryHandlersInput {
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
  askHub<N extends HubQueryName>(profile: Profile, name: N, input: Input<N>): Promise<Result<Output<N>>>;
}

const NO_DIRECTORY = fail(
  'hub-unreachable',
  'The contact points are not on this desk yet. They come with the first answer of the hub.',
);
const NO_CATALOGUE = fail(
  'hub-unreachable',
  'The catalogue is not on this desk yet, so this could not be checked. It comes with the first answer of the hub.',
);

/** Answers about the directory of contact points: what holds from this desk, drafts and versions from the hub. */
export function directoryHandlers({
  onDesk,
  askHub,
}: DirectoryHandlersInput): Pick<Handlers, keyof typeof DIRECTORY_DOOR> {
  /** Who works here as the hub says, or as it said last; null when neither knows. */
  const people = async (profile: Profile): Promise<readonly Account[] | null> => {
    const told = await askHub(profile, 'list-colleagues', { department: null });
    if (told.ok) return told.value.colleagues;
    return (await profile.reader.ask('colleagues', undefined))?.colleagues ?? null;
  };
  return {
    'directory.get': () =>
      onDesk(async ({ reader }) => {
        const published = await reader.ask('directory', undefined);
        return published === null ? NO_DIRECTORY : succeed(published);
      }),
    'directory.drafts': (input) => onDesk((profile) => askHub(profile, 'directory-drafts', input)),
    'directory.draft': (input) => onDesk((profile) => askHub(profile, 'directory-draft', input)),
    'directory.save-draft': (input) => onDesk((profile) => askHub(profile, 'save-directory-draft', input)),
    'directory.discard-draft': (input) =>
      onDesk((profile) => askHub(profile, 'discard-directory-draft', input)),
    'directory.renew-draft': (input) => onDesk((profile) => askHub(profile, 'renew-directory-draft', input)),
    'directory.publish': (input) => onDesk((profile) => askHub(profile, 'publish-directory', input)),
    'directory.restore': (input) => onDesk((profile) => askHub(profile, 'restore-directory', input)),
    'directory.history': (input) => onDesk((profile) => askHub(profile, 'directory-history', input)),
    'directory.version': (input) => onDesk((profile) => askHub(profile, 'directory-version', input)),
    'directory.check': ({ directory }, signal) =>
      onDesk(async (profile, now) => {
        const known = await people(profile);
        const accounts = known === null ? null : known.map(({ id }) => id);
        const findings = await profile.reader.ask('checkDirectory', { directory, now, accounts }, { signal });
        return findings === null ? NO_CATALOGUE : succeed({ findings, accounts: accounts !== null });
      }),
    'directory.write-file': ({ directory, department }) =>
      onDesk(async (profile, now) => {
        const known = await people(profile);
        const text = await profile.reader.ask('writeDirectoryFile', { directory, department, people: known });
        const day = new Date(now).toISOString().slice(0, 10);
        return succeed({ name: `contact-points-${(department ?? 'city').toLowerCase()}-${day}.csv`, text });
      }),
    'directory.read-file': ({ text: file, department, into }, signal) =>
      onDesk(async (profile, now) => {
        const known = await people(profile);
        const asked = { file, department, into, now, people: known };
        const read = await profile.reader.ask('readDirectoryFile', asked, { signal });
        return read === null ? NO_CATALOGUE : succeed(read);
      }),
  };
}
