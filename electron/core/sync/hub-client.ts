import type { z } from 'zod';
import { fail, failure, succeed, type Failure, type Result } from '../../../shared/contract/failure.ts';
import {
  health,
  hubQueries,
  PROTOCOL,
  PROTOCOL_HEADER,
  presenceAnswer,
  signInAnswer,
  type CommandsRequest,
  type Health,
  type HubQueryName,
  type PresenceAnswer,
  type PresenceRequest,
  type SignInAnswer,
  type SignInRequest,
  uploadAnswer,
  type UploadAnswer,
} from '../../../shared/contract/hub-protocol.ts';
import { media, type FileKind, type Media } from '../../../shared/domain/attachment.ts';
import type { AttachmentId } from '../../../shared/domain/ids.ts';
import { SECOND } from '../../../shared/domain/instant.ts';
import { readAnswer } from '../desk/read-answer.ts';
import { readUpTo } from '../desk/read-up-to.ts';

/** Longest silences of the hub, milliseconds: before it answers, and in the middle of an answer. */
const QUICK = 10 * SECOND;
const PATIENT = 30 * SECOND;
/** A page of the feed is a few megabytes; what is larger than this is no hub's answer. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
const GATEWAY_STATUS = new Set([502, 503, 504]);

const UNREACHABLE =
  "The hub can't be reached. You can go on reading and filing; it goes out when the hub is back.";
/** Reports are made where all cases are. */
export const REPORT_NEEDS_HUB =
  "The hub can't be reached, and reports are made there. Try again when it is back.";
const NONSENSE =
  'What answers at the address of the hub does not speak as a Desk311 hub. Nothing was changed here; check the address or ask whoever runs the hub.';

/** How long an answer is wanted. */
export interface AskLimits {
  /** Ends the asking when the answer is no longer wanted. */
  readonly signal?: AbortSignal;
  /** Longest silence of the hub, milliseconds; ten seconds when not said. */
  readonly patience?: number;
}

