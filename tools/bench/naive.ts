import type { AccessRequest, Grant } from '#src/domain/policy/engine/decision.ts';
import type { Effect } from '#src/domain/policy/language/document.ts';

function regex(pattern: string): RegExp {
  return new RegExp(
    `^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`,
    'i',
  );
}

/**
 * A statement as the obvious matcher keeps it: one regular expression per pattern, made beforehand.
 */
export type NaiveStatement = {
  readonly effect: Effect;
  readonly actions: readonly RegExp[];
  readonly resources: readonly RegExp[] | null;
  readonly userNames: readonly string[] | null;
};

/** Prepares the grants of `benchGrants` for the obvious matcher. */
export function naiveStatements(grants: readonly Grant[]): readonly NaiveStatement[] {
  return grants.flatMap((grant) =>
    grant.document.statements.map((statement) => ({
      effect: statement.effect,
      actions: statement.action.values.map(regex),
      resources: statement.resource?.values.map(regex) ?? null,
      userNames: statement.condition?.['StringEquals']?.['g:UserName'] ?? null,
    })),
  );
}

/** Whether everything but the action fits. */
export function restFits(statement: NaiveStatement, request: AccessRequest): boolean {
  if (
    statement.resources !== null &&
    !statement.resources.some((one) => one.test(request.resource ?? ''))
  )
    return false;
  return (
    statement.userNames === null ||
    statement.userNames.includes(String(request.context['g:UserName']))
  );
}

/** Scans every statement and pattern; a Deny ends it. */
export function naiveAllows(
  statements: readonly NaiveStatement[],
  request: AccessRequest,
): boolean {
  let allowed = false;
  for (const statement of statements) {
    if (allowed && statement.effect === 'Allow') continue;
    if (!statement.actions.some((one) => one.test(request.action)) || !restFits(statement, request))
      continue;
    if (statement.effect === 'Deny') return false;
    allowed = true;
  }
  return allowed;
}
