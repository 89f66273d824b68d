import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isThere, output } from '#mocks/testing/programs.ts';
import { hclName, hclQuote, templateText } from './hcl.ts';
import { jsObject, jsValue } from './javascript.ts';
import { jqMatches, jqValue } from './jq.ts';
import { markdownBlock, markdownCode } from './markdown.ts';
import { shellQuote } from './shell.ts';
import { visible } from './visible.ts';

/** Text that means something to one of the targets. */
const hostile = [
  `it's`,
  `"quoted"`,
  '$(touch /tmp/out-of-quotes)',
  '`touch /tmp/out-of-quotes`',
  '${HOME}',
  '$${HOME}',
  '$$${g:UserName}',
  '%{if true}',
  '%%{x}',
  '%${y}',
  '\\(env)',
  '\\',
  '\\\\(x)',
  'line\nnext\r\n\ttabbed',
  '</script><script>alert(1)</script>',
  '\u2028\u2029\u202e',
  '\u001b[2J\u0007',
  '中文 é 😀',
  '__proto__',
  '- # * | > [x](y) ```` @everyone',
  '',
];

describe('a shell', () => {
  it('gets each text as one word, as it is', () => {
    const script = `printf '%s\\0' ${hostile.map(shellQuote).join(' ')}`;
    expect(output('sh', ['-c', script]).split('\0').slice(0, -1)).toEqual(hostile);
  });
});

describe('jq', () => {
  // Where jq is missing, the scripts for curl cannot run either, and their replay says so.
  it.skipIf(!isThere('jq', '--version'))('gets each text as it is, and nothing of it runs', () => {
    const program = jqValue({ object: { [hostile.join('')]: [...hostile] } });
    expect(JSON.parse(output('jq', ['-n', program]))).toEqual({ [hostile.join('')]: hostile });
    expect(output('jq', ['-c', jqMatches({ 'a.b': 'x', c: '' })], '{"a":{"b":"x"}}')).toBe(
      'true\n',
    );
  });
});

describe('JavaScript', () => {
  it('gets each text as it is, also inside a page', () => {
    const source = jsValue([...hostile, { object: { ['__proto__']: 'kept' } }]);
    expect(source).not.toContain('<');
    const said = output('node', ['-e', `process.stdout.write(JSON.stringify(${source}))`]);
    expect(JSON.parse(said)).toEqual([...hostile, JSON.parse('{"__proto__":"kept"}')]);
    expect(jsObject({})).toBe('{}');
  });
});

describe('HCL', () => {
  it('doubles what begins a template', () => {
    expect(hclQuote('${g:UserName} %{if}')).toBe('"$${g:UserName} %%{if}"');
    expect(templateText('${g:UserName} %{if}')).toBe('$${g:UserName} %%{if}');
    expect(hclName('1 Ünicode "name"')).toBe('_1_nicode_name');
  });

  it.skipIf(!isThere('terraform', 'version'))(
    'gives each text back as it is (skipped where Terraform is not installed)',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'hcl-'));
      const input = `jsonencode([${hostile.map(hclQuote).join(', ')}])\n`;
      const printed = output('terraform', ['console'], input, folder);
      rmSync(folder, { recursive: true });
      expect(JSON.parse(JSON.parse(printed.trim()) as string)).toEqual(hostile);
    },
    30_000,
  );
});

describe('Markdown and terminals', () => {
  it('show text as code that nothing inside ends', () => {
    expect(markdownCode('a ``b`` c')).toBe('```a ``b`` c```');
    expect(markdownCode('`')).toBe('`` ` ``');
    expect(markdownCode('')).toBe('(empty)');
    expect(markdownBlock(['```', 'x'])).toBe('````\n```\nx\n````');
  });

  it('show what moves the cursor or turns the writing by its number', () => {
    expect(visible('a\n\u001b[2J\u202e')).toBe('a\\u000a\\u001b[2J\\u202e');
  });
});
