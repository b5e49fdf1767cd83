import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { policyFile, readPolicy } from './read-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk311-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'policy.json');
const absent = join(folder, 'none.json');

function policyOf(text: string, env: Record<string, string> = {}) {
  writeFileSync(file, text);
  return readPolicy(env, file);
}

describe('readPolicy', () => {
  it('fixes nothing when there is neither file nor variable', () => {
    expect(readPolicy({}, absent)).toEqual({ hub: null, updates: true, tiles: null, callPort: null });
    expect(readPolicy({ DESK311_HUB: '' }, absent)).toEqual({
      hub: null,
      updates: true,
      tiles: null,
      callPort: null,
    });
  });

  it('takes the hub from the variable, and rather from the file', () => {
    const env = { DESK311_HUB: 'http://127.0.0.1:3110/' };
    expect(readPolicy(env, absent)).toEqual({
      hub: 'http://127.0.0.1:3110',
      updates: true,
      tiles: null,
      callPort: null,
    });
    expect(policyOf('\uFEFF{"hub":"https://hub.example.org","updates":"off"}', env)).toEqual({
      hub: 'https://hub.example.org',
      updates: false,
      tiles: null,
      callPort: null,
    });
    expect(policyOf('{}', env)).toEqual({
      hub: 'http://127.0.0.1:3110',
      updates: true,
      tiles: null,
      callPort: null,
    });
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'the file: '],
    ['{"hub":"hub.example.org"}', 'hub: is no address that starts with https'],
    ['{"hub":"javascript:alert(1)"}', 'hub: is no address that starts with https'],
    ['{"hubs":"https://hub.example.org"}', 'Unrecognized key: "hubs"'],
    ['{"updates":"maybe"}', 'updates: '],
    ['{"callPort":80}', 'callPort: is below 1024'],
    ['{"callPort":"4312"}', 'callPort: '],
  ])('names what is wrong in %s', (text, reason) => {
    expect(() => policyOf(text)).toThrow(reason);
    expect(() => policyOf(text)).toThrow(file);
  });

  it('says that it cannot read the file instead of ignoring it', () => {
    expect(() => readPolicy({}, folder)).toThrow("can't be read");
  });

  it('names a wrong variable', () => {
    expect(() => readPolicy({ DESK311_HUB: 'hub' }, absent)).toThrow(
      'DESK311_HUB is not right: "hub" is no address that starts with https:// or http://',
    );
  });

  it('knows where each system keeps it', () => {
    expect(policyFile({}, 'linux')).toBe('/etc/desk311/policy.json');
    expect(policyFile({}, 'darwin')).toBe('/Library/Application Support/Desk311/policy.json');
    expect(policyFile({ ProgramData: 'D:\\Data' }, 'win32')).toBe('D:\\Data\\Desk311\\policy.json');
  });
});
