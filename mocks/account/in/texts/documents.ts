import { findService } from '#src/catalog/services.ts';
import type { Place } from '../facts/fact.ts';
import type { Reading } from '../facts/reading.ts';
import { isRec, list, text, type Rec } from '../facts/values.ts';

/** Whether a value is a policy document on its own. */
export const isDocument = (item: Rec): boolean =>
  Object.hasOwn(item, 'Statement') &&
  (Object.hasOwn(item, 'Version') || isRec(item['Statement']) || Array.isArray(item['Statement']));

/** `policies/ReadShop.json` is named ReadShop. */
export const nameOfFile = (file: string): string =>
  (file.split(/[/\\]/).at(-1) ?? file).replace(/(\.(json|txt|policy))+$/i, '') || file;

/** Where a policy of the old IAM is shown: AX with services that are global only, else XA. */
function typeOf(item: Rec): 'AX' | 'XA' {
  const services = (list(item, 'Statement') ?? [])
    .flatMap((statement) => (isRec(statement) ? (list(statement, 'Action') ?? []) : []))
    .flatMap((action) => (typeof action === 'string' ? [action.split(':', 1)[0] ?? ''] : []));
  return services.length > 0 && services.every((code) => findService(code)?.class === 'global')
    ? 'AX'
    : 'XA';
}

/**
 * Takes in a policy document that stands alone: by its version a custom policy of the old or the new
 * IAM, or a service control policy where the name of the file says so.
 */
export function readDocumentFile(item: Rec, at: Place, name: string, reading: Reading): void {
  const version = text(item, 'Version') ?? '1.1';
  const document = JSON.stringify(item, null, 2);
  if (!version.startsWith('5')) {
    reading.add(
      'role',
      { name, system: false, catalog: 'CUSTOMED', type: typeOf(item), policy: item },
      at,
    );
    return;
  }
  const statements = list(item, 'Statement') ?? [];
  const isTrust = statements.some(
    (one) => isRec(one) && (Object.hasOwn(one, 'Principal') || Object.hasOwn(one, 'NotPrincipal')),
  );
  if (isTrust) {
    reading.leave(at, 'A trust policy alone: it does not say whose agency it belongs to.');
  } else if (/(^|[^a-z])scps?([^a-z]|$)|service[-_ ]?control/i.test(at.file)) {
    reading.add('scp', { name, document }, at);
  } else {
    reading.add('identityPolicy', { name, system: false, defaultVersion: 'v1' }, at);
    reading.add('version', { policy: { name }, version: 'v1', document, isDefault: true }, at);
  }
}
