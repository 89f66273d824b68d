import { createCatalogView } from '#src/catalog/view.ts';
import type { PolicyProfile } from '#src/domain/policy/finding.ts';
import type { RawPolicy } from '#src/domain/policy/document.ts';
import { validatePolicy } from '#src/domain/policy/validate.ts';
import { ApiError, refuse } from './errors.ts';

/** Services and their classes; single actions are not needed, for an unknown one is no error. */
const catalog = createCatalogView([]);

const assuming: ReadonlySet<unknown> = new Set(['iam:agencies:assume', 'iam:tokens:assume']);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A custom policy for agencies names agencies by URI, or speaks of assuming them only (seed 003); every other one is for cloud services. */
export function profileOf(policy: RawPolicy): PolicyProfile {
  const statements: unknown[] = Array.isArray(policy['Statement']) ? policy['Statement'] : [];
  const forAgencies = statements.some((statement) => {
    if (!isRecord(statement)) return false;
    const actions: unknown[] = Array.isArray(statement['Action']) ? statement['Action'] : [];
    return (isRecord(statement['Resource']) && 'uri' in statement['Resource']) || (actions.length > 0 && actions.every((action) => assuming.has(action)));
  });
  return forAgencies ? 'agency' : 'custom';
}

const coded = (code: string, message: string): ApiError => new ApiError({ status: 400, code, message });

/**
 * Checks the writable part of a custom policy as the API does.
 * @throws ApiError 400 with the documented code of the first rule broken (api reference errors §6)
 */
export function checkCustomPolicy(draft: { readonly display_name: string; readonly type: string; readonly description: string; readonly description_cn?: string | undefined; readonly policy: RawPolicy }): void {
  const { display_name: name, type, description, description_cn: descriptionCn, policy } = draft;
  if (name.trim() === '') throw refuse('role1001');
  if (name.length > 64) throw coded('IAM.1002', `The length [${name.length}] of the display name exceeds 64 characters.`);
  if (/[<>"'&\\/%$@#^*;\p{Cc}]/u.test(name)) throw coded('IAM.1003', 'The display_name contains invalid characters.');
  if (type.trim() === '') throw refuse('role1004');
  if (!['AX', 'XA', 'AA', 'XX'].includes(type)) throw coded('IAM.1005', `Invalid type [${type}].`);
  if (type !== 'AX' && type !== 'XA') throw coded('IAM.1009', "The type of a custom policy must be 'AX' or 'XA'.");
  if (!fitsDescription(description)) throw refuse('role1018');
  if (descriptionCn !== undefined && !fitsDescription(descriptionCn)) throw refuse('role1019');
  const finding = validatePolicy(JSON.stringify(policy), { profile: profileOf(policy), catalog, mixedScope: 'error' }).find(({ severity }) => severity === 'error');
  if (finding === undefined) return;
  throw finding.code.startsWith('IAM.') ? coded(finding.code, finding.message) : coded('IAM.0011', `${refuse('invalidBody').message} ${finding.message}`);
}

/** Up to 256 characters without angle brackets and control characters (ours: the sources only say "invalid"). */
const fitsDescription = (text: string): boolean => text.length <= 256 && !/[<>\p{Cc}]/u.test(text);
