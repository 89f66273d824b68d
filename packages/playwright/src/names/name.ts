import type { Page } from '@playwright/test';

type Role = Parameters<Page['getByRole']>[0];

/**
 * What a control is called: its role, its name, and the version of the console from which on it
 * is called so. A name is never changed, only added; one that goes is announced in the changelog.
 */
export type Name = {
  readonly role: Role;
  /** Compared as a whole; a pattern where the name goes on with a value or a hint. */
  readonly name: string | RegExp;
  readonly since: string;
};

/** A dialog: the control of the page that opens it, its title, and what is called how in it. */
export type DialogNames = {
  readonly opener: string;
  readonly title: string;
  readonly since: string;
  readonly controls: Readonly<Record<string, Name>>;
};

/** What is called how on a page. */
export type PageNames = {
  /** The heading; undefined where it is the name of what is shown. */
  readonly title: string | undefined;
  readonly since: string;
  readonly controls: Readonly<Record<string, Name>>;
  readonly dialogs?: Readonly<Record<string, DialogNames>>;
};

const first = '0.2.0';

const named =
  (role: Role) =>
  (name: string | RegExp, since = first): Name => ({ role, name, since });

/** As a name that goes on: with the chosen value, or with a hint. */
const leading =
  (role: Role) =>
  (name: string, since = first): Name => ({
    role,
    name: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\w-])`),
    since,
  });

export const button = named('button');
export const table = named('table');
export const tab = named('tab');
export const field = named('textbox');
export const search = named('searchbox');
export const box = named('checkbox');
export const toggle = named('switch');
export const part = named('region');
export const form = named('form');
export const group = named('group');
export const choices = named('radiogroup');
export const status = named('status');
/** A select, whose name goes on with what is chosen. */
export const select = leading('combobox');
/** A radio, whose name goes on with its hint. */
export const choice = leading('radio');

/** OK and Cancel of a form or a dialog. */
export const ending = { ok: button('OK'), cancel: button('Cancel') } as const;
/** The buttons of a wizard's step. *Next* alone would also fit the pager's. */
export const stepping = {
  back: button('Back'),
  next: button('Next'),
  cancel: button('Cancel'),
} as const;

/** A page with one table, its refresh and its columns. */
export const list = <const C extends Readonly<Record<string, Name>>>(
  title: string | undefined,
  called: string,
  controls: C,
  since = first,
) => ({
  title,
  since,
  controls: {
    table: table(called),
    refresh: button('Refresh'),
    columns: button('Choose columns'),
    ...controls,
  },
});

/** A page that is no list. */
export const page = <const C extends Readonly<Record<string, Name>>>(
  title: string | undefined,
  controls: C,
  since = first,
) => ({ title, since, controls });

/** A dialog with OK and Cancel. */
export const dialog = <const C extends Readonly<Record<string, Name>>>(
  opener: string,
  title: string,
  controls: C,
  since = first,
) => ({ opener, title, since, controls: { ...ending, ...controls } });
