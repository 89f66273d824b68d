import { blastReport, type Blast, type BlastRow } from '#mocks/analysis/blast.ts';
import { isRealChange } from '#mocks/pipeline/undo.ts';
import type { Commit } from '#mocks/world/journal.ts';
import { differenceLines } from '../diff/report.ts';
import type { Difference } from '../model/difference.ts';
import type { DocumentFinding } from './findings.ts';
import type { Page, Part, Piece } from './page.ts';
import type { UseReport } from './replayUses.ts';

/** How a test came out, as a page tells it. */
export type TestResult = {
  readonly id: string;
  readonly ok: boolean;
  readonly actual: string;
  readonly principal: string;
};

/** What is to be told about a change. */
export type Told = {
  readonly title: string;
  readonly difference: Difference;
  readonly commits: readonly Commit[];
  readonly blast: Blast;
  readonly findings: readonly DocumentFinding[];
  /** Undefined where no tests were given. */
  readonly tests: readonly TestResult[] | undefined;
  /** Recorded calls that come out otherwise; undefined where none were given. */
  readonly uses?: UseReport | undefined;
};

/** As many actions as stand in a line before the rest is counted. */
const mostActions = 12;

const row = ({ principal, actions, witness }: BlastRow): readonly Piece[] => [
  { code: principal },
  ': ',
  { code: actions.slice(0, mostActions).join(', ') },
  actions.length > mostActions ? ` and ${actions.length - mostActions} more` : '',
  '. Proof: ',
  { code: JSON.stringify(witness) },
];

const listed = (heading: string, rows: readonly (readonly Piece[])[]): readonly Part[] =>
  rows.length === 0 ? [] : [{ heading }, { list: rows }];

function why(commits: readonly Commit[]): readonly Part[] {
  const said = commits.filter((commit) => commit.summary !== '' && isRealChange(commit));
  return listed(
    'Why, and by whom',
    said.map(({ no, at, actor, summary }) => [
      `Change ${no}: `,
      { code: summary },
      ' by ',
      { code: actor },
      `, ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ]),
  );
}

function access(blast: Blast): readonly Part[] {
  const { gained, lost, unknown } = blastReport(blast);
  if (gained.length + lost.length + unknown.length === 0)
    return [{ heading: 'Access' }, { paragraph: ['Nobody gains or loses anything.'] }];
  return [
    ...listed('Who gains', gained.map(row)),
    ...listed('Who loses', lost.map(row)),
    ...listed(
      'Not decided',
      unknown.map(({ principal, direction, reason, place }) => [
        { code: principal },
        ` (${direction}): ${reason}, `,
        { code: place },
      ]),
    ),
  ];
}

const finding = ({ kind, name, severity, code, message, path, line }: DocumentFinding) => [
  `${severity} `,
  { code },
  ` in ${kind} `,
  { code: name },
  `, line ${line} (`,
  { code: path },
  '): ',
  { code: message },
];

/** Recorded calls that the change decides otherwise. */
function usesParts({ refused, allowed, unchanged, unknown }: UseReport): readonly Part[] {
  const line = ({ actor, operation, action, count, latest }: UseReport['refused'][number]) => [
    { code: actor },
    ' ',
    { code: operation },
    ` (${count === 1 ? 'once' : `${count} times`}, latest ${latest}): asks for `,
    { code: action },
  ];
  return [
    { heading: 'Recorded calls' },
    {
      paragraph: [
        `${unchanged} recorded ${unchanged === 1 ? 'call comes' : 'calls come'} out as before.`,
      ],
    },
    ...listed('Recorded and now refused', refused.map(line)),
    ...listed('Refused before and now allowed', allowed.map(line)),
    ...listed(
      'Recorded and not decided',
      unknown.map(({ operation, why: reason }) => [{ code: operation }, ': ', { code: reason }]),
    ),
  ];
}

/** A change as a page: what, why, who gains and loses, tests, findings; each with its proof. */
export function changePage(told: Told): Page {
  const { title, difference, commits, blast, findings, tests } = told;
  return {
    title,
    parts: [
      { heading: 'What' },
      { lines: differenceLines(difference), language: 'diff' },
      ...why(commits),
      ...access(blast),
      ...(tests === undefined
        ? []
        : listed(
            'Tests',
            tests.map(({ id, ok, actual, principal }) => [
              ok ? 'ok ' : 'FAILED ',
              { code: id },
              `: ${actual}`,
              ...(principal === '' ? [] : [' for ', { code: principal }]),
            ]),
          )),
      ...(told.uses === undefined ? [] : usesParts(told.uses)),
      ...(findings.length === 0
        ? [{ heading: 'Findings' }, { paragraph: ['None.'] }]
        : listed('Findings', findings.map(finding))),
    ],
  };
}
