import { readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';

const hubAddress = z
  .url({ protocol: /^https?$/, error: 'is no address that starts with https:// or http://' })
  .max(300, 'is longer than 300 characters');

/** What a city sets for all its desks, in a file that only an administrator can write. */
const policy = z.strictObject({
  /** The hub every desk of this machine works with. */
  hub: hubAddress.optional(),
  /** "off" when the city installs new versions itself. */
  updates: z.enum(['on', 'off']).optional(),
  /** Folder of map pictures z/x/y.png for the map of a new case. */
  tiles: z.string().min(1).max(1_000).optional(),
  /** Port on this computer at which the telephone system tells of calls; without it nothing listens. */
  callPort: z.int('is no port').min(1_024, 'is below 1024').max(65_535, 'is above 65535').optional(),
});
type Policy = z.infer<typeof policy>;

/** What the machine fixes for whoever starts Desk311 on it. */
export interface DeskPolicy {
  /** The hub's address without a slash at the end; null when the person may choose it. */
  readonly hub: string | null;
  readonly updates: boolean;
  /** Folder of map pictures; null for none. */
  readonly tiles: string | null;
  /** Where the telephone system may tell of calls; null when nothing listens. */
  readonly callPort: number | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The policy file's settings; the hub may also come from DESK311_HUB, the folder of map pictures from DESK311_TILES and the
 * port for calls from DESK311_CALL_PORT, which the file overrules.
 * Throws an Error whose message is a sentence for the person, naming the file or variable that is wrong.
 */
export function readPolicy(env: Environment, file = policyFile(env, process.platform)): DeskPolicy {
  const found = readPolicyFile(file);
  const hub = found.hub ?? hubOfEnvironment(env['DESK311_HUB']);
  return {
    hub: hub === undefined ? null : hub.replace(/\/+$/, ''),
    updates: found.updates !== 'off',
    tiles: found.tiles ?? (env['DESK311_TILES'] || null),
    callPort: found.callPort ?? callPortOfEnvironment(env['DESK311_CALL_PORT']),
  };
}

/** Where the policy file is on each system. */
export function policyFile(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'win32') {
    return win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Desk311', 'policy.json');
  }
  if (platform === 'darwin') return '/Library/Application Support/Desk311/policy.json';
  return posix.join('/etc', 'desk311', 'policy.json');
}

function readPolicyFile(file: string): Policy {
  let json: unknown;
  try {
    // Windows editors put a byte order mark in front.
    json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    const reason =
      error instanceof SyntaxError ? `is not JSON (${error.message})` : `can't be read (${String(error)})`;
    throw new Error(
      `The policy file ${file} ${reason}. Ask whoever looks after this machine to correct it.`,
      {
        cause: error,
      },
    );
  }
  const parsed = policy.safeParse(json);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw new Error(
    `The policy file ${file} is not right (${wrong.join('; ')}). Ask whoever looks after this machine to correct it.`,
  );
}

function hubOfEnvironment(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const parsed = hubAddress.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(
    `DESK311_HUB is not right: "${value.slice(0, 100)}" ${parsed.error.issues[0]?.message ?? 'is no address'}. Set it to the hub's address, for example https://hub.example.org.`,
  );
}

function callPortOfEnvironment(value: string | undefined): number | null {
  if (value === undefined || value === '') return null;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (port >= 1_024 && port <= 65_535) return port;
  throw new Error(
    `DESK311_CALL_PORT is not right: "${value.slice(0, 100)}" is no port. Give a number from 1024 to 65535, or none.`,
  );
}
