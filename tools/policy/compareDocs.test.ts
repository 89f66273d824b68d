import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareCommand } from './compare.ts';

/** `$ npm run -s policy -- compare …` and what it prints, as the page shows them. */
const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
const examples = [
  ...page.matchAll(/```console\n\$ npm run -s policy -- compare ([^\n]*)\n([\s\S]*?)```/g),
].map(([, args = '', printed = '']) => ({ args, printed }));

describe('the examples of the command line page', () => {
  it('are found', () => {
    expect(examples.length).toBe(3);
  });

  it.each(examples)('compare $args', async ({ args, printed }) => {
    let out = '';
    const code = await compareCommand(
      args.split(' '),
      (text) => (out += text),
      (text) => (out += text),
    );
    expect(out + (code === 0 ? '' : `[exit ${code}]\n`)).toBe(printed);
  });
});
