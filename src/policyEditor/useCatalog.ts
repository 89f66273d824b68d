import { useEffect, useMemo, useState } from 'react';
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import { findService } from '#src/catalog/services.ts';
import type { ServiceActions } from '#src/catalog/types.ts';
import { createCatalogView } from '#src/catalog/view.ts';
import { regions } from '#src/catalog/regions.ts';
import type { CatalogView } from '#src/domain/policy/catalogView.ts';

export type LoadedCatalog = {
  readonly view: CatalogView;
  /** Action files by service code; a service that is missing here is on its way or unknown. */
  readonly files: ReadonlyMap<string, ServiceActions>;
  /** Reads one service now; undefined when the catalogue has none or its file does not arrive. */
  readonly load: (code: string) => Promise<ServiceActions | undefined>;
};

const regionIds = regions.map(({ id }) => id);

/** The catalogue with the actions of these services, loaded as they come up. What does not load leaves findings to the grammar alone. */
export function useCatalog(codes: readonly string[]): LoadedCatalog {
  const [files, setFiles] = useState<ReadonlyMap<string, ServiceActions>>(new Map());
  const wanted = codes.filter((code) => findService(code) !== undefined).join(' ');

  const load = useMemo(
    () => async (code: string): Promise<ServiceActions | undefined> => {
      if (findService(code) === undefined) return undefined;
      try {
        const file = await loadServiceActions(code);
        setFiles((now) => (now.has(file.service) ? now : new Map(now).set(file.service, file)));
        return file;
      } catch {
        return undefined; // offline or a new deployment: asked for again at the next change
      }
    },
    [],
  );
  useEffect(() => {
    for (const code of wanted.split(' ').filter(Boolean)) void load(code);
  }, [wanted, load]);

  const view = useMemo(() => createCatalogView([...files.values()], regionIds), [files]);
  return useMemo(() => ({ view, files, load }), [view, files, load]);
}
