import type { ErrorFamily } from '#src/api/endpoint/endpoint.ts';
import type { Cause } from '#src/domain/policy/engine/cause.ts';
import type { AccessRequest, Decision, PolicyKind } from '#src/domain/policy/engine/decision.ts';
import { refusal as refusalWords } from '#src/domain/policy/engine/words.ts';
import { errorLines, type ErrorName, type Line } from './errorLines.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};

/** A refusal on its way to the caller. Areas with codes of their own make it directly. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** Code in the v5 family, where it differs. */
  readonly pap5: string | undefined;
  /** Set on a 403 that a decision caused. */
  readonly refusal: Refusal | undefined;

  constructor(init: {
    status: number;
    code: string;
    message: string;
    pap5?: string | undefined;
    refusal?: Refusal | undefined;
  }) {
    super(init.message);
    this.name = 'ApiError';
    this.status = init.status;
    this.code = init.code;
    this.pap5 = init.pap5;
    this.refusal = init.refusal;
  }
}

/**
 * A guard action that was refused: its names in both vocabularies, the explained decision about it,
 * and the policy whose Deny refused it.
 */
export type RefusedAction = {
  readonly names: readonly string[];
  readonly decisionId: string;
  readonly decision: Decision;
  readonly request?: AccessRequest | undefined;
  readonly deniedBy?: { readonly kind: PolicyKind; readonly policyName: string } | undefined;
  /** Why, with things of the world by their names where the caller may know them. */
  readonly cause: Cause;
};

/** Who was refused, and every guard action that was: the first gives the message. */
export type Refusal = {
  readonly principalUrn: string;
  readonly missing: readonly [RefusedAction, ...RefusedAction[]];
};

/** Makes the refusal of one line, with `{placeholders}` filled in. */
export function refuse(
  name: ErrorName,
  values: Readonly<Record<string, string | number>> = {},
  refusal?: Refusal,
): ApiError {
  const { status, code, message, pap5 }: Line = errorLines[name];
  const text = message.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
  return new ApiError({ status, code, message: text, pap5, refusal });
}

/** The documented body of an error in its family's shape (docs/sources/errors.md#2). */
export function errorBody(
  family: ErrorFamily,
  error: ApiError,
  requestId: string,
): Record<string, unknown> {
  if (family === 'keystone')
    return {
      error: { code: error.status, message: error.message, title: titles[error.status] ?? 'Error' },
    };
  const flat = {
    error_msg: error.message,
    error_code: family === 'v5' ? (error.pap5 ?? error.code) : error.code,
  };
  if (family === 'iam') return flat;
  if (family === 'v5' && error.refusal !== undefined) {
    const {
      missing: [{ decision }],
      principalUrn,
    } = error.refusal;
    return {
      ...flat,
      error_msg: refusalWords(decision, principalUrn).v5.message,
      request_id: requestId,
      encoded_authorization_message: encodeDecision(decision),
    };
  }
  return { ...flat, request_id: requestId };
}

/** A decision as one opaque word: base64url of its JSON. `decodeDecision` reads it back. */
export function encodeDecision(decision: Decision): string {
  const bytes = new TextEncoder().encode(JSON.stringify(decision));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** Reads a decision back from `encoded_authorization_message`; undefined for anything else. */
export function decodeDecision(message: string): Decision | undefined {
  try {
    const bytes = Uint8Array.from(
      atob(message.replace(/-/g, '+').replace(/_/g, '/')),
      (character) => character.charCodeAt(0),
    );
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' &&
      value !== null &&
      'outcome' in value &&
      'nearMisses' in value
      ? (value as Decision)
      : undefined; // written by `encodeDecision`
  } catch {
    return undefined;
  }
}
