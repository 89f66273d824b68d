import type { Cause } from '#src/domain/policy/engine/cause.ts';
import type { PolicyKind } from '#src/domain/policy/engine/decision.ts';

/** Kinds of policies that can deny, as `X-Denied-By` names them. */
const denyingKinds = [
  'identity',
  'session',
  'scp',
  'trust',
  'resource',
] as const satisfies readonly PolicyKind[];

/** A policy whose Deny refused an action; `action` is the entry of `missingActions`. */
export type Denial = {
  readonly action: string;
  readonly kind: PolicyKind;
  readonly policyName: string;
};

/**
 * Every failed call, whatever its documented body, in one shape. Nothing but this reaches a page.
 */
export class Problem extends Error {
  /** HTTP status; 0 when no answer arrived. */
  readonly status: number;
  /**
   * The family's code: `IAM.0003`, `1109`, `PAP5.0001`, or the HTTP status as text for
   * Keystone bodies.
   */
  readonly code: string;
  /**
   * Ids of the decisions that refused, one for each of `missingActions`, to read back at
   * `/console/v1/decisions/:id`.
   */
  readonly decisionIds: readonly string[];
  /** Actions that a 403 refused, `name|other name`: no policy allows them, or one denies them. */
  readonly missingActions: readonly string[];
  /** Those of them that a policy denies: a grant would not help. */
  readonly denials: readonly Denial[];
  /** Why each of the refused actions is, in their order; at least what `denials` says. */
  readonly causes: readonly Cause[];
  readonly requestId: string | undefined;
  /** A code of this project's own (`CONSOLE.…`), also where the body has no room for one. */
  readonly reason: string | undefined;

  constructor(init: {
    status: number;
    code: string;
    message: string;
    decisionIds?: readonly string[] | undefined;
    missingActions?: readonly string[] | undefined;
    denials?: readonly Denial[] | undefined;
    causes?: readonly (Cause | undefined)[] | undefined;
    requestId?: string | undefined;
    reason?: string | undefined;
  }) {
    super(init.message);
    this.name = 'Problem';
    this.status = init.status;
    this.code = init.code;
    this.decisionIds = init.decisionIds ?? [];
    this.missingActions = init.missingActions ?? [];
    this.denials = init.denials ?? [];
    this.causes = this.missingActions.map((action, index): Cause => {
      const denial = this.denials.find((one) => one.action === action);
      return (
        init.causes?.[index] ??
        (denial === undefined
          ? { type: 'missing' }
          : { type: 'deny', kind: denial.kind, policyName: denial.policyName })
      );
    });
    this.requestId = init.requestId;
    this.reason = init.reason;
  }

  /** The decision about the first of the refused actions. */
  get decisionId(): string | undefined {
    return this.decisionIds[0];
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/**
 * Reads the entries `kind/encoded name` that stand beside the actions; what is not of that form
 * (`-`) denies nothing.
 */
function denialsOf(header: string | null, actions: readonly string[]): Denial[] {
  return (header?.split(',') ?? []).flatMap((entry, index): Denial[] => {
    const [kindText, encoded = ''] = entry.split('/');
    const kind = denyingKinds.find((name) => name === kindText);
    const action = actions[index];
    if (kind === undefined || action === undefined) return [];
    try {
      return [{ action, kind, policyName: decodeURIComponent(encoded) }];
    } catch {
      return []; // not written by this backend
    }
  });
}

/** Reads the entries of `X-Refused-For`: causes as percent-encoded JSON, `-` for none. */
function causesOf(header: string | null): readonly (Cause | undefined)[] {
  return (header?.split(',') ?? []).map((entry) => {
    try {
      const value: unknown = JSON.parse(decodeURIComponent(entry));
      // Written by this project's backend; another one does not send the header.
      return isRecord(value) && typeof value['type'] === 'string' ? (value as Cause) : undefined;
    } catch {
      return undefined; // `-`, or not written by this backend
    }
  });
}

/**
 * Reads the documented error body of any family: `{error:{code,message,title}}` (Keystone) or
 * `{error_code,error_msg}` (IAM, v5, services). An unreadable body is a Problem too, with a
 * name: `UNREADABLE`.
 */
export async function problemFrom(response: Response): Promise<Problem> {
  const raw = await response.text();
  const json: unknown = (() => {
    try {
      return JSON.parse(raw) as unknown;
    } catch {
      return undefined;
    }
  })();
  const keystone = isRecord(json) && isRecord(json['error']) ? json['error'] : undefined;
  const flat = isRecord(json) ? json : undefined;
  const code = text(keystone?.['code']) ?? text(flat?.['error_code']) ?? 'UNREADABLE';
  const message =
    text(keystone?.['message']) ??
    text(flat?.['error_msg']) ??
    `The answer (${response.status}) could not be read.`;
  const missingActions =
    response.headers.get('X-Missing-Actions')?.split(',').filter(Boolean) ?? [];
  return new Problem({
    status: response.status,
    code,
    message,
    decisionIds: (
      response.headers.get('X-Decision-Ids') ??
      response.headers.get('X-Decision-Id') ??
      ''
    )
      .split(',')
      .filter(Boolean),
    missingActions,
    denials: denialsOf(response.headers.get('X-Denied-By'), missingActions),
    causes: causesOf(response.headers.get('X-Refused-For')),
    requestId: response.headers.get('X-Request-Id') ?? undefined,
    reason: response.headers.get('X-Refusal') ?? undefined,
  });
}

/**
 * What a call answers, or null where the API answers 404 for what is not there.
 * @throws Problem for every other failure
 */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) return null;
    throw problem;
  }
}
