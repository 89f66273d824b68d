import { newEnforcer, newModelFromString, type Enforcer } from 'casbin';
import type { AccessRequest, Grant } from '#src/domain/policy/engine/decision.ts';
import { naiveStatements, restFits } from './naive.ts';

/**
 * The field library: casbin, the most used access-control library for JavaScript that can say "a
 * Deny stands above every Allow". Its own pattern functions (keyMatch, globMatch) cannot say
 * `service:*:operation`, so it gets a matcher with regular expressions made beforehand, and a
 * second for resource and condition: the quickest form it allows. iam-simulate, the other
 * candidate, knows another cloud's grammar only.
 */
const MODEL = `
[request_definition]
r = turn
[policy_definition]
p = row, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = fits(r.turn, p.row)
`;

/** An enforcer over the same grants; `ask` decides one request. */
export async function casbinAsker(
  grants: readonly Grant[],
  requests: readonly AccessRequest[],
): Promise<(turn: number) => boolean> {
  const rows = naiveStatements(grants).flatMap((statement) =>
    statement.actions.map((action) => ({ action, statement })),
  );
  const enforcer: Enforcer = await newEnforcer(newModelFromString(MODEL));
  await enforcer.addPolicies(
    rows.map(({ statement }, index) => [String(index), statement.effect.toLowerCase()]),
  );
  await enforcer.addFunction('fits', (turn: string, index: string) => {
    const row = rows[Number(index)];
    const request = requests[Number(turn)];
    return (
      row !== undefined &&
      request !== undefined &&
      row.action.test(request.action) &&
      restFits(row.statement, request)
    );
  });
  return (turn) => enforcer.enforceSync(String(turn % requests.length));
}
