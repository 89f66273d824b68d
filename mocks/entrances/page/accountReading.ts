import type { AccountDrift, AccountRead } from '#src/api/accountFiles.ts';
import { fullCatalogView } from '#src/catalog/view.ts';
import { driftBetween } from '#mocks/account/in/drift.ts';
import { limits } from '#mocks/account/in/files/limits.ts';
import { AccountReader, importedScenario, type Imported } from '#mocks/account/in/importAccount.ts';
import { masked } from '#mocks/account/in/mask.ts';
import type { Kept } from '#mocks/world/store.ts';
import { openIndexedDbStore } from '#mocks/world/storeIndexedDb.ts';

function seen({ report, kept, account }: Imported): AccountRead {
  const marks = kept?.base?.['importMarks'] ?? [];
  const counts = new Map<string, number>();
  for (const mark of marks)
    if ('code' in mark) counts.set(String(mark.code), (counts.get(String(mark.code)) ?? 0) + 1);
  const marked = [...counts].map(([code, count]) => ({ code, count }));
  return { report: { ...report, marked }, account };
}

/** What a workspace holds, where that is an account that was brought in. */
async function heldIn(workspace: string): Promise<Kept | undefined> {
  const store = await openIndexedDbStore(workspace);
  try {
    const loaded = await store.load();
    return loaded.state === 'ready' && loaded.head.scenario === importedScenario
      ? loaded
      : undefined;
  } finally {
    store.close();
  }
}

type Where = { readonly workspace: string; readonly masked: boolean };

/**
 * Reads one account and keeps it: the page only sees what it is told. Everything of it that takes
 * long is here, so that it can run beside the page.
 */
export function accountReading() {
  const reader = new AccountReader();
  let total = 0;
  let kept: Kept | undefined;
  const wanted = (isMasked: boolean): Kept => {
    if (kept === undefined) throw new Error('Nothing was read.');
    return isMasked ? masked(kept) : kept;
  };
  const drift = async ({ workspace, masked: isMasked }: Where) => {
    const held = await heldIn(workspace);
    return held && driftBetween(held, wanted(isMasked));
  };
  return {
    /** Takes one file in; without bytes the browser could not read it. */
    add: ({
      path,
      size,
      bytes,
    }: {
      readonly path: string;
      readonly size: number;
      readonly bytes: Uint8Array | undefined;
    }): void => {
      total += size;
      if (size > limits.file || total > limits.total)
        reader.refuse(path, 'TOO_BIG', 'Bigger than what is read here.');
      else if (bytes === undefined)
        reader.refuse(path, 'FILE_NOT_READ', 'The browser could not read it.');
      else reader.add({ name: path, bytes });
    },
    /** Puts everything together. */
    finish: async ({ at, epoch }: { readonly at: number; readonly epoch: string }) => {
      const made = reader.finish(at, epoch, await fullCatalogView());
      kept = made.kept;
      return seen(made);
    },
    compare: async (where: Where): Promise<AccountDrift | undefined> => {
      const found = await drift(where);
      return found && { live: found.live, rehearsed: found.rehearsed };
    },
    open: async ({ carry, ...where }: Where & { readonly carry: boolean }): Promise<void> => {
      const carried = carry ? (await drift(where))?.carried : undefined;
      const store = await openIndexedDbStore(where.workspace);
      try {
        await store.reset(carried ?? wanted(where.masked));
      } finally {
        store.close();
      }
    },
  };
}

export type AccountReading = ReturnType<typeof accountReading>;
