import fastify, { type FastifyBaseLogger } from 'fastify';

export interface LogOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly stream: { write(line: string): void };
}

/** What an error may say in the log. PostgreSQL puts rows into `detail` and `where`: those stay out. */
function bareError(error: Error) {
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { type: error.name, message: error.message, stack: error.stack ?? error.message, ...code };
}

/** A log of JSON lines. Nobody writes bodies, logins or query strings to it. */
export function createLog({ level, stream }: LogOptions): FastifyBaseLogger {
  // pino is Fastify's own logger and comes with it, so it is made through Fastify.
  return fastify({ logger: { level, stream, base: null, serializers: { err: bareError } } }).log;
}
