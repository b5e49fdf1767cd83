import { expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

it('quotes what would break the line', () => {
  expect(csvLine(['12', 'a, b', 'say "so"', 'two\nlines'])).toBe('12,"a, b","say ""so""","two\nlines"\n');
});

it('leaves no cell that a spreadsheet would calculate', () => {
  expect(csvLine(['=1+1', '@SUM(A1)', '+1+1', '-2+3', '\t=1', '=HYPERLINK("x","y")'])).toBe(
    `'=1+1,'@SUM(A1),'+1+1,'-2+3,'\t=1,"'=HYPERLINK(""x"",""y"")"\n`,
  );
});

it('leaves numbers as they are', () => {
  expect(csvLine(['-118.27', '+34.05', '0', '213-555-0142'])).toBe('-118.27,+34.05,0,213-555-0142\n');
});
