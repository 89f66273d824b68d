import { readFileSync } from 'node:fs';
import { fullCatalogView } from '#src/catalog/view.ts';
import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import {
  compareDocuments,
  type DocumentComparison,
} from '#src/domain/policy/comparison/compareDocuments.ts';
import type { Comparison, Undecided } from '#src/domain/policy/comparison/comparison.ts';
import type { Direction } from '#src/domain/policy/comparison/search.ts';
import type { Witness } from '#src/domain/policy/comparison/witness.ts';
import { kindOfProfile } from '#src/domain/policy/comparison/profileKind.ts';
import { witnessWords } from '#src/domain/policy/comparison/words.ts';
import type { PolicyKind } from '#src/domain/policy/engine/decision.ts';
import type { PolicyDocument } from '#src/domain/policy/language/document.ts';
import type { EvalCase } from '#src/domain/policy/engine/evalCase.ts';
import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { parsePolicyText, type PolicyText } from '#src/domain/policy/text/text.ts';
import { BadInput, badUse, failure } from './badInput.ts';
import { guessProfile, profileNamed, profiles } from './profile.ts';

type Writer = (text: string) => void;

/** An example as the report gives it. */
export type WitnessReport = {
  readonly request: EvalCase['request'];
  readonly statement: {
    readonly side: 'saved' | 'edited';
    readonly index: number;
    readonly sid: string | null;
  } | null;
};
type DirectionsReport = {
  readonly relation: Comparison['relation'];
  readonly gained: readonly WitnessReport[];
  readonly lost: readonly WitnessReport[];
  readonly unknown: readonly Undecided[];
};

/**
 * What `compare --json` prints: the edited document against the saved one, alone and beside an
 * Allow of everything.
 */
export type CompareReport = DirectionsReport & { readonly inHands: DirectionsReport };

const USAGE = `Usage: npm run -s policy -- compare SAVED EDITED [--fail-on gained|lost|any] [--profile=${profiles.join('|')}] [--json]   (- reads standard input)`;

const failures = ['gained', 'lost', 'any'] as const;
type FailOn = (typeof failures)[number];

type Options = {
  readonly saved: string;
  readonly edited: string;
  readonly failOn: FailOn | undefined;
  readonly profile: PolicyProfile | undefined;
};

/** Options may carry their value behind a blank or an equals sign. */
function readOptions(args: readonly string[]): Options {
  const files: string[] = [];
  const values = new Map<string, string>();
  const rest = args
    .filter((arg) => arg !== '--json')
    .flatMap((arg) =>
      /^--[a-z-]+=/.test(arg)
        ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]
        : [arg],
    );
  for (let at = 0; at < rest.length; at += 1) {
    const arg = rest[at] ?? '';
    if (!arg.startsWith('--')) files.push(arg);
    else if ((arg === '--fail-on' || arg === '--profile') && rest[at + 1] !== undefined)
      values.set(arg, rest[(at += 1)] ?? '');
    else throw badUse(`${arg} is no option, or lacks its value.`);
  }
  const [saved, edited, ...more] = files;
  if (saved === undefined || edited === undefined || more.length > 0)
    throw badUse('Two files are compared.');
  const named = values.get('--profile');
  const asked = values.get('--fail-on');
  const failOn = failures.find((one) => one === asked);
  if (asked !== undefined && failOn === undefined)
    throw badUse(`--fail-on takes gained, lost or any, not "${asked}".`);
  if (named !== undefined && profileNamed(named) === undefined)
    throw badUse(`There is no profile "${named}".`);
  return { saved, edited, failOn, profile: named === undefined ? undefined : profileNamed(named) };
}

type Read = { readonly document: PolicyDocument; readonly text: PolicyText };

