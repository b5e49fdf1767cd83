import type { ConsolePorts } from '../ports.ts';

/** No inline script, no eval, nothing from elsewhere. Styles are made in the page by the component library. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const GUARDS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

/** A built file carries a hash of its content in its name, so it never changes. */
const HASHED = /^assets\/.+-[\w-]{8,}\.\w+$/;

/** Serves the renderer: "/" is its page, anything else a file of its build. */
export async function serveAsset(asset: ConsolePorts['asset'], method: string, pathname: string): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405, headers: GUARDS });
  const path = pathname === '/' ? 'index.html' : pathname.slice(1);
  const found = await asset(path);
  if (found === null) return new Response('There is no such page.', { status: 404, headers: GUARDS });
  const headers = {
    ...GUARDS,
    'content-type': found.contentType,
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  return new Response(method === 'HEAD' ? null : found.body, { headers });
}
