import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import type { Finding } from '#src/domain/policy/text/codes/finding.ts';
import { oldProfileOf } from '#src/domain/policy/findings/oldProfile.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { ApiError } from '../ground/errors.ts';

/**
 * Looks at the policy that a call stores.
 * @returns the header of the answer, if any.
 * @throws ApiError 400
 */
export type PolicyCheck = (endpoint: Endpoint, body: unknown) => string | undefined;

/** Bytes of the header: more is cut off (ours). */
const MOST = 4_096;
const cut = ',"truncated"]';

/** Codes of an action or a service that the catalogue does not know, in both grammars. */
const unregistered: ReadonlySet<string> = new Set([
  'IAM.1036',
  'UNKNOWN_ACTION',
  'UNKNOWN_SERVICE',
]);

/**
 * Tells with each stored policy what the editor would say about it. `strict`: an action that the
 * catalogue does not know is refused as unregistered. Given to a backend from outside, so that the
 * page does not load the rules twice.
 */
export const policyCheck =
  (catalog: CatalogView, strict: boolean): PolicyCheck =>
  (endpoint, body) =>
    findingsHeader(findingsOf(endpoint, body, catalog, strict));

function findingsOf(
  endpoint: Endpoint,
  body: unknown,
  catalog: CatalogView,
  strict: boolean,
): readonly Finding[] {
  const stored = body === undefined ? undefined : endpoint.policyOf?.(body);
  if (stored === undefined) return [];
  const { text, profile } = stored;
  const source = parsePolicyText(text);
  const findings = checkPolicy(source, { profile: profile ?? oldProfileOf(source), catalog });
  const unknown = strict ? findings.find(({ code }) => unregistered.has(code)) : undefined;
  if (unknown !== undefined) {
    const { offset, end } = unknown;
    const message = `Action '[${text.slice(offset, end).replaceAll('"', '')}]' has not been registered.`;
    throw new ApiError(
      endpoint.family === 'v5'
        ? { status: 400, code: 'PAP5.0011', message: `malformed policy document: ${message}` }
        : { status: 400, code: 'IAM.1036', message },
    );
  }
  return findings;
}

/** Beyond ASCII nothing may stand in a header. */
const ascii = (text: string): string =>
  text.replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * `[{"code","path","severity"}]` in ASCII; where not all fit into 4 KiB the last entry is the word
 * `truncated`. Undefined for none.
 */
export function findingsHeader(findings: readonly Finding[]): string | undefined {
  if (findings.length === 0) return undefined;
  const entries = findings.map(({ code, path, severity }) =>
    ascii(JSON.stringify({ code, path, severity })),
  );
  const whole = `[${entries.join(',')}]`;
  if (whole.length <= MOST) return whole;
  let kept = '';
  for (const entry of entries) {
    const next = kept === '' ? entry : `${kept},${entry}`;
    if (next.length + 1 + cut.length > MOST) break;
    kept = next;
  }
  return kept === '' ? '["truncated"]' : `[${kept}${cut}`;
}
