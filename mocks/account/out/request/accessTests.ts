import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { NotThere, type Account } from '#mocks/analysis/account.ts';
import type { Blast } from '#mocks/analysis/blast.ts';
import { questionOf } from '#mocks/analysis/logged.ts';
import { requestFor, type Where } from '#mocks/analysis/question.ts';
import { findSubject } from '#mocks/analysis/subject.ts';

/** An expectation as `docs/schemas/access-tests.json` describes it. */
export type WrittenTest = {
  readonly id: string;
  readonly principal: string;
  readonly request: {
    readonly action: string;
    readonly resource?: string;
    readonly scope?: { readonly project?: string; readonly enterpriseProject?: string };
    readonly context?: Where['context'];
  };
  readonly expected: 'allowed' | 'refused';
  readonly why: string;
};

function written(
  id: string,
  principal: string,
  action: string,
  { resource, project, enterpriseProject, context }: Where,
  expected: WrittenTest['expected'],
): WrittenTest {
  const scope = {
    ...(project !== undefined && { project }),
    ...(enterpriseProject !== undefined && { enterpriseProject }),
  };
  return {
    id,
    principal,
    request: {
      action,
      ...(resource !== undefined && { resource }),
      ...(Object.keys(scope).length > 0 && { scope }),
      ...(Object.keys(context).length > 0 && { context }),
    },
    expected,
    why: expected === 'allowed' ? 'The change gives it.' : 'The change takes it.',
  };
}

/** Requests of a comparison are about any project; a test names one that is there. */
const someProject = ({ world: { tables }, account }: Account): string =>
  tables.projects.by('domain', account.id)[0]?.name ?? '';

/** What the state after says to a test; undefined where who or where is asked about is not there. */
function holds(
  at: Account,
  catalog: CatalogView,
  asked: ReturnType<typeof questionOf>,
): boolean | undefined {
  const { principal, action, ...where } = asked;
  try {
    const subject = findSubject(at, principal);
    const request = requestFor(at, catalog, subject, action, where);
    return decide(request, compileGrants(subject.grants)).allowed;
  } catch (error) {
    if (error instanceof NotThere) return undefined;
    throw error;
  }
}

/**
 * Tests that hold after a change and did not before: one for each gain and loss that the state
 * after decides by itself. People who are gone have none.
 */
export function accessTestsOf(
  blast: Blast,
  after: Account,
  catalog: CatalogView,
): readonly WrittenTest[] {
  const tests: WrittenTest[] = [];
  for (const [{ name }, { gained, lost }] of blast)
    for (const [changes, expected] of [
      [gained, 'allowed'],
      [lost, 'refused'],
    ] as const)
      for (const { witness } of changes) {
        const { request } = witness;
        const asked = [questionOf(after.world, name, request)].flatMap((one) => [
          one,
          ...(one.project === undefined ? [] : [{ ...one, project: someProject(after) }]),
        ]);
        const held = asked.find((one) => holds(after, catalog, one) === (expected === 'allowed'));
        if (held === undefined) continue;
        const id = `change-${tests.length + 1}`;
        tests.push(written(id, name, request.action, held, expected));
      }
  return tests;
}