/** The hub over HTTP. Every failure is a value; bodies of feed, catalogue and commands come unread, for the writer. */
export interface HubClient {
  readonly url: string;
  health(): Promise<Result<Health>>;
  signIn(request: SignInRequest): Promise<Result<SignInAnswer>>;
  signOut(token: string): Promise<Result<ArrayBuffer>>;
  feed(token: string, ask: { since: number; limit: number; count: boolean }): Promise<Result<ArrayBuffer>>;
  catalogue(token: string): Promise<Result<ArrayBuffer>>;
  directory(token: string): Promise<Result<ArrayBuffer>>;
  /** Streets of the address points that changed after a number. */
  addresses(token: string, since: number): Promise<Result<ArrayBuffer>>;
  commands(token: string, request: CommandsRequest): Promise<Result<ArrayBuffer>>;
  ask<N extends HubQueryName>(
    token: string,
    name: N,
    input: z.input<(typeof hubQueries)[N]['input']>,
    limits?: AskLimits,
  ): Promise<Result<z.output<(typeof hubQueries)[N]['output']>>>;
  presence(token: string, request: PresenceRequest): Promise<Result<PresenceAnswer>>;
  /** Sends a piece of a file; an empty one asks how far the hub is. */
  upload(
    token: string,
    id: AttachmentId,
    part: { sha256: string; size: number; start: number },
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<Result<UploadAnswer>>;
  /** What the hub keeps of a file. */
  file(
    token: string,
    id: AttachmentId,
    kind: FileKind,
    signal: AbortSignal,
  ): Promise<Result<{ media: Media; bytes: Uint8Array<ArrayBuffer> }>>;
  /** A report as it is made: the hub's answer with its stream, which the caller reads or cancels. */
  report(token: string, path: string, signal: AbortSignal): Promise<Result<Response>>;
  /** Breaks off whatever is under way. */
  close(): void;
}

/** The failure a refusing answer tells, or what its status means. */
function failureOf(status: number, body: ArrayBuffer): Failure {
  const told = readAnswer(failure, body);
  if (told.ok) return told.value;
  return GATEWAY_STATUS.has(status)
    ? fail('hub-unreachable', UNREACHABLE).failure
    : fail('hub-nonsense', NONSENSE).failure;
}

/** A client of the hub at an address. @param url without a slash at its end */
export function createHubClient(url: string): HubClient {
  const closing = new AbortController();

  const exchange = async (
    path: string,
    options: {
      token?: string;
      body?: unknown;
      /** Bytes of a file, instead of a body. */
      part?: Uint8Array<ArrayBuffer>;
      patience: number;
      signal?: AbortSignal;
      /** Told the kind of what comes. */
      onType?: (type: string) => void;
    },
  ): Promise<Result<ArrayBuffer>> => {
    const { token, body, part, patience, signal } = options;
    const headers: Record<string, string> = {
      [PROTOCOL_HEADER]: String(PROTOCOL),
      accept: 'application/json',
    };
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (part !== undefined) headers['content-type'] = 'application/octet-stream';
    const silence = new AbortController();
    const silent = setTimeout(() => silence.abort(), patience);
    let response: Response;
    let answer: ArrayBuffer | null;
    try {
      response = await fetch(`${url}${path}`, {
        method: part !== undefined ? 'PUT' : body === undefined ? 'GET' : 'POST',
        headers,
        body: part ?? (body === undefined ? null : JSON.stringify(body)),
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, silence.signal, ...(signal === undefined ? [] : [signal])]),
      });
      options.onType?.(response.headers.get('content-type') ?? '');
      answer = await readUpTo(LARGEST_ANSWER, response.body, () => silent.refresh());
    } catch {
      // No connection, no answer in time, or half of one: for the desk all the same.
      return fail('hub-unreachable', UNREACHABLE);
    } finally {
      clearTimeout(silent);
    }
    if (answer === null) return fail('hub-nonsense', NONSENSE);
    return response.ok ? succeed(answer) : { ok: false, failure: failureOf(response.status, answer) };
  };

  const read = <S extends z.ZodType>(schema: S, answered: Result<ArrayBuffer>): Result<z.output<S>> => {
    if (!answered.ok) return answered;
    const answer = readAnswer(schema, answered.value);
    return answer.ok ? succeed(answer.value) : fail('hub-nonsense', NONSENSE);
  };

  return {
    url,
    health: async () => read(health, await exchange('/health', { patience: QUICK })),
    signIn: async (request) =>
      read(signInAnswer, await exchange('/api/sign-in', { body: request, patience: PATIENT })),
    signOut: (token) => exchange('/api/sign-out', { token, body: {}, patience: QUICK }),
    feed: (token, { since, limit, count }) =>
      exchange(`/api/feed?since=${since}&limit=${limit}${count ? '&count=1' : ''}`, {
        token,
        patience: PATIENT,
      }),
    catalogue: (token) => exchange('/api/catalogue', { token, patience: PATIENT }),
    directory: (token) => exchange('/api/directory', { token, patience: PATIENT }),
    addresses: (token, since) => exchange(`/api/addresses?since=${since}`, { token, patience: PATIENT }),
    commands: (token, request) => exchange('/api/commands', { token, body: request, patience: PATIENT }),
    async ask(token, name, input, { signal, patience = QUICK } = {}) {
      const answered = await exchange(`/api/query/${name}`, { token, body: input, patience, signal });
      return read(hubQueries[name].output, answered) as Result<
        z.output<(typeof hubQueries)[typeof name]['output']>
      >;
    },
    presence: async (token, request) =>
      read(presenceAnswer, await exchange('/api/presence', { token, body: request, patience: QUICK })),
    upload: async (token, id, { sha256, size, start }, bytes) =>
      read(
        uploadAnswer,
        await exchange(`/api/attachments/${id}?sha256=${sha256}&size=${size}&start=${start}`, {
          token,
          part: bytes,
          patience: PATIENT,
        }),
      ),
    async file(token, id, kind, signal) {
      let type = '';
      const answered = await exchange(`/api/attachments/${id}/${kind}`, {
        token,
        patience: PATIENT,
        signal,
        onType: (told) => (type = told.replace(/;.*$/, '')),
      });
      if (!answered.ok) return answered;
      const known = media.safeParse(type);
      if (!known.success) return fail('hub-nonsense', NONSENSE);
      return succeed({ media: known.data, bytes: new Uint8Array(answered.value) });
    },
    async report(token, path, signal) {
      const headers = { [PROTOCOL_HEADER]: String(PROTOCOL), authorization: `Bearer ${token}` };
      try {
        const response = await fetch(`${url}/api/reports/${path}`, {
          headers,
          redirect: 'manual',
          signal: AbortSignal.any([closing.signal, signal]),
        });
        if (response.ok) return succeed(response);
        const said = await readUpTo(LARGEST_ANSWER, response.body);
        return said === null
          ? fail('hub-nonsense', NONSENSE)
          : { ok: false, failure: failureOf(response.status, said) };
      } catch {
        return fail('hub-unreachable', REPORT_NEEDS_HUB);
      }
    },
    close: () => closing.abort(),
  };
}

/** The failure of a hub whose answer could not be read. */
export const HUB_NONSENSE: Failure = fail('hub-nonsense', NONSENSE).failure;
