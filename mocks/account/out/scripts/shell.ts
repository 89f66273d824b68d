import type { Call, Find, Script, Search, Step, Unless, Write } from '../calls/steps.ts';
import { idVariable, jqMatches, jqPath } from '../quote/jq.ts';
import { shellQuote } from '../quote/shell.ts';
import { visible } from '../quote/visible.ts';

/** How a shell makes calls: what differs between curl and the vendor's command line. */
export type Transport = {
  /** Names of environment variables that have to be set, and why. */
  readonly needs: (script: Script) => readonly (readonly [name: string, why: string])[];
  /** Comments at the top. */
  readonly intro: readonly string[];
  /**
   * Shell functions. `look` prints the first id that fits and stops the script on failure; after a
   * call `$status` is its status and `$work/answer` what was answered.
   */
  readonly functions: string;
  /** Lines that make one call. */
  readonly send: (call: Call) => readonly string[];
  /** The words of `look` for a list, without the last two. */
  readonly look: (search: Search) => string;
};

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const lookFor = (transport: Transport, { at, where, ...rest }: Search, give: string): string => {
  const pick = `select(${jqMatches(where)}) | ${give}`;
  return `look ${transport.look({ at, where, ...rest })} ${shellQuote(`${jqPath(at)}[]?`)} ${shellQuote(pick)}`;
};

function findLines(find: Find, transport: Transport): readonly string[] {
  const variable = idVariable(find.name);
  const [first, ...others] = find.searches.map(
    (search) => `${variable}=$(${lookFor(transport, search, jqPath(find.give))}) || exit 1`,
  );
  return [
    `# ${visible(find.title)}`,
    ...(first === undefined ? [] : [first]),
    ...others.flatMap((line) => [`if [ -z "$${variable}" ]; then`, `  ${line}`, 'fi']),
    ...(find.required
      ? [`[ -n "$${variable}" ] || stop ${shellQuote(`There is no ${visible(find.title)}.`)}`]
      : []),
    `checked "$${variable}"`,
    `export ${variable}`,
  ];
}

const isSet = (name: string): string => `[ -n "$${idVariable(name)}" ]`;

function unlessLines(unless: Unless, transport: Transport): readonly string[] {
  if ('found' in unless) return [`if ${isSet(unless.found)}; then skip=yes; fi`];
  if ('missing' in unless)
    return unless.missing.length === 0
      ? []
      : [`if ! { ${unless.missing.map(isSet).join(' && ')}; }; then skip=yes; fi`];
  if ('listed' in unless)
    return [
      `seen=$(${lookFor(transport, unless.listed, '"yes"')}) || exit 1`,
      `if [ ${unless.absent === true ? '-z' : '-n'} "$seen" ]; then skip=yes; fi`,
    ];
  if ('answered' in unless)
    return [
      ...transport.send(unless.answered),
      'case $status in',
      `  2??) ${unless.absent === true ? ':' : 'skip=yes'} ;;`,
      `  404) ${unless.absent === true ? 'skip=yes' : ':'} ;;`,
      '  *) failed ;;',
      'esac',
    ];
  const holds = `${jqPath(unless.at)} | ${jqMatches(unless.has)}`;
  return [
    ...transport.send(unless.shown),
    'succeeded',
    `if jq -e ${shellQuote(holds)} "$work/answer" >/dev/null; then skip=yes; fi`,
  ];
}

function writeLines(write: Write, transport: Transport): readonly string[] {
  const { title, unless, call, gives } = write;
  return [
    `step ${shellQuote(visible(title))}`,
    "skip=''",
    ...unless.flatMap((one, index) => {
      const lines = unlessLines(one, transport);
      return index === 0 || lines.length === 0
        ? lines
        : ['if [ -z "$skip" ]; then', ...indent(lines), 'fi'];
    }),
    'if [ -z "$skip" ]; then',
    ...indent([
      ...transport.send(call),
      'succeeded',
      ...(gives === undefined
        ? []
        : [
            `${idVariable(gives.name)}=$(jq -er ${shellQuote(jqPath(gives.at))} "$work/answer") || failed`,
            `checked "$${idVariable(gives.name)}"`,
            `export ${idVariable(gives.name)}`,
          ]),
      'done_now',
    ]),
    'fi',
  ];
}

const linesOf = (step: Step, transport: Transport): readonly string[] =>
  step.step === 'find' ? findLines(step, transport) : writeLines(step, transport);

const common = String.raw`
set -eu
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
changed=0
status=''

stop() {
  printf '%s\n' "$1" >&2
  exit 1
}
# Ids become parts of addresses: nothing else may be in them.
checked() {
  case $1 in
    *[!A-Za-z0-9._-]*) stop 'An id has characters that none has.' ;;
  esac
}
step() {
  printf '%s\n' "$1" >&2
}
done_now() {
  changed=$((changed + 1))
}
failed() {
  printf 'Stopped: the answer was %s: ' "$status" >&2
  head -c 2000 "$work/answer" >&2 || :
  printf '\n' >&2
  exit 1
}
succeeded() {
  case $status in
    2??) ;;
    *) failed ;;
  esac
}
`.trimStart();

/** A script in POSIX shell. Whatever comes from the account stands in single quotes. */
export function shellScript(script: Script, transport: Transport): string {
  const needs = [
    ...transport.needs(script),
    ...script.secrets.map((name) => [name, 'the initial password of a new user'] as const),
  ];
  return [
    '#!/bin/sh',
    ...transport.intro.map((line) => `# ${line}`),
    '# A second run changes nothing. The script stops at the first failure.',
    ...(script.byHand.length === 0 ? [] : ['#', '# What no call does, and is left to you:']),
    ...script.byHand.map(({ title, why }) => `# - ${visible(title)}. ${visible(why)}`),
    '',
    common,
    ...needs.map(([name, why]) => `: "\${${name}:?${why}}"`),
    ...script.secrets.map((name) => `export ${name}`),
    '',
    transport.functions.trim(),
    '',
    ...script.steps.flatMap((one) => ['', ...linesOf(one, transport)]),
    '',
    `printf '%s changes were made.\\n' "$changed" >&2`,
    '',
  ].join('\n');
}
