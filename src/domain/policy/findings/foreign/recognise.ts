import { propertyOf, type JsonNode, type ObjectNode } from '#src/domain/policy/text/jsonTree.ts';
import { listedStrings } from '#src/domain/policy/language/statementModel.ts';

/** Whose policy a text is, if it is none of the language of identity permissions. */
export type ForeignKind =
  | 'aws'
  | 'alibaba'
  | 'tencent'
  | 'azure'
  | 'google'
  | 'obsBucket'
  | 'smnTopic';

/** The kinds in words. */
export const foreignNames: Readonly<Record<ForeignKind, string>> = {
  aws: 'a policy of Amazon Web Services',
  alibaba: 'a policy of Alibaba Cloud',
  tencent: 'a policy of Tencent Cloud',
  azure: 'a role or policy of Microsoft Azure',
  google: 'a role or policy of Google Cloud',
  obsBucket: 'a bucket policy of OBS, which is set on the bucket',
  smnTopic: 'a topic policy of SMN, which is set on the topic',
};

const own: ReadonlySet<string> = new Set(['1.0', '1.1', '5.0']);

/** What a policy's statements say, of whatever cloud. */
type Outline = {
  readonly version: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly hasPrincipal: boolean;
};

/**
 * Tells a policy of another cloud, or of a resource, by its shape; undefined for anything that
 * may be one of ours.
 */
export function foreignKindOf(root: ObjectNode): ForeignKind | undefined {
  const outline = outlineOf(root);
  if (own.has(outline.version)) return undefined;
  return shapedKind(root) ?? statedKind(outline);
}

function outlineOf(root: ObjectNode): Outline {
  const version = member(root, 'Version') ?? member(root, 'version');
  const list = member(root, 'Statement') ?? member(root, 'statement');
  const statements = (list?.type === 'array' ? list.items : list ? [list] : []).filter(
    (node): node is ObjectNode => node.type === 'object',
  );
  const strings = (...names: readonly string[]): string[] =>
    statements.flatMap((node) =>
      names.flatMap((name) => listedStrings(member(node, name)).map(({ value }) => value)),
    );
  return {
    version: version?.type === 'string' ? version.value : '',
    actions: strings('Action', 'NotAction', 'action'),
    resources: strings('Resource', 'NotResource', 'resource'),
    hasPrincipal: statements.some(
      (node) => member(node, 'Principal') ?? member(node, 'NotPrincipal'),
    ),
  };
}

const member = (node: ObjectNode, name: string): JsonNode | undefined =>
  propertyOf(node, name)?.value;

/** Clouds whose documents have members of their own. */
function shapedKind(root: ObjectNode): ForeignKind | undefined {
  const has = (...names: readonly string[]): boolean =>
    names.some((name) => member(root, name) !== undefined);
  if (has('AssignableScopes', 'assignableScopes', 'DataActions', 'policyRule', 'roleName'))
    return 'azure';
  const properties = member(root, 'properties');
  if (
    properties?.type === 'object' &&
    ['policyRule', 'permissions', 'roleName'].some((name) => member(properties, name))
  )
    return 'azure';
  return has('bindings', 'includedPermissions') ? 'google' : undefined;
}

function statedKind({
  version,
  actions,
  resources,
  hasPrincipal,
}: Outline): ForeignKind | undefined {
  const names = (prefix: string): boolean =>
    resources.some((value) => value.toLowerCase().startsWith(prefix));
  if (names('arn:')) return 'aws';
  if (names('acs:')) return 'alibaba';
  if (names('qcs:')) return 'tencent';
  if (version === '2016-09-07' || names('urn:smn:')) return 'smnTopic';
  const bare =
    actions.length > 0 && actions.every((action) => !action.includes(':') && action !== '');
  if (hasPrincipal && bare) return 'obsBucket';
  if (version === '2012-10-17' || version === '2008-10-17') return 'aws';
  const twoParts = actions.some((action) => /^[a-z0-9-]+:[A-Z]/.test(action));
  if (version === '1' && twoParts) return 'alibaba';
  return version === '2.0' && twoParts ? 'tencent' : undefined;
}
