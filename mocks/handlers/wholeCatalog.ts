import { fullCatalogView } from '#src/catalog/view.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';

let catalogue: Promise<CatalogView> | undefined;

/** Every action of every service: loaded with the first question. */
export const wholeCatalog = (): Promise<CatalogView> => (catalogue ??= fullCatalogView());
