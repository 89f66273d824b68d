import { readFileSync, writeFileSync } from 'node:fs';
import { apiDocs } from '#tools/apiDocs/documents.ts';

/**
 * Writes the generated pages about the API; with `--check` it only says which are
 * stale, and exits 1.
 */
const check = process.argv.includes('--check');
const stale = apiDocs().filter(({ file, text }) => {
  if (!check) writeFileSync(file, text);
  return check && readFileSync(file, 'utf8') !== text;
});
for (const { file } of stale) process.stdout.write(`${file} is stale\n`);
process.exitCode = stale.length > 0 ? 1 : 0;
