import type { Form } from '#src/domain/access/exportForms.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import { accountNamed, type Account } from '#mocks/analysis/account.ts';
import { findingBlast } from '#mocks/analysis/blast.ts';
import type { Commit } from '#mocks/world/journal.ts';
import type { Tables, World } from '#mocks/world/world.ts';
import type { Limits } from './calls/removalsFirst.ts';
import { scriptOf } from './calls/scriptOf.ts';
import type { ByHand } from './calls/steps.ts';
import { differenceLines, differenceReport } from './diff/report.ts';
import { differenceOf, wholeOf, type Difference } from './model/difference.ts';
import { itemsOf } from './model/itemsOf.ts';
import { policyFiles, type OutFile } from './policyFiles.ts';
import { accessTestsOf } from './request/accessTests.ts';
import { changePage } from './request/changePage.ts';
import { findingsOf } from './request/findings.ts';
import { pageHtml } from './request/pageHtml.ts';
import { pageMarkdown } from './request/pageMarkdown.ts';
import { cliScript } from './scripts/cli.ts';
import { curlScript } from './scripts/curl.ts';
import { sdkScript } from './scripts/sdk.ts';
import { configurationOf } from './terraform/configuration.ts';
import { hclOf } from './terraform/hcl.ts';
import { tfJsonOf } from './terraform/json.ts';
import { planNotes } from './terraform/planNotes.ts';

/** Two states of an account, and whether all of the second is wanted. */
export type Leaving = {
  readonly before: World;
  readonly after: World;
  /** Id of the account. */
  readonly account: string;
  readonly all: boolean;
};

/** What an export gives. */
export type Export = {
  readonly files: readonly OutFile[];
  readonly difference: Difference;
  /** What no call does; empty for other forms than scripts. */
  readonly byHand: readonly ByHand[];
  /** What applying a configuration does besides. */
  readonly notes: readonly string[];
};

/** Which quota limits which kind. */
const quotaTypes: Readonly<Record<string, string>> = {
  user: 'user',
  group: 'group',
  agency: 'agency',
  role: 'policy',
};

const limitsOf = (tables: Tables, account: string): Limits =>
  Object.fromEntries(
    Object.entries(quotaTypes).flatMap(([kind, type]) => {
      const quota = tables.quotas.get(`${account}/${type}`)?.quota;
      return quota === undefined ? [] : [[kind, quota]];
    }),
  );

const scripts = {
  curl: { name: 'changes.sh', write: curlScript },
  cli: { name: 'changes-hcloud.sh', write: cliScript },
  sdk: { name: 'changes.mjs', write: sdkScript },
} as const;

/** What leads from one state of an account to another. */
export function differenceBetween({ before, after, account, all }: Leaving): Difference {
  const next = itemsOf(after, account);
  return all ? wholeOf(next) : differenceOf(itemsOf(before, account), next);
}

/** What a change request tells beside the difference. `now` in epoch ms. */
export type Told = {
  readonly catalog: CatalogView;
  readonly now: number;
  /** The changes between the two states, oldest first. */
  readonly commits: readonly Commit[];
};

/** A request to change an account: to print or to send, with tests that hold afterwards. */
function* requesting(leaving: Leaving, { catalog, now, commits }: Told): Steps<Export> {
  const { before, after, account } = leaving;
  const difference = differenceBetween(leaving);
  const at = (world: World): Account => ({ world, now, account: accountNamed(world, account) });
  const blast = yield* findingBlast(at(before), at(after), catalog);
  const page = changePage({
    title: 'Change request',
    difference,
    commits,
    blast,
    findings: findingsOf(difference, catalog, account),
    tests: undefined,
  });
  const tests = accessTestsOf(blast, at(after), catalog);
  return {
    difference,
    byHand: [],
    notes: [],
    files: [
      { name: 'request.md', text: pageMarkdown(page) },
      { name: 'request.html', text: pageHtml(page) },
      { name: 'access-tests.json', text: `${JSON.stringify({ tests }, null, 2)}\n` },
    ],
  };
}

/** Writes a change in one form, in steps. Nothing secret is in any of them. */
export function* exporting(form: Form, leaving: Leaving, told: Told): Steps<Export> {
  return form === 'request' ? yield* requesting(leaving, told) : exportAs(form, leaving);
}

/** Writes a change in a form that needs no decisions. */
export function exportAs(form: Exclude<Form, 'request'>, leaving: Leaving): Export {
  const { before, after, account } = leaving;
  const difference = differenceBetween(leaving);
  const nothing = { difference, byHand: [], notes: [] };
  switch (form) {
    case 'diff':
      return {
        ...nothing,
        files: [
          { name: 'difference.txt', text: `${differenceLines(difference).join('\n')}\n` },
          {
            name: 'difference.json',
            text: `${JSON.stringify(differenceReport(difference), null, 2)}\n`,
          },
        ],
      };
    case 'terraform':
    case 'tf.json': {
      const configuration = configurationOf(difference, itemsOf(before, account), account);
      const main =
        form === 'terraform'
          ? { name: 'main.tf', text: hclOf(configuration) }
          : { name: 'main.tf.json', text: tfJsonOf(configuration) };
      const plan = planNotes(configuration, differenceLines(difference));
      return {
        ...nothing,
        files: [main, { name: 'PLAN.md', text: plan }],
        notes: configuration.notes,
      };
    }
    case 'policies':
      return { ...nothing, files: policyFiles(changedItems(difference)) };
    default: {
      const script = scriptOf(difference, limitsOf(after.tables, account));
      const { name, write } = scripts[form];
      return { ...nothing, files: [{ name, text: write(script) }], byHand: script.byHand };
    }
  }
}

const changedItems = ({ changes }: Difference) =>
  changes.flatMap(({ after }) => (after === undefined ? [] : [after]));
