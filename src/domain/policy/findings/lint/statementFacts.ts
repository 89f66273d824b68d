import type { StatementModel } from '#src/domain/policy/language/statementModel.ts';

/** No Resource element, or one with `*` (five stars of a path count too). */
export function coversAllResources(statement: StatementModel): boolean {
  const { resource } = statement;
  if (!resource) return true;
  return (
    !resource.not && resource.items.some(({ value }) => value === '*' || value === '*:*:*:*:*')
  );
}

/** Applies to every request for its actions: no limit by resource, condition or principal. */
export function isPlain(statement: StatementModel): boolean {
  return (
    !statement.conditionNode &&
    coversAllResources(statement) &&
    !statement.node.properties.some(({ name }) => name === 'Principal' || name === 'NotPrincipal')
  );
}

/** Statements that list what they cover, with that effect. */
export function listing(
  statements: readonly StatementModel[],
  effect: 'Allow' | 'Deny',
): StatementModel[] {
  return statements.filter(
    (statement) => statement.effect === effect && statement.action && !statement.action.not,
  );
}
