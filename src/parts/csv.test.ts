import { expect, it } from 'vitest';
import { csv } from './csv.ts';

it('quotes what would break the file', () => {
  expect(
    csv([
      ['User Name', 'Note'],
      ['a,b', 'say "hi"'],
      ['line\nbreak', ''],
    ]),
  ).toBe('User Name,Note\r\n"a,b","say ""hi"""\r\n"line\nbreak",\r\n');
});

it('never lets a cell become a formula', () => {
  expect(csv([['=1+1', '@x', '-2', '+3', 'plain']])).toBe("'=1+1,'@x,'-2,'+3,plain\r\n");
});
