import { fullCatalogView } from '#src/catalog/view.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { forms } from '#src/domain/access/exportForms.ts';
import { NotThere } from '#mocks/analysis/account.ts';
import { BadInput, badUse, failure } from '../policy/badInput.ts';
import { access } from './access.ts';
import { check, type Answer } from './check.ts';
import { diff } from './diff.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { readOptions, type Options } from './options.ts';
import { pullCommand } from './pull.ts';
import { review } from './review.ts';
import { test } from './test.ts';
import { whoCan } from './whoCan.ts';
import { whyNot } from './whyNot.ts';

type Writer = (text: string) => void;
type Command = (options: Options, catalog: CatalogView, now: number) => Answer;

const commands: Readonly<Record<string, Command>> = {
  access,
  check,
  'who-can': whoCan,
  'why-not': whyNot,
  test,
  diff,
  export: exportCommand,
  review,
};

const USAGE = `Usage: npm run -s account -- COMMAND (--scenario NAME | --state FILE) [--account NAME] [--json]
  check PRINCIPAL ACTION
  access PRINCIPAL
  why-not PRINCIPAL ACTION [--limit N]
  who-can ACTION [--limit N] [--next N] [--all]
  test [TESTS]   (- reads standard input; without TESTS those kept with the world)
  diff BEFORE AFTER   (state files, or FILE#COMMIT; without --scenario and --state)
  import FILE… --out WORLD   (files, folders and archives of a live account; without --scenario and --state)
  export --state FILE [--from N] [--to N] [--all] --as FORM --out DIR
  pull --endpoint URL --out DIR [--eps-endpoint URL]   (reads an account; HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK)
  review PLAN.json [FILE…] [--tests TESTS]   (exit 1 unless the verdict is pass)
PRINCIPAL: user:NAME, group:NAME, agency:NAME, root, ACCOUNT/…; a bare name is a user.
FORM: ${forms.join(', ')}
Where: --resource --project --enterprise-project --region --context JSON`;

/**
 * Answers questions about what the principals of an account may do.
 * @param now epoch ms: the time of requests, and that by which agencies have expired
 * @returns the exit code: 0, 1 an expectation failed, 2 used wrongly or an input
 * that cannot be read
 */
export async function accountCommand(
  [name = '', ...args]: readonly string[],
  now: number,
  write: Writer = (text) => void process.stdout.write(text),
  complain: Writer = (text) => void process.stderr.write(text),
): Promise<number> {
  if (name === '--help' || name === 'help') {
    complain(`${USAGE}\n`);
    return 0;
  }
  const json = args.includes('--json');
  try {
    if (name === 'import') {
      const { report, lines, code } = await importCommand(args, await fullCatalogView(), now);
      write(`${json ? JSON.stringify(report, null, 2) : lines.join('\n')}\n`);
      return code;
    }
    if (name === 'pull') {
      const { HUAWEICLOUD_SDK_AK: ak, HUAWEICLOUD_SDK_SK: sk } = process.env;
      const { report, lines, code } = await pullCommand(args, { ak, sk });
      write(`${json ? JSON.stringify(report, null, 2) : lines.join('\n')}\n`);
      return code;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) throw badUse(`There is no command "${name}".`);
    const { report, lines, code } = command(readOptions(args), await fullCatalogView(), now);
    write(`${json ? JSON.stringify(report, null, 2) : lines.join('\n')}\n`);
    return code;
  } catch (error) {
    const told = error instanceof NotThere ? badUse(error.message) : error;
    if (!(told instanceof BadInput)) throw told;
    return failure(told, json, USAGE, write, complain);
  }
}
