import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeClamd, type FakeClamd } from '../../test/files/fake-clamd.ts';
import { EICAR } from '../../test/files/sample-files.ts';
import { CheckerAway } from './attachment-checker.ts';
import { clamdAddress, clamdChecker } from './clamd-checker.ts';

let clamd: FakeClamd;
const ask = (bytes: Uint8Array) => clamdChecker({ host: '127.0.0.1', port: clamd.port }).check(bytes);

beforeAll(async () => {
  clamd = await fakeClamd();
});
beforeEach(() => clamd.sayInstead(null));
afterAll(() => clamd.close());

describe('clamd over INSTREAM', () => {
  it('is sent every byte, in pieces, and its verdict is taken', async () => {
    const large = Buffer.alloc(3_000_001, 'desk');
    expect([
      await ask(large),
      await ask(Buffer.from(`behind a text ${EICAR}`)),
      await ask(Buffer.alloc(0)),
    ]).toEqual([{ clean: true }, { clean: false, found: 'Eicar-Signature' }, { clean: true }]);
    expect(clamd.asked[0]?.equals(large)).toBe(true);
  });

  it.each([
    ['INSTREAM size limit exceeded. ERROR', /it said "INSTREAM size limit exceeded/],
    ['stream: OKAY', /it said "stream: OKAY"/],
    ['UNKNOWN COMMAND', /it said/],
    ['x'.repeat(10_000), /without an end|it said/],
    ['', /hung up|ECONNRESET/],
  ])('that says %.40j is away: no file passes by mistake', async (line, why) => {
    clamd.sayInstead(line);
    await expect(ask(Buffer.from('a text'))).rejects.toThrow(CheckerAway);
    await expect(ask(Buffer.from('a text'))).rejects.toThrow(why);
  });

  it('that is not there is away', async () => {
    const other = await fakeClamd();
    await other.close();
    const gone = clamdChecker({ host: '127.0.0.1', port: other.port });
    await expect(gone.check(Buffer.from('a text'))).rejects.toThrow(/ECONNREFUSED/);
  });

  it.each([
    ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['clamav.example.org:3310', { host: 'clamav.example.org', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['clamav', null],
    ['clamav:0', null],
    ['clamav:70000', null],
    ['http://clamav:3310', null],
  ])('is found at %s', (text, address) => {
    expect(clamdAddress(text)).toEqual(address);
  });
});
