import { actionWords as namedWords } from '../language/actionWords.ts';
import { causeOf } from './cause.ts';
import { policyKindNames, refusalLines, scopeWords, valuesWords } from './refusalWords.ts';
import type { Decision, HeldStep, NearMiss, PolicyKind, StatementRef } from './decision.ts';

/** A decision in plain English: one sentence, then what it rests on or what is missing. */
export type DecisionWords = { readonly headline: string; readonly details: readonly string[] };

/** As the published messages call the kinds. */
const KIND_NAMES: Readonly<Record<PolicyKind, string>> = {
  ...policyKindNames,
  identity: 'identity-based policy',
};

const STEP_NAMES: Readonly<Record<HeldStep['type'], string>> = {
  account: 'account',
  user: 'user',
  group: 'user group',
  agency: 'agency',
  trustAgency: 'trust agency',
  organization: 'organization',
};

const actionWords = ({ action, aliases }: Decision): string => namedWords([action, ...aliases]);

function pathWords(ref: StatementRef): string {
  const steps = ref.path.map((step) => `${STEP_NAMES[step.type]} “${step.name}”`);
  return [...steps, `policy “${ref.policyName}”`, scopeWords(ref.scope)].join(' → ');
}

function statementWords(ref: StatementRef): string {
  const sid = ref.sid === undefined || ref.sid === '' ? '' : ` (${ref.sid})`;
  return `Statement ${ref.statementIndex + 1}${sid} of the policy “${ref.policyName}”`;
}

function missWords(miss: NearMiss): string {
  const allows = `${statementWords(miss)} allows it by “${miss.actionPattern}”`;
  const { reason } = miss;
  switch (reason.type) {
    case 'scope':
      return `${allows}, but is granted for ${scopeWords(reason.granted)}, which this request lies outside of.`;
    case 'resource': {
      const asked =
        reason.requested === ''
          ? 'this request names no resource'
          : `this request is about “${reason.requested}”`;
      return `${allows}, but for other resources than asked (${valuesWords(reason.patterns)}); ${asked}.`;
    }
    case 'condition': {
      const had =
        reason.actual === null
          ? `the request carries no ${reason.key}`
          : `the request has ${valuesWords(reason.actual)}`;
      return `${allows}, but on the condition ${reason.key} ${reason.operator} ${valuesWords(reason.expected)}; ${had}.`;
    }
    case 'dependency':
      return `${allows}, but takes effect only together with ${valuesWords(reason.missing)}, not granted in the same scope.`;
    case 'principal':
      return `${allows}, but for other principals than the caller.`;
    case 'otherAction':
      return `The policy “${miss.policyName}” allows “${reason.closest}”, which is close but does not cover this action.`;
  }
}

function withArticle(kind: string): string {
  return kind.startsWith('i') ? `an ${kind}` : `a ${kind}`;
}

function missingKeys(decision: Decision): string[] {
  const keys = decision.nearMisses.flatMap(({ reason }) =>
    reason.type === 'condition' && reason.actual === null ? [reason.key] : [],
  );
  return [...new Set(keys)];
}

/**
 * Why an SCP that stands against a purchase did not stop it
 * (docs/sources/ucs-identity-policies.md).
 */
function passedScpWords({ passedScp }: Decision): string[] {
  if (passedScp === undefined) return [];
  const which =
    passedScp === null
      ? 'The service control policies allow nothing of the kind'
      : `The service control policy “${passedScp.policyName}” denies it by “${passedScp.actionPattern}”`;
  return [`${which}, but a purchase of yearly/monthly resources passes service control policies.`];
}

/** Deny statements that never deny, because no request can meet their condition. */
function deadDenyWords({ deadDenies = [] }: Decision): string[] {
  return deadDenies.map((miss) => {
    const { reason } = miss;
    const condition =
      reason.type === 'condition'
        ? `${reason.key} ${reason.operator} ${valuesWords(reason.expected)}`
        : '';
    return `${statementWords(miss)} denies it by “${miss.actionPattern}”, but its condition ${condition} cannot be evaluated, so it denies nobody.`;
  });
}

