import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { splitPath } from '#src/domain/policy/language/resourceParts.ts';

const accountId = /^[0-9a-f]{32}$/i;
const assuming: ReadonlySet<string> = new Set([
  'sts:agencies:assume',
  'sts::tagsession',
  'sts::setsourceidentity',
  'iam:agencies:assume',
  'iam:tokens:assume',
]);

/**
 * Resources of another account, as a copied policy has them. Agencies to be assumed are meant
 * to lie elsewhere.
 */
export function lintAccounts(model: PolicyModel, report: Report): void {
  const own = model.accountId;
  if (own === undefined || model.profile === 'role') return;
  for (const statement of model.statements) {
    const { resource } = statement;
    if (!resource || assumesOnly(statement)) continue;
    for (const item of resource.items) {
      const parts = splitPath(item.value);
      const account = parts[2] ?? '';
      if (
        parts.length < 5 ||
        !accountId.test(account) ||
        account.toLowerCase() === own.toLowerCase()
      )
        continue;
      const mended = [...parts.slice(0, 2), own, ...parts.slice(3)].join(':');
      const fix = replaceFix('Write the own account', item.node, JSON.stringify(mended));
      report(
        'OTHER_ACCOUNT',
        itemPath(statement, resource, item),
        item.node,
        `${shown(account)} is another account; this one is ${own}.`,
        { fix },
      );
    }
  }
}

function assumesOnly({ action }: StatementModel): boolean {
  return (
    action !== undefined &&
    action.items.length > 0 &&
    action.items.every(({ lower }) => assuming.has(lower))
  );
}
