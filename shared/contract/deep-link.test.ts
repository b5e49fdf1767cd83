import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepLink, fragmentOf, linkOfFragment, parseDeepLink } from './deep-link.ts';

describe('parseDeepLink', () => {
  it.each([
    ['desk311://case/1-4601662271', { to: 'case', number: '1-4601662271' }],
    ['DESK311://Case/1-4601662271/', { to: 'case', number: '1-4601662271' }],
    ['desk311://search?q=pothole+main%20%26%205th', { to: 'search', text: 'pothole main & 5th' }],
    ['desk311://search/?q=sof%C3%A1', { to: 'search', text: 'sof\u00e1' }],
    [
      'desk311://call?ani=%2B1%20213%20555%200142&ucid=00001002003',
      { to: 'call', news: { ani: '+1 213 555 0142', ucid: '00001002003', event: 'ringing', language: null } },
    ],
    [
      'desk311://Call/?ucid=c-1&event=ended&ani=&language=es',
      { to: 'call', news: { ani: null, ucid: 'c-1', event: 'ended', language: 'es' } },
    ],
  ])('reads %s', (link, found) => {
    expect(parseDeepLink(link)).toEqual(found);
  });

  it.each([
    '',
    'desk311:',
    'desk311://',
    'desk311://case/',
    'desk311://case/-1',
    'desk311://case/1/2',
    'desk311://case/1?then=close',
    'desk311://case/..%2f..%2fetc',
    'desk311://case/%E0%A4%A',
    'desk311://case/<script>',
    'desk311://search',
    'desk311://search?q=',
    'desk311://search?q=%20',
    'desk311://search?q=a%00b',
    'desk311://search?q=a%0Ab',
    'desk311://search?q=a&send=1',
    'desk311://command/close-case',
    'desk311://call',
    'desk311://call?',
    'desk311://call?ani',
    'desk311://call?ani=213-555-0142&ani=818-555-0100',
    'desk311://call?ani=213-555-0142&then=open-case',
    'desk311://call?ani=213-555-0142&__proto__=x',
    'desk311://call?ani=213-555-0142&',
    'desk311://call?ani=%3Cscript%3E',
    'desk311://call?ani=2135550142%00',
    'desk311://call?ucid=..%2F..%2Fetc',
    'desk311://call?event=hold',
    'desk311://call?ani=213=555',
    `desk311://call?ucid=${'9'.repeat(65)}`,
    `desk311://call?ani=${'%20'.repeat(700)}1`,
    'desk311-app://console/',
    'https://evil.example/#desk311://case/1',
    ' desk311://case/1',
    'desk311://case/1\n--inspect',
    `desk311://search?q=${'a'.repeat(501)}`,
    `desk311://search?q=${'%20'.repeat(700)}a`,
  ])('takes nothing from %j', (link) => {
    expect(parseDeepLink(link)).toBeNull();
  });
});

describe('fragmentOf', () => {
  it('is read back by linkOfFragment as it was', () => {
    const links = fc.oneof(
      fc.record({ to: fc.constant('case' as const), number: fc.stringMatching(/^[0-9A-Za-z]{1,20}$/) }),
      fc.record({ to: fc.constant('search' as const), text: fc.string({ minLength: 1, maxLength: 60 }) }),
      fc.record({
        to: fc.constant('call' as const),
        news: fc.record({
          ani: fc.option(fc.stringMatching(/^\+?[0-9(][0-9 ().-]{1,30}$/)),
          ucid: fc.option(fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z._:@-]{0,63}$/)),
          event: fc.constantFrom('ringing', 'answered', 'ended'),
          language: fc.option(fc.constantFrom('en', 'es-MX')),
        }),
      }),
    );
    fc.assert(
      fc.property(links, (given) => {
        const link = deepLink.safeParse(given);
        fc.pre(link.success);
        expect(linkOfFragment(fragmentOf(deepLink.parse(given)))).toEqual(link.data);
      }),
    );
  });

  it('takes 10,000 hostile links without a word, and nothing but what the schema allows', () => {
    const odd = [
      '\u0000',
      '\u202e',
      '%',
      '%00',
      '&',
      '=',
      '?',
      '#',
      '/',
      '<script>',
      'ani',
      'ucid',
      '213',
      ' ',
    ];
    const links = fc
      .array(fc.constantFrom(...odd), { maxLength: 30 })
      .map((parts) => `desk311://call?${parts.join('')}`);
    const began = performance.now();
    fc.assert(
      fc.property(links, (link) => {
        const found = parseDeepLink(link);
        if (found !== null) expect(deepLink.parse(found)).toEqual(found);
      }),
      { numRuns: 10_000 },
    );
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it.each(['', '#', '#main', '#/', '#/unsent', '#/case/', 'desk311://case/1'])('is not %j', (hash) => {
    expect(linkOfFragment(hash)).toBeNull();
  });
});
