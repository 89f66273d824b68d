/**
 * A second engine for the tests: short, slow and written without the first one's parts. It turns
 * every pattern into a regular expression and scans every statement. It knows only the operators
 * the generated worlds use.
 */
import type {
  AccessRequest,
  Decision,
  Grant,
  GrantScope,
  PolicyKind,
} from '#src/domain/policy/engine/decision.ts';
import type { PolicyVersion, Statement } from '#src/domain/policy/language/document.ts';

function regex(text: string, flags: string, questionMark: boolean): RegExp {
  const body = text.replaceAll(/[.*+?^${}()|[\]\\]/g, (char) =>
    char === '*' ? '[^]*' : char === '?' && questionMark ? '[^]' : `\\${char}`,
  );
  return new RegExp(`^${body}$`, flags);
}

function actionFits(pattern: string, version: PolicyVersion, action: string): boolean {
  let [service = '', type, operation] = pattern.split(':');
  if (version === '1.0') {
    if (pattern === '*') return true;
    if (pattern === '::Get') return /^[^:]*:[^:]*:get[^:]*$/i.test(action);
    if (pattern === 'identity:assume role') return /^iam:[^:]*:assume$/i.test(action);
    if (pattern.split(':').length === 2)
      [service, type, operation] = [service === 'identity' ? 'iam' : service, '*', type];
    else if (pattern.split(':').length !== 3) return false;
    if (service === '') service = '*';
    if (type === '') type = '*';
    if (operation === '') operation = '*';
  } else {
    if (pattern === '*') return version === '5.0';
    if (pattern.split(':').length !== 3) return false;
  }
  const asked = action.split(':');
  return [service, type ?? '', operation ?? ''].every((part, index) =>
    regex(part, 'i', version === '5.0').test(asked[index] ?? ''),
  );
}

function valuesOf(request: AccessRequest, key: string): string[] {
  const found = Object.entries(request.context).find(
    ([name]) => name.toLowerCase() === key.toLowerCase(),
  );
  return found === undefined ? [] : [found[1]].flat();
}

function resourceFits(pattern: string, version: PolicyVersion, request: AccessRequest): boolean {
  if (pattern === '*') return true;
  if (request.resource === undefined) {
    const [, region, account, type, path] = pattern.split(':');
    return region === '*' && account === '*' && path === '*' && (version !== '5.0' || type === '*');
  }
  const name = valuesOf(request, 'g:UserName')[0];
  if (pattern.includes('${') && name === undefined) return false;
  const filled = pattern.replace('${g:UserName}', name ?? '');
  const asked = request.resource.split(':');
  return filled
    .split(':')
    .every((part, index) =>
      regex(part, index === 0 || index === 3 ? 'i' : '', version === '5.0').test(
        asked[index] ?? '',
      ),
    );
}

function conditionHolds(statement: Statement, request: AccessRequest): boolean {
  return Object.entries(statement.condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => {
      const actual = valuesOf(request, key);
      switch (operator) {
        case 'StringEquals':
        case 'Bool':
          return actual.length === 1 && expected.includes(actual[0] ?? '');
        case 'StringNotEqualsIfExists':
          return actual.length === 0 || !expected.includes(actual[0] ?? '');
        case 'StringLike':
          return actual.some((value) =>
            expected.some((part) => value.toLowerCase().includes(part.toLowerCase())),
          );
        case 'ForAnyValue:StringEquals':
          return actual.some((value) => expected.includes(value));
        case 'ForAllValues:StringEquals':
          return actual.every((value) => expected.includes(value));
        case 'Null':
          return expected.includes('true') === (actual.length === 0);
        default:
          return false;
      }
    }),
  );
}

function principalFits(statement: Statement, request: AccessRequest): boolean {
  if (statement.principal === undefined) return false;
  const { value, not } = statement.principal;
  const { service, accountId, urn } = request.principal;
  const named =
    service === undefined
      ? (value.IAM ?? []).some((one) => ['*', accountId, urn].includes(one))
      : (value.Service ?? []).includes(service);
  return named !== not;
}

function covers(scope: GrantScope, target: AccessRequest['target']): boolean {
  if (scope.kind === 'all') return true;
  if (target.class === 'global') return scope.kind === 'global';
  if (scope.kind === 'project') return scope.projectId === target.projectId;
  return (
    scope.kind === 'enterpriseProject' && scope.enterpriseProjectId === target.enterpriseProjectId
  );
}

function fits(statement: Statement, grant: Grant, request: AccessRequest): boolean {
  const { version } = grant.document;
  const names = [request.action, ...(request.aliases ?? [])];
  const listed = statement.action.values.some((pattern) =>
    names.some((name) => actionFits(pattern, version, name)),
  );
  if (listed === statement.action.not) return false;
  if (!covers(grant.scope, request.target)) return false;
  if ((grant.kind === 'trust' || grant.kind === 'resource') && !principalFits(statement, request))
    return false;
  const { resource } = statement;
  if (
    resource !== undefined &&
    resource.values.some((pattern) => resourceFits(pattern, version, request)) === resource.not
  )
    return false;
  return conditionHolds(statement, request);
}

/** What the rules of both models give, by scanning everything. */
export function referenceOutcome(
  request: AccessRequest,
  held: readonly Grant[],
): Decision['outcome'] {
  const granted = (name: string): boolean =>
    held.some(
      (one) =>
        one.kind === 'identity' && one.policyName === name && covers(one.scope, request.target),
    );
  const { administrator, accountId, service } = request.principal;
  const effective = held.filter((one) =>
    one.document.depends.every((role) => granted(role.displayName)),
  );
  const has = (effect: Statement['effect'], of: (grant: Grant) => boolean): boolean =>
    effective.some(
      (grant) =>
        of(grant) &&
        grant.document.statements.some(
          (statement) => statement.effect === effect && fits(statement, grant, request),
        ),
    );
  const kindIs = (kind: PolicyKind) => (grant: Grant) => grant.kind === kind;

  const binds = (grant: Grant): boolean =>
    !(grant.kind === 'scp' && request.beyondScp === true) &&
    !(grant.kind === 'identity' && administrator !== undefined);
  if (has('Deny', binds)) return 'explicit-deny';

  const own = administrator !== undefined || has('Allow', kindIs('identity'));
  const names = [request.action, ...(request.aliases ?? [])];
  const trusts = held.some(kindIs('trust'));
  const assuming =
    names.includes('sts:agencies:assume') || (names.includes('iam:agencies:assume') && trusts);
  const otherAccount =
    request.resourceAccount !== undefined &&
    request.resourceAccount !== accountId &&
    !names.includes('iam:agencies:assume');
  const atResource = has('Allow', kindIs('resource'));
  const sides = assuming
    ? (own || service !== undefined) && has('Allow', kindIs('trust'))
    : otherAccount
      ? own && atResource
      : own || atResource;
  const session = !held.some(kindIs('session')) || has('Allow', kindIs('session'));
  const levels = new Set(held.filter(kindIs('scp')).map((grant) => grant.path[0]?.id));
  const organization =
    request.beyondScp === true ||
    [...levels].every((level) =>
      has('Allow', (grant) => grant.kind === 'scp' && grant.path[0]?.id === level),
    );
  return sides && session && organization ? 'allow' : 'implicit-deny';
}
