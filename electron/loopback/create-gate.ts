import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may use the console: whoever brings the one-time token, and then whoever has the cookie it was traded for. */
export interface Gate {
  /** A token for one entry. The one before it dies. */
  newToken(): string;
  /** Trades a token for a Set-Cookie value, once; null when it is not the token, or was used. */
  enter(token: string): string | null;
  /** Whether a Cookie header comes from someone who entered. */
  knows(cookies: string | undefined): boolean;
}

/** Browsers that may be in at the same time; the one that entered first gives way. */
const MOST_BROWSERS = 20;

/**
 * @param port names the cookie: browsers send the cookies of one host to all its ports
 */
export function createGate(port: number): Gate {
  const name = `desk311-${port}`;
  let token: Buffer | null = null;
  let browsers: readonly Buffer[] = [];

  return {
    newToken() {
      const secret = newSecret();
      token = digest(secret);
      return secret;
    },
    enter(given) {
      if (token === null || !timingSafeEqual(digest(given), token)) return null;
      token = null;
      const secret = newSecret();
      browsers = [...browsers, digest(secret)].slice(-MOST_BROWSERS);
      return `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    knows(cookies) {
      const brought = (cookies ?? '')
        .split(';')
        .map((cookie) => cookie.trim())
        .filter((cookie) => cookie.startsWith(`${name}=`))
        .map((cookie) => digest(cookie.slice(name.length + 1)));
      return brought.some((secret) => browsers.some((browser) => timingSafeEqual(secret, browser)));
    },
  };
}

/** 256 bits that can stand in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Equal lengths for the comparison, and no secret kept in memory. */
export function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
