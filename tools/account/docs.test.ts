import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountCommand } from './command.ts';

/** `$ npm run -s account -- …` and what it prints, as the page shows them. */
const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
const examples = [
  ...page.matchAll(/(`{3,})console\n\$ npm run -s account -- ([^\n]*)\n([\s\S]*?)\1\n/g),
].map(([, , args = '', printed = '']) => ({ args, printed }));

/** Words as a shell takes them: single quotes hold one together. */
const words = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

describe('the examples of the account commands', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples)('$args', async ({ args, printed }) => {
    let out = '';
    const code = await accountCommand(
      words(args),
      Date.UTC(2026, 10, 1, 12),
      (text) => (out += text),
      (text) => (out += text),
    );
    expect(out + (code === 0 ? '' : `[exit ${code}]\n`)).toBe(printed);
  });
});
