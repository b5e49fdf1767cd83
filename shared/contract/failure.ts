import { z } from 'zod';

/** Every way a request can fail at an edge (door or hub), with the HTTP status it travels under. */
export const FAILURE_STATUS = {
  'invalid-input': 400,
  'signed-out': 401,
  'wrong-credentials': 401,
  'not-permitted': 403,
  'not-found': 404,
  'protocol-mismatch': 409,
  'too-large': 413,
  'too-many-attempts': 429,
  /** The console has no hub address yet. */
  'no-hub': 409,
  /** The hub can't be reached from here; reading goes on from the cache. */
  'hub-unreachable': 503,
  /** Something answered, but it is no Desk311 hub or it speaks nonsense. */
  'hub-nonsense': 502,
  /** The disk took no more; what was to be saved is not saved. */
  'disk-full': 507,
  'shutting-down': 503,
  internal: 500,
} as const satisfies Record<string, number>;

export const failureCode = z.enum(
  Object.keys(FAILURE_STATUS) as [keyof typeof FAILURE_STATUS, ...(keyof typeof FAILURE_STATUS)[]],
);
export type FailureCode = z.infer<typeof failureCode>;

export const failure = z.object({
  code: failureCode,
  /** What happened, what is safe, what to do next. */
  message: z.string(),
});
export type Failure = z.infer<typeof failure>;

/** A value, or the failure that came instead. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: FailureCode, message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message } };
}
