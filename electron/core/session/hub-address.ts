import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';

const NO_ADDRESS =
  'This is no address of a hub. It looks like https://hub.example.gov or http://192.168.1.20:8311.';

/**
 * The address of a hub as it is used: scheme, host and path without a slash at its end. Without a scheme it is https,
 * and http for this machine itself.
 */
export function hubAddress(typed: string): Result<string> {
  const text = typed.trim();
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const host = text.split(/[/:?#]/)[0] ?? '';
  const near = host === 'localhost' || host === '127.0.0.1' || text.startsWith('[::1]');
  const address = named ? text : `${near ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.hostname === '' || /\s/.test(text)) {
    return fail('invalid-input', NO_ADDRESS);
  }
  if (url.username !== '' || url.password !== '') {
    return fail(
      'invalid-input',
      'The address must not hold a name or a password. You sign in on the next screen.',
    );
  }
  return succeed(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
}
