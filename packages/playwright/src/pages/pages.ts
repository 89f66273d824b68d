import { expect, type Locator, type Page } from '@playwright/test';
import { paths } from '../../../../src/paths.ts';
import { names } from '../names/index.ts';
import type { DialogNames, Name, PageNames } from '../names/name.ts';
import { dialogOf, locate, locateAll, mainOf } from './locate.ts';
import { rowsOf, type Rows } from './rows.ts';

type Names = typeof names;
type Key = keyof Names;
type Paths = typeof paths;

/** A dialog: open it by its control of the page, then use what is in it. */
export type DialogObject<D extends DialogNames> = {
  readonly dialog: Locator;
  readonly open: () => Promise<void>;
} & { readonly [K in keyof D['controls']]: Locator };

type Dialogs<N> = N extends { dialogs: infer D extends Readonly<Record<string, DialogNames>> }
  ? { readonly [K in keyof D]: DialogObject<D[K]> }
  : unknown;

/** A page: its controls by the keys of `names`, its dialogs, and the rows of its table. */
export type PageObject<N extends PageNames, A extends readonly unknown[]> = {
  /** Goes there as a link does and waits for its heading; arguments as in the address. */
  readonly open: (...args: A) => Promise<void>;
  /** The main part of the page, while it is shown. */
  readonly here: Locator;
  readonly heading: Locator;
} & { readonly [K in keyof N['controls']]: Locator } & (N['controls'] extends {
    table: Name;
  }
    ? Rows
    : unknown) &
  Dialogs<N>;

/** Every page of the console. The keys are those of `names`, and of the addresses. */
export type Pages = {
  readonly [K in Key]: PageObject<Names[K], Parameters<Paths[K]>>;
};

/** Goes to an address of the console, without the base path of the deployment. */
export type Go = (path: string) => Promise<void>;

function dialogObject(page: Page, here: Locator, owner: PageNames, spec: DialogNames): object {
  const dialog = dialogOf(page, spec.title);
  const opener = owner.controls[spec.opener];
  if (opener === undefined) throw new Error(`${spec.title} names no opener of its page`);
  return {
    ...locateAll(dialog, spec.controls),
    dialog,
    open: async () => {
      await locate(here, opener).click();
      await dialog.waitFor();
    },
  };
}

function pageObject(page: Page, spec: PageNames, address: (...args: never[]) => string, go: Go) {
  const here = mainOf(page, spec);
  const heading = page.getByRole('heading', {
    level: 1,
    ...(spec.title === undefined ? {} : { name: spec.title, exact: true }),
  });
  const controls: Readonly<Record<string, Locator>> = locateAll(here, spec.controls);
  const dialogs = Object.entries(spec.dialogs ?? {}).map(
    ([key, dialog]) => [key, dialogObject(page, here, spec, dialog)] as const,
  );
  return {
    ...(controls['table'] === undefined ? {} : rowsOf(controls['table'])),
    ...Object.fromEntries(dialogs),
    ...controls,
    here,
    heading,
    open: async (...args: never[]) => {
      await go(address(...args));
      await expect(heading).toBeVisible();
    },
  };
}

/** The pages of the console in one tab. */
export function pagesOf(page: Page, go: Go): Pages {
  const made = (Object.keys(names) as Key[]).map(
    (key) => [key, pageObject(page, names[key], paths[key], go)] as const,
  );
  return Object.fromEntries(made) as unknown as Pages; // fromEntries forgets the keys
}
