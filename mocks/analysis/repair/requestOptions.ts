import type { Asked } from '#src/domain/policy/comparison/asked.ts';
import { keysMentioned } from '#src/domain/policy/comparison/asked.ts';
import { canDo } from '#src/domain/policy/comparison/canDo.ts';
import type {
  AccessRequest,
  GrantScope,
  NearMiss,
  StatementRef,
} from '#src/domain/policy/engine/decision.ts';
import { holderOf, type Option } from './option.ts';
import type { Standing } from './standing.ts';
import { listOf, statementsOf, storedPolicy } from './storedPolicy.ts';

type Values = Asked['context'];

/** The request's own circumstances, and of what else policies ask about: not carried. */
function fixedContext({ subject, request }: Standing, open: ReadonlySet<string>): Values {
  const own = new Map(
    Object.entries(request.context).map(([key, value]) => [
      key.toLowerCase(),
      [key, value] as const,
    ]),
  );
  const entries = [...keysMentioned(subject.grants)].flatMap((key): [string, Values[string]][] => {
    if (open.has(key)) return [];
    const [name, value] = own.get(key) ?? [key, null];
    return [[name, value]];
  });
  return Object.fromEntries(entries);
}

const placesOf = ({ target }: AccessRequest): readonly (readonly GrantScope[])[] => {
  // Judged in no project: the comparison knows that of global services, and others are asked again.
  if (target.class === 'global') return [];
  const { projectId, enterpriseProjectId } = target;
  return [
    [{ kind: 'project', projectId }],
    ...(enterpriseProjectId === undefined
      ? []
      : [[{ kind: 'enterpriseProject', enterpriseProjectId } as const]]),
  ];
};

const keysOf = (condition: unknown): readonly string[] =>
  typeof condition === 'object' && condition !== null
    ? Object.values(condition).flatMap((keys: unknown) =>
        typeof keys === 'object' && keys !== null ? Object.keys(keys) : [],
      )
    : [];

/** What of the circumstances a made-up request has otherwise; null: what it does not carry. */
function changed(before: AccessRequest, after: AccessRequest, open: ReadonlySet<string>): Values {
  const lower = (context: AccessRequest['context']) =>
    new Map(
      Object.entries(context).map(([key, value]) => [key.toLowerCase(), [key, value] as const]),
    );
  const [old, next] = [lower(before.context), lower(after.context)];
  return Object.fromEntries(
    [...open].flatMap((key): [string, Values[string]][] => {
      const [was, is] = [old.get(key), next.get(key)];
      if (JSON.stringify(was?.[1]) === JSON.stringify(is?.[1])) return [];
      return [[is?.[0] ?? was?.[0] ?? key, is?.[1] ?? null]];
    }),
  );
}

const valueWords = (value: Values[string]): string =>
  value === null ? 'not carried' : `“${listOf(value).join('”, “')}”`;

/** The same under the circumstances that a statement asks for. */
function conditionOption(standing: Standing, miss: StatementRef): readonly Option[] {
  const { at, subject, request, catalog } = standing;
  const stored = storedPolicy(at.world, miss.policyId, miss.kind);
  const statement = stored && statementsOf(stored.raw)[miss.statementIndex];
  const open = new Set(keysOf(statement?.['Condition']).map((key) => key.toLowerCase()));
  const result = canDo(
    holderOf(subject),
    {
      actions: [request.action],
      ...(request.resource !== undefined && { resource: request.resource }),
      places: placesOf(request),
      context: fixedContext(standing, open),
    },
    catalog,
    true,
  );
  if (result.answer !== 'yes') return [];
  const context = changed(request, result.request, open);
  if (Object.keys(context).length === 0) return [];
  const kept = Object.entries(request.context).filter(
    ([key]) => !Object.keys(context).some((one) => one.toLowerCase() === key.toLowerCase()),
  );
  const set = Object.entries(context).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  return [
    requestOption('other-condition', standing, {
      words: `Ask under other circumstances: ${Object.entries(context)
        .map(([key, value]) => `${key} ${valueWords(value)}`)
        .join(', ')}.`,
      change: { context },
      request: { ...request, context: Object.fromEntries([...kept, ...set]) },
    }),
  ];
}

type Other = {
  readonly words: string;
  readonly change: Omit<Option['change'], 'words'>;
  readonly request: AccessRequest;
};

const requestOption = (
  kind: Option['kind'],
  { subject }: Standing,
  { words, change, request }: Other,
): Option => ({
  kind,
  target: { kind: 'request', id: '', name: subject.name },
  change: { words, ...change },
  touched: { kind: 'nobody' },
  guess: 0,
  apply: () => undefined,
  request,
});

/** The same on another resource, or in another project. */
function placeOptions(
  standing: Standing,
  kind: 'other-resource' | 'other-project',
): readonly Option[] {
  const { subject, request, catalog } = standing;
  const { resource: own } = request;
  const result = canDo(
    holderOf(subject),
    {
      actions: [request.action],
      ...(kind === 'other-project' && own !== undefined && { resource: own }),
      ...(kind === 'other-resource' && { places: placesOf(request) }),
      context: fixedContext(standing, new Set()),
    },
    catalog,
    true,
  );
  if (result.answer !== 'yes') return [];
  const { resource, target } = result.request;
  if (kind === 'other-resource')
    return resource === undefined || resource === own
      ? []
      : [
          requestOption(kind, standing, {
            words: `Ask about another resource, for example “${resource}”.`,
            change: { resource },
            request: { ...request, resource },
          }),
        ];
  const scope: GrantScope | undefined =
    target.class === 'global'
      ? { kind: 'global' }
      : { kind: 'project', projectId: target.projectId };
  return [
    requestOption(kind, standing, {
      words: 'Ask in another project, where it is granted.',
      change: { scope },
      request: { ...request, target },
    }),
  ];
}

/** What the asker could ask in place of it, without anybody's access being changed. */
export function requestOptions(standing: Standing): readonly Option[] {
  const { nearMisses, decidedBy } = standing.decision;
  const has = (type: NearMiss['reason']['type']): boolean =>
    nearMisses.some(({ reason }) => reason.type === type);
  const denying = decidedBy?.type === 'statement' ? [decidedBy.statement] : [];
  const byCondition = nearMisses.filter(({ reason }) => reason.type === 'condition');
  return [
    ...[...denying, ...byCondition].flatMap((statement) => conditionOption(standing, statement)),
    ...(denying.length > 0 || has('resource') ? placeOptions(standing, 'other-resource') : []),
    ...(has('scope') ? placeOptions(standing, 'other-project') : []),
  ];
}
