import type { Locator } from '@playwright/test';

/** The rows of a table, by what stands in one of their cells. */
export type Rows = {
  /** The row with a cell of exactly this text. */
  readonly row: (name: string) => Locator;
  /** Ticks the boxes of rows. */
  readonly select: (...names: readonly string[]) => Promise<void>;
  /**
   * Uses an operation of a row: a link here, a button there, or an entry under *More*. One that is
   * refused stays where it is and is not pressed: `operation` finds it.
   */
  readonly operate: (name: string, operation: string) => Promise<void>;
  /** An operation of a row; *More* is opened for it when it stands there. */
  readonly operation: (name: string, operation: string) => Promise<Locator>;
};

/** The rows of `table`. */
export function rowsOf(table: Locator): Rows {
  const page = table.page();
  const row = (name: string) =>
    table.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) });
  const operation = async (name: string, called: string): Promise<Locator> => {
    const inRow = row(name);
    const direct = inRow
      .getByRole('link', { name: called, exact: true })
      .or(inRow.getByRole('button', { name: called, exact: true }));
    const more = inRow.getByRole('button', { name: /^More operations on / });
    await direct.or(more).first().waitFor();
    if ((await direct.count()) > 0) return direct;
    await more.click();
    return page.getByRole('menuitem', { name: called, exact: true });
  };
  return {
    row,
    select: async (...names) => {
      for (const name of names)
        await table.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
    },
    operation,
    operate: async (name, called) => (await operation(name, called)).click(),
  };
}