function readPolicy(file: string): Read {
  let content: string;
  try {
    content = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new BadInput(
      'FILE_NOT_READ',
      error instanceof Error ? error.message : String(error),
      file,
      null,
    );
  }
  const text = parsePolicyText(content);
  const wrong = text.syntaxFindings.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) {
    const { line, column } = text.positionAt(wrong.offset);
    throw new BadInput(wrong.code, wrong.message, file, `${line}:${column}`);
  }
  try {
    return { document: readDocument(JSON.parse(content)), text };
  } catch (error) {
    throw new BadInput(
      'UNREADABLE_POLICY',
      error instanceof Error ? error.message : String(error),
      file,
      '$',
    );
  }
}

function kindOf({ profile, saved, edited }: Options, one: Read, other: Read): PolicyKind {
  const [before, after] = [one, other].map(({ text }) =>
    kindOfProfile(profile ?? guessProfile(text)),
  );
  if (before === undefined || before !== after)
    throw new BadInput(
      'PROFILES_DIFFER',
      `${saved} is of the kind ${before}, and this one of the kind ${after}. Name the profile with --profile.`,
      edited,
      null,
    );
  return before;
}

const reported = ({ request, statement }: Witness): WitnessReport => ({
  request: caseRequest(request),
  statement:
    statement === null
      ? null
      : { side: statement.side, index: statement.index, sid: statement.sid },
});

const directions = ({ relation, gained, lost, unknown }: Comparison): DirectionsReport => ({
  relation,
  gained: gained.map(reported),
  lost: lost.map(reported),
  unknown,
});

const hasMoved = (direction: Direction, result: Comparison): boolean =>
  result[direction].length > 0 || result.unknown.some((open) => open.direction === direction);

function isFailure(failOn: FailOn | undefined, result: DocumentComparison): boolean {
  if (failOn === undefined) return false;
  const asked: readonly Direction[] = failOn === 'any' ? ['gained', 'lost'] : [failOn];
  return asked.some(
    (direction) => hasMoved(direction, result) || hasMoved(direction, result.inHands),
  );
}

const MEANINGS: Readonly<Record<Comparison['relation'], string>> = {
  equivalent: 'both allow the same',
  narrower: 'the edited policy allows less',
  wider: 'the edited policy allows more',
  incomparable: 'the edited policy allows some things more and others less',
  unknown: 'not all of it could be decided',
};

function lines(title: string, result: Comparison): readonly string[] {
  return [
    `${title}: ${result.relation} (${MEANINGS[result.relation]})`,
    ...result.gained.map((witness) => `  gained  ${witnessWords(witness)}`),
    ...result.lost.map((witness) => `  lost    ${witnessWords(witness)}`),
    ...result.unknown.map(
      ({ direction, reason, place }) => `  unknown (${direction})  ${reason}: ${place}`,
    ),
  ];
}

/**
 * The `compare` command: what the edited policy allows beyond the saved one and what it no longer
 * allows, by itself and in the hands of somebody who may do everything else, with an example for
 * each. Exit code: 0, 1 when what `--fail-on` names has happened or could not be decided, 2 used
 * wrongly or a file that is no policy.
 */
export async function compareCommand(
  args: readonly string[],
  write: Writer = (text) => void process.stdout.write(text),
  complain: Writer = (text) => void process.stderr.write(text),
): Promise<number> {
  const json = args.includes('--json');
  try {
    const options = readOptions(args);
    const [saved, edited] = [readPolicy(options.saved), readPolicy(options.edited)];
    const kind = kindOf(options, saved, edited);
    const result = compareDocuments(saved.document, edited.document, {
      catalog: await fullCatalogView(),
      kind,
    });
    const report: CompareReport = { ...directions(result), inHands: directions(result.inHands) };
    write(
      json
        ? `${JSON.stringify(report, null, 2)}\n`
        : `${[...lines('Alone', result), ...lines('In hands that may do everything else', result.inHands)].join('\n')}\n`,
    );
    return isFailure(options.failOn, result) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return failure(error, json, USAGE, write, complain);
  }
}
