import { compareCommand } from './policy/compare.ts';
import { decideCommand } from './policy/decide.ts';
import { lintCommand } from './policy/lint.ts';

const usage = `Usage:
  npm run -s policy -- lint FILE... [--json] [--profile=PROFILE]
  npm run -s policy -- decide CASES.json [--json]
  npm run -s policy -- compare SAVED EDITED [--fail-on gained|lost|any] [--profile=PROFILE] [--json]
A dash reads standard input.
`;

/** Hands the arguments to the command they name. @returns the exit code */
async function main([command, ...args]: readonly string[]): Promise<number> {
  if (command === 'lint') return lintCommand(args);
  if (command === 'compare') return compareCommand(args);
  if (command === 'decide') return decideCommand(args);
  process.stderr.write(usage);
  return command === '--help' || command === 'help' ? 0 : 2;
}

// Whoever reads may stop early (`… | head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2));
