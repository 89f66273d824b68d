import type { CatalogView } from '../language/catalogView.ts';
import { ActionNames } from './actionNames.ts';
import type { Item } from './terms.ts';

/**
 * Actions of the catalogue that any Allow of an identity policy can be about: those of the services
 * it names, or all.
 */
export function catalogueActions(items: readonly Item[], catalog: CatalogView): readonly string[] {
  const names = ActionNames.of(catalog);
  const allows = items.filter(
    ({ grant, statement }) => grant.kind === 'identity' && statement.effect === 'Allow',
  );
  const everywhere = allows.some(
    ({ statement }) =>
      statement.not || statement.patterns.some(({ service }) => service.kind !== 'literal'),
  );
  const named = allows.flatMap(({ statement }) =>
    statement.patterns.flatMap(({ service }) => (service.kind === 'literal' ? [service.text] : [])),
  );
  const services = everywhere ? names.services() : [...new Set(named)];
  return services.flatMap((service) => names.ofService(service).map(({ text }) => text));
}
