import type { ApiAnswer, ApiRequest } from './probe.ts';

type Step = { readonly type: string; readonly name: string };
type Statement = {
  readonly policyName: string;
  readonly kind: string;
  readonly statementIndex: number;
  readonly path: readonly Step[];
};

/** A decision of the console's engine, as far as the kit reads it. */
export type Decision = {
  readonly allowed: boolean;
  readonly outcome: 'allow' | 'explicit-deny' | 'implicit-deny';
  readonly action: string;
  readonly aliases: readonly string[];
  readonly resource: string | null;
  readonly decidedBy:
    | { readonly type: 'statement'; readonly statement: Statement }
    | { readonly type: 'administrator'; readonly step: Step }
    | null;
  readonly missingKind: string | null;
  readonly nearMisses: readonly (Statement & { readonly reason: { readonly type: string } })[];
};

/** What is asked: may this be done, to that, there? */
export type Question = {
  readonly action: string;
  readonly resource?: string;
  readonly projectId?: string;
  readonly enterpriseProjectId?: string;
  /** Whether it may be done to anything at all. */
  readonly resourceOpen?: boolean;
};

type Send = (request: ApiRequest) => Promise<ApiAnswer>;

/** Asks the engine in the name of whom `send` speaks for. @throws Error when it does not answer */
export async function decide(send: Send, question: Question): Promise<Decision> {
  const { status, body } = await send({
    method: 'POST',
    path: '/console/v1/decisions',
    body: { questions: [question], explain: true },
  });
  const decision = (body as { decisions?: Decision[] } | undefined)?.decisions?.[0];
  if (decision === undefined)
    throw new Error(`The engine answered ${status}: ${JSON.stringify(body)}`);
  return decision;
}

/** Reads the decision behind a call; undefined when it is no longer kept. */
export async function readDecision(send: Send, id: string): Promise<Decision | undefined> {
  const { status, body } = await send({ method: 'GET', path: `/console/v1/decisions/${id}` });
  return status === 200 ? (body as { decision: Decision }).decision : undefined;
}

const place = ({ policyName, kind, statementIndex, path }: Statement): string =>
  `statement ${statementIndex + 1} of ${kind} policy “${policyName}” (${path
    .map(({ type, name }) => `${type} ${name}`)
    .join(' → ')})`;

/** A decision in lines of words. */
export function decisionLines(decision: Decision): readonly string[] {
  const { action, aliases, resource, outcome, decidedBy, missingKind, nearMisses } = decision;
  const because =
    decidedBy === null
      ? `no ${missingKind ?? 'identity'} policy allows it`
      : decidedBy.type === 'administrator'
        ? `${decidedBy.step.type} ${decidedBy.step.name} passes every check`
        : place(decidedBy.statement);
  return [
    `Decision: ${outcome}, ${because}`,
    `  action   ${[action, ...aliases].join(' | ')}`,
    ...(resource === null ? [] : [`  resource ${resource}`]),
    ...nearMisses.map((miss) => `  near     ${place(miss)}: ${miss.reason.type}`),
  ];
}
