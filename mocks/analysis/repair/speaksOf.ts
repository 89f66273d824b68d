import { compilePolicy } from '#src/domain/policy/engine/compilePolicy.ts';
import { actionMatches, parseAction } from '#src/domain/policy/language/actionPattern.ts';
import type { Effect, PolicyDocument } from '#src/domain/policy/language/document.ts';

/** Whether a statement of an effect is about the action, under any of its names. */
export function speaksOf(
  document: PolicyDocument,
  effect: Effect,
  names: readonly string[],
): boolean {
  const read = names.map(parseAction).filter((name) => name !== null);
  return compilePolicy(document).statements.some(
    (statement) =>
      statement.effect === effect &&
      statement.patterns.some((pattern) => read.some((name) => actionMatches(pattern, name))) !==
        statement.not,
  );
}
