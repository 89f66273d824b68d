import { expect, type Page } from '@playwright/test';
import { locate, mainOf, names } from '../packages/playwright/src/index.ts';
import type { Name, PageNames } from '../packages/playwright/src/names/name.ts';
import { paths } from '#src/paths.ts';

type Key = keyof typeof names;

/** Which names of the kit hold on the page at an address; undefined where the kit names none. */
export const namesAt = (address: string): PageNames | undefined => {
  const key = (Object.keys(names) as Key[]).find((one) => {
    const build: (...args: never[]) => string = paths[one];
    return build.length === 0 && build() === address;
  });
  return key === undefined ? undefined : names[key];
};

/** What of the names is gone, or called so more than once, in a part of the page. */
async function wrongIn(
  within: ReturnType<typeof mainOf>,
  controls: Readonly<Record<string, Name>>,
): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(controls).map(async ([key, name]) => {
      const count = await locate(within, name).count();
      return count === 1 ? [] : [`${key}: ${count} × ${name.role} ${name.name}`];
    }),
  );
  return found.flat();
}

/** Every name of the page that is shown holds, once. */
export async function expectNames(page: Page, where: string, held: PageNames): Promise<void> {
  const here = mainOf(page, held);
  expect.soft(await here.count(), `${where} is called ${held.title}`).toBe(1);
  expect.soft(await wrongIn(here, held.controls), `names of ${where}`).toEqual([]);
  for (const dialog of Object.values(held.dialogs ?? {})) {
    const opener = held.controls[dialog.opener];
    if (opener === undefined) throw new Error(`${where}: ${dialog.opener} opens ${dialog.title}`);
    await locate(here, opener).click();
    const shown = page.getByRole('dialog', { name: dialog.title, exact: true });
    await expect(shown, `${where}: ${dialog.title}`).toBeVisible();
    expect.soft(await wrongIn(shown, dialog.controls), `names of ${dialog.title}`).toEqual([]);
    await locate(shown, { role: 'button', name: 'Cancel', since: '' }).click();
    await expect(shown).toHaveCount(0);
    // As it was found: what scrolled or lies under the pointer is measured differently.
    await page.mouse.move(0, 0);
    await page.evaluate(() => window.scrollTo(0, 0));
  }
}
