import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepLink, fragmentOf, linkOfFragment, parseDeepLink } from './deep-link.ts';

describe('parseDeepLink', () => {
  it.each([
    ['desk311://case/1-4601662271', { to: 'case', number: '1-4601662271' }],
    ['DESK311://Case/1-4601662271/', { to: 'case', number: '1-4601662271' }],
    ['desk311://search?q=pothole+main%20%26%205th', { to: 'search', text: 'pothole main & 5th' }],
    ['desk311://search/?q=sof%C3%A1', { to: 'search', text: 'sof\u00e1' }],
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
    );
    fc.assert(
      fc.property(links, (given) => {
        const link = deepLink.safeParse(given);
        fc.pre(link.success);
        expect(linkOfFragment(fragmentOf(deepLink.parse(given)))).toEqual(link.data);
      }),
    );
  });

  it.each(['', '#', '#main', '#/', '#/unsent', '#/case/', 'desk311://case/1'])('is not %j', (hash) => {
    expect(linkOfFragment(hash)).toBeNull();
  });
});
