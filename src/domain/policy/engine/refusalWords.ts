import { actionWords, distinctActions } from '../language/actionWords.ts';
import type { Cause } from './cause.ts';
import type { GrantScope, PolicyKind } from './decision.ts';

/** One refused action: its names in both vocabularies, and why. */
export type Refused = { readonly names: readonly string[]; readonly cause: Cause };

/** A sentence that says why, and one that says what helps. */
type Told = { readonly why: string; readonly advice: string };

/** How a kind of policy is called in a refusal. */
export const policyKindNames: Readonly<Record<PolicyKind, string>> = {
  identity: 'policy',
  session: 'session policy',
  scp: 'service control policy',
  trust: 'trust policy',
  resource: 'resource-based policy',
};

/** Where a grant counts. */
export function scopeWords(scope: GrantScope): string {
  switch (scope.kind) {
    case 'all':
      return 'all resources';
    case 'global':
      return 'global services';
    case 'project':
      return `project ${scope.projectId}`;
    case 'enterpriseProject':
      return `enterprise project ${scope.enterpriseProjectId}`;
  }
}

/** Values in quotation marks, in a row. */
export const valuesWords = (values: readonly string[]): string =>
  values.map((value) => `“${value}”`).join(', ');

const askManager = 'Ask whoever manages that policy.';
const limitAdvice: Readonly<Record<Exclude<PolicyKind, 'identity'>, string>> = {
  scp: 'Ask the administrators of the organization.',
  session: 'Begin a session whose policy allows it.',
  trust: 'Ask whoever manages the agency.',
  resource: 'Ask whoever owns the resource.',
};

/** What meets a condition, by its key; the circumstances of a rehearsal set each of them. */
const remedies: readonly (readonly [key: RegExp, remedy: string])[] = [
  [/^g:sourceip$/i, 'Ask from an address that fits'],
  [/^g:mfa/i, 'Sign in with an MFA device'],
  [/^g:currenttime$/i, 'Ask at a time that fits'],
  [/^g:requestedregion$/i, 'Choose a region that fits'],
];

function conditionTold(
  { key, operator, expected, actual, policyName }: Extract<Cause, { type: 'condition' }>,
  action: string,
): Told {
  const has = actual === null ? 'not carried by the request' : valuesWords(actual);
  const remedy = remedies.find(([known]) => known.test(key))?.[1] ?? 'Meet the condition';
  return {
    why: `${key}: wanted ${operator} ${valuesWords(expected)}, actual ${has}. The policy “${policyName}” allows ${action} on that condition only.`,
    advice: `${remedy}; Circumstances in the account menu sets it.`,
  };
}

function told(cause: Exclude<Cause, { type: 'missing' }>, action: string): Told {
  switch (cause.type) {
    case 'deny':
      return {
        why: `The ${policyKindNames[cause.kind]} “${cause.policyName}” denies ${action}.`,
        advice: cause.kind === 'scp' ? limitAdvice.scp : askManager,
      };
    case 'condition':
      return conditionTold(cause, action);
    case 'resource': {
      const asked = cause.requested === '' ? 'without naming one' : `for “${cause.requested}”`;
      return {
        why: `The policy “${cause.policyName}” allows ${action} for ${valuesWords(cause.patterns)} only; this was asked ${asked}.`,
        advice: 'Ask for one of these, or have the policy name this one too.',
      };
    }
    case 'scope':
      return {
        why: `The policy “${cause.policyName}” allows ${action}, but is granted for ${scopeWords(cause.granted)}, which this request lies outside of.`,
        advice: 'Ask the account or one of its administrators to grant it here too.',
      };
    case 'dependency':
      return {
        why: `The policy “${cause.policyName}” allows ${action} only together with ${valuesWords(cause.missing)}, not granted in the same scope.`,
        advice: `Ask the account or one of its administrators to grant ${valuesWords(cause.missing)}.`,
      };
    case 'principal':
      return {
        why: `The policy “${cause.policyName}” allows ${action} to others only.`,
        advice: askManager,
      };
    case 'limit':
      return {
        why: `No ${policyKindNames[cause.kind]} allows ${action}.`,
        advice: limitAdvice[cause.kind],
      };
  }
}

const isMissing = ({ cause }: Refused): boolean => cause.type === 'missing';

/** What was never granted, each action once whoever named it. */
function missingTold(refused: readonly Refused[]): readonly Told[] {
  const actions = distinctActions(refused.filter(isMissing).map(({ names }) => names));
  if (actions.length === 0) return [];
  const several = actions.length > 1;
  return [
    {
      why: `Missing permission${several ? 's' : ''}: ${actions.map(actionWords).join('; ')}.`,
      advice: `Ask the account or one of its administrators to grant ${several ? 'them' : 'it'}.`,
    },
  ];
}

/** Refusals by what they have in common but the action: one Deny of three actions is one refusal. */
function byCause(refused: readonly Refused[]): readonly (readonly Refused[])[] {
  const groups = new Map<string, Refused[]>();
  for (const one of refused) {
    const key = JSON.stringify(one.cause);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/**
 * Why something is refused, in the words that every console uses: for each cause a sentence, then
 * once what helps. What was never granted comes first, the rest in the order of the refusals.
 */
export function refusalLines(refused: readonly Refused[]): readonly string[] {
  const others = byCause(refused.filter((one) => !isMissing(one))).flatMap((group): Told[] => {
    const cause = group[0]?.cause;
    if (cause === undefined || cause.type === 'missing') return [];
    const actions = distinctActions(group.map(({ names }) => names)).map(actionWords);
    return [told(cause, actions.join(' and '))];
  });
  const missing = missingTold(refused);
  return [
    ...new Set([
      ...missing.flatMap(({ why, advice }) => [why, advice]),
      ...others.map(({ why }) => why),
      ...others.map(({ advice }) => advice),
    ]),
  ];
}
