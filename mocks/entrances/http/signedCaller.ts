import type { Controls } from '#mocks/pipeline/adminApi.ts';
import { ApiError } from '#mocks/ground/errors.ts';
import type { TokenScope } from '#mocks/identities/tokens.ts';
import type { Message } from './message.ts';
import { isSignedWith, parseSdkDate, parseSignature, type Signature } from './signature.ts';

/** How far the clock of a client may be off, either way. */
const maxSkew = 15 * 60_000;

/**
 * The refusal of the API gateway in front of every service; the code and the first words are
 * published, the reasons are ours.
 */
const refusal = (reason: string): ApiError =>
  new ApiError({
    status: 401,
    code: 'APIGW.0301',
    message: `Incorrect IAM authentication information: ${reason}`,
  });

/**
 * The account or the project that a signed request is for.
 * @throws ApiError 401 when it is not the signer's
 */
function scopeOf(controls: Controls, account: string, headers: Message['headers']): TokenScope {
  const { tables } = controls.world();
  const projectId = headers['x-project-id'];
  if (projectId !== undefined && projectId !== '') {
    if (tables.projects.get(projectId)?.domain_id !== account)
      throw refusal('x-project-id is not a project of the account');
    return { kind: 'project', projectId };
  }
  const domainId = headers['x-domain-id'];
  if (domainId !== undefined && domainId !== '' && domainId !== account)
    throw refusal('x-domain-id is not the account of the access key');
  return { kind: 'domain' };
}

/**
 * A permanent key's token: what the signer may do, for the scope of the headers.
 * @throws ApiError 401
 */
function permanent(controls: Controls, message: Message, signature: Signature): string {
  const { tables } = controls.world();
  const key = tables.credentials.get(signature.access);
  const user = key && tables.users.get(key.user_id);
  if (key === undefined || user === undefined) throw refusal('access key not found');
  if (key.status !== 'active') throw refusal('access key is inactive');
  if (!user.enabled) throw refusal('the user is disabled');
  if (!isSignedWith(message, signature, key.secret)) throw refusal('verify signature failed');
  return controls.tokenFor(key.id, scopeOf(controls, user.domain_id, message.headers));
}

/**
 * A temporary key works with its security token, which already says who and where.
 * @throws ApiError 401
 */
function temporary(
  controls: Controls,
  message: Message,
  signature: Signature,
  token: string,
): string {
  const key = controls.temporaryKey(token);
  if (key.access !== signature.access)
    throw refusal('access key does not belong to x-security-token');
  if (!isSignedWith(message, signature, key.secret)) throw refusal('verify signature failed');
  return token;
}

/**
 * What a signature proves: a token of its signer, and the permanent access key it was made with.
 */
export type Signer = { readonly token: string; readonly permanentKey?: string };

/**
 * Turns a signed request into a token for its signer; undefined when the request is not signed, or
 * carries a token already (then the token decides, ours).
 * @throws ApiError 401 APIGW.0301 for a signature that does not hold
 */
export function signerOf(controls: Controls, message: Message, now: number): Signer | undefined {
  const { headers } = message;
  const header = headers['authorization'];
  if (header === undefined || headers['x-auth-token'] !== undefined) return undefined;
  const signature = parseSignature(header);
  if (signature === undefined) throw refusal('authorization header is not valid');
  if (!signature.signedHeaders.includes('x-sdk-date')) throw refusal('x-sdk-date is not signed');
  const date = parseSdkDate(headers['x-sdk-date']);
  if (date === undefined) throw refusal('x-sdk-date is not valid');
  if (Math.abs(now - date) > maxSkew) throw refusal('x-sdk-date is more than 15 minutes off');
  const missing = signature.signedHeaders.find((name) => headers[name] === undefined);
  if (missing !== undefined) throw refusal(`signed header ${missing.slice(0, 64)} is missing`);
  const securityToken = headers['x-security-token'];
  if (securityToken !== undefined)
    return { token: temporary(controls, message, signature, securityToken) };
  return { token: permanent(controls, message, signature), permanentKey: signature.access };
}
