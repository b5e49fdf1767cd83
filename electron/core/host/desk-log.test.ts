import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deskLog } from './desk-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk311-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('deskLog', () => {
  it('writes one line each and keeps the file small', () => {
    const log = deskLog(join(folder, 'new'));
    log('first');
    log('second\n  of two');
    const path = join(folder, 'new', 'desk.log');
    expect(readFileSync(path, 'utf8')).toMatch(/^\S+Z first\n\S+Z second \| of two\n$/);
    writeFileSync(path, 'x'.repeat(2_000_001));
    log('third');
    expect(readFileSync(path, 'utf8')).toMatch(/^\S+Z third\n$/);
    expect(statSync(`${path}.1`).size).toBe(2_000_001);
  });

  it('goes on when it cannot write', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => deskLog(join(file, 'below'))('line')).not.toThrow();
  });
});
