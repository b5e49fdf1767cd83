import { describe, expect, it } from 'vitest';
import { hubAddress } from './hub-address.ts';

const address = (typed: string) => {
  const found = hubAddress(typed);
  return found.ok ? found.value : found.failure.code;
};

describe('hubAddress', () => {
  it('makes one form of what people type', () => {
    expect(address(' https://Hub.Example.gov/ ')).toBe('https://hub.example.gov');
    expect(address('hub.example.gov')).toBe('https://hub.example.gov');
    expect(address('hub.example.gov:8311/desk//')).toBe('https://hub.example.gov:8311/desk');
    expect(address('localhost:8311')).toBe('http://localhost:8311');
    expect(address('127.0.0.1:8311')).toBe('http://127.0.0.1:8311');
    expect(address('[::1]:8311')).toBe('http://[::1]:8311');
    expect(address('http://10.0.0.5:8311?x=1#y')).toBe('http://10.0.0.5:8311');
  });

  it('refuses what is no address', () => {
    const bad = [
      '',
      ' ',
      'ftp://hub',
      'file:///etc/passwd',
      'javascript://x',
      'https://',
      'two words',
      'http://a b',
      'https://user:pw@hub',
    ];
    expect(bad.map(address)).toEqual(bad.map(() => 'invalid-input'));
  });
});
