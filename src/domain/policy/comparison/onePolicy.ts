import type { CatalogView } from '../language/catalogView.ts';
import type { ConditionBlock, PolicyDocument, Statement } from '../language/document.ts';
import type { Grant } from '../engine/decision.ts';
import { plainly, type Holder } from './canDo.ts';
import { compareGrants } from './compareGrants.ts';
import type { Undecided } from './comparison.ts';

/** One policy that gives the same, or why there is none that is known to. */
export type OnePolicy =
  | { readonly policy: PolicyDocument }
  | {
      readonly policy: null;
      readonly why: 'several-scopes' | 'not-equivalent' | 'undecided';
      readonly open: readonly Undecided[];
    };

const sameButActions = (statement: Statement): string =>
  JSON.stringify([
    statement.effect,
    statement.action.not ? statement.action.values : null,
    statement.resource ?? null,
    statement.condition ?? null,
  ]);

/** Statements that differ in their actions only become one. */
function joined(statements: readonly Statement[]): readonly Statement[] {
  const found = new Map<string, Statement>();
  for (const { sid: _, principal: __, ...statement } of statements) {
    const key = sameButActions(statement);
    const known = found.get(key);
    const values = new Set([...(known?.action.values ?? []), ...statement.action.values]);
    found.set(key, { ...statement, action: { ...statement.action, values: [...values] } });
  }
  return [...found.values()];
}

/** The statements of grants that reach everywhere, and the Denies of SCPs. */
function draft(grants: readonly Grant[]): PolicyDocument {
  const identity = grants.filter(({ kind }) => kind === 'identity');
  const versions = new Set(identity.map(({ document: { version } }) => version));
  const [version = '5.0'] = versions;
  const denies = grants
    .filter(({ kind }) => kind === 'scp')
    .flatMap(({ document }) => document.statements.filter(({ effect }) => effect === 'Deny'));
  return {
    version: versions.size === 1 && denies.length === 0 ? version : '5.0',
    depends: [],
    statements: joined([...identity.flatMap(({ document }) => document.statements), ...denies]),
  };
}

/**
 * One policy in place of everything that somebody holds. It is only given where the comparison
 * proves that it allows the same over all requests.
 */
export function onePolicyOf(holder: Holder, catalog: CatalogView): OnePolicy {
  const { grants, caller } = plainly(holder);
  if (grants.some(({ scope }) => scope.kind !== 'all'))
    return { policy: null, why: 'several-scopes', open: [] };
  const document = draft(grants);
  const one: Grant = {
    policyId: 'one',
    policyName: 'one',
    kind: 'identity',
    document,
    scope: { kind: 'all' },
    path: [],
  };
  // Agencies answer for whom they trust whatever the policy says.
  const trust = grants.filter(({ kind }) => kind === 'trust');
  const { relation, unknown } = compareGrants(grants, [one, ...trust], {
    catalog,
    callers: [caller],
  });
  if (relation === 'equivalent') return { policy: document };
  return {
    policy: null,
    why: relation === 'unknown' ? 'undecided' : 'not-equivalent',
    open: unknown,
  };
}

/** A document as its text says it. */
export function writtenPolicy({ version, statements }: PolicyDocument): object {
  return {
    Version: version,
    Statement: statements.map(({ effect, action, resource, condition }) => ({
      Effect: effect,
      [action.not ? 'NotAction' : 'Action']: action.values,
      ...(resource !== undefined && {
        [resource.not ? 'NotResource' : 'Resource']:
          resource.form === 'agencyUris' ? { uri: resource.values } : resource.values,
      }),
      ...(condition !== undefined && { Condition: condition satisfies ConditionBlock }),
    })),
  };
}
