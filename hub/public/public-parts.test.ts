import { describe, expect, test } from 'vitest';
import { fileInForm } from './file-in-form.ts';
import { html, type Html } from './html.ts';
import { languageAccepted } from './public-routes.ts';
import { shownPlace } from './shown-place.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';

describe('html', () => {
  test('escapes what is put in, in text and in attributes', () => {
    const hostile = `"><script>alert('1')</script>&amp;`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>',
    );
  });

  test('takes what turns the reading out, puts lists together and leaves nothing for null and false', () => {
    const items = ['a\u202eb', '<i>'].map((one) => html`<li>${one}</li>`);
    expect(html`[${items}]${null}${false}${3}`.markup).toBe('[<li>ab</li><li>&lt;i&gt;</li>]3');
  });

  test('takes no markup that it did not make', () => {
    const forged: Html = { markup: '<script>' };
    expect(() => html`${forged}`).toThrow('markup that was not made by html');
  });
});

describe('a place as anybody may see it', () => {
  test.each([
    [
      { house: '1234', direction: 'S', street: 'MAIN', suffix: 'ST' },
      { kind: 'block', block: '1200', street: 'S Main St' },
    ],
    [
      { house: '12 1/2', street: 'ELM', suffix: 'AVE' },
      { kind: 'block', block: '1', street: 'Elm Ave' },
    ],
    [
      { house: 'UNIT 4', street: 'ELM' },
      { kind: 'street', street: 'Elm' },
    ],
    [
      { street: '5TH', suffix: 'ST', crossStreet: 'MAIN ST' },
      { kind: 'crossing', street: '5th St', cross: 'Main St' },
    ],
    [
      { address: 'behind the house of Ana Ruiz', district: '14' },
      { kind: 'district', district: '14' },
    ],
    [{ address: 'behind the house of Ana Ruiz' }, { kind: 'unknown' }],
  ])('%j', (place, shown) => {
    expect(shownPlace({ ...NO_PLACE, ...place })).toEqual(shown);
  });
});

test('the first of our languages that a browser asks for', () => {
  const asked = [
    'es-MX,es;q=0.9',
    'en-US,es;q=0.9',
    'fr,es;q=0.5,en;q=0.4',
    'ko',
    undefined,
    'es;q=0,en',
    '*;;q=,=;',
  ];
  expect(asked.map((header) => languageAccepted(header))).toEqual(['es', 'en', 'es', 'en', 'en', 'en', 'en']);
});

describe('a file in a form', () => {
  const form = (...parts: string[]) =>
    Buffer.from(`${parts.map((part) => `--XX\r\n${part}\r\n`).join('')}--XX--\r\n`, 'latin1');
  const type = 'multipart/form-data; boundary=XX';
  const note = 'Content-Disposition: form-data; name="note"\r\n\r\nhello';
  const photo =
    'Content-Disposition: form-data; name="photo"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8--X\r\nY';

  test('is found among other fields, byte for byte', () => {
    expect(fileInForm(form(note, photo), type, 'photo')?.toString('latin1')).toBe('\xff\xd8--X\r\nY');
  });

  test.each([
    ['no boundary', form(photo), 'multipart/form-data'],
    ['another boundary', form(photo), 'multipart/form-data; boundary=YY'],
    ['another field', form(note), type],
    ['cut short', form(photo).subarray(0, 60), type],
    ['a head without an end', Buffer.from(`--XX\r\n${'a'.repeat(9_000)}`), type],
    ['nothing', Buffer.alloc(0), type],
  ])('is none with %s', (_what, body, kind) => {
    expect(fileInForm(body, kind, 'photo')).toBeNull();
  });

  test('is what a browser’s own form makes', async () => {
    const sent = new FormData();
    sent.set('photo', new File([Buffer.from([1, 13, 10, 45, 45, 0, 255])], 'ü "x".png'));
    const request = new Request('http://localhost/', { method: 'POST', body: sent });
    const body = Buffer.from(await request.arrayBuffer());
    expect(fileInForm(body, request.headers.get('content-type') ?? '', 'photo')).toEqual(
      Buffer.from([1, 13, 10, 45, 45, 0, 255]),
    );
  });
});