function implicitWords(decision: Decision): DecisionWords {
  const kind = KIND_NAMES[decision.missingKind ?? 'identity'];
  const carriedNot = missingKeys(decision);
  const cause = causeOf(decision);
  const [why] =
    cause.type === 'missing' || cause.type === 'limit'
      ? []
      : refusalLines([{ names: [decision.action, ...decision.aliases], cause }]);
  return {
    headline: `Refused: ${why ?? `no ${kind} allows ${actionWords(decision)}.`}`,
    details: [
      `Missing: an Allow for ${actionWords(decision)}${decision.resource === null ? '' : ` on “${decision.resource}”`} in ${withArticle(kind)}.`,
      ...decision.nearMisses.map(missWords),
      ...(carriedNot.length === 0 ? [] : [`Not carried by the request: ${carriedNot.join(', ')}.`]),
    ],
  };
}

/** What the answer hangs on and nobody knows. */
const openWords = ({ undecided = [] }: Decision): string[] =>
  undecided.map(
    ({ policyName, path }) =>
      `The policy “${policyName}” might decide otherwise: its content is not known. Held through: ${path
        .map((step) => `${STEP_NAMES[step.type]} “${step.name}”`)
        .join(' → ')}.`,
  );

/** Puts a decision into words, for the simulator, the refusal banner and the command line. */
export function describeDecision(decision: Decision): DecisionWords {
  const { headline, details } = verdictWords(decision);
  const open = openWords(decision);
  return {
    headline: open.length === 0 ? headline : `Not known: ${headline}`,
    details: [...open, ...details, ...deadDenyWords(decision)],
  };
}

function verdictWords(decision: Decision): DecisionWords {
  const by = decision.decidedBy;
  if (by === null)
    return decision.allowed
      ? { headline: `Allowed: ${actionWords(decision)}.`, details: [] }
      : implicitWords(decision);
  if (by.type === 'administrator') {
    const { step } = by;
    return {
      headline: `Allowed: ${actionWords(decision)}.`,
      details: [
        `Administrators need no policy: ${STEP_NAMES[step.type]} “${step.name}”.`,
        ...passedScpWords(decision),
      ],
    };
  }
  const { statement } = by;
  const how = `${statementWords(statement)} ${decision.allowed ? 'allows' : 'denies'} it by “${statement.actionPattern}”.`;
  const held = `Held through: ${pathWords(statement)}.`;
  if (decision.allowed)
    return {
      headline: `Allowed: ${actionWords(decision)}.`,
      details: [how, held, ...passedScpWords(decision)],
    };
  return {
    headline: `Refused: the ${policyKindNames[statement.kind]} “${statement.policyName}” denies ${actionWords(decision)}.`,
    details: [how, held, 'A Deny stands above every Allow.'],
  };
}

/** What an API says when it refuses: code and message for the classic APIs and for v5. */
export type Refusal = {
  readonly classic: { readonly code: 'IAM.0003'; readonly message: string };
  readonly v5: { readonly code: 'PAP5.0001'; readonly message: string };
};

/**
 * The documented messages of a refusal. Classic: the template of IAM.0003 with the API's own
 * action. v5: the sentence of the new edition's FAQ
 * (https://support.huaweicloud.com/iam5_faq/iam_01_1233.html) after the `access denied:` of its
 * error-code page; names of policy types other than identity-based are ours. `caller` is how the
 * message names the principal, usually its URN.
 */
export function refusal(decision: Decision, caller: string): Refusal {
  const { action } = decision;
  const resource = decision.resource === null ? '' : ` on resource ${decision.resource}`;
  const by = decision.decidedBy;
  const deniedIn = by?.type === 'statement' ? by.statement.kind : null;
  const kind = KIND_NAMES[deniedIn ?? decision.missingKind ?? 'identity'];
  const because =
    deniedIn === null
      ? `because no ${kind} allows the ${action} action`
      : `with an explicit deny in ${withArticle(kind)}`;
  return {
    classic: { code: 'IAM.0003', message: `Policy doesn't allow ${action} to be performed.` },
    v5: {
      code: 'PAP5.0001',
      message: `access denied: User: ${caller} is not authorized to perform action ${action}${resource} ${because}.`,
    },
  };
}
