import { expect, type Page } from '@playwright/test';
import type { PolicyEditor } from './editor.ts';
import type { Pages } from './pages.ts';

/** Where a grant of the old console is to count. */
type Scope = 'All resources' | 'Global services' | 'Region-specific projects';

/** Whole procedures, from their page to their message. Each begins where its page begins. */
export type Wizards = {
  /** *Create User Group* of the old console. */
  readonly createGroup: (name: string, description?: string) => Promise<void>;
  /** *Create User* of the old console: one user, who signs in with this password. */
  readonly createUser: (
    name: string,
    password: string,
    groups?: readonly string[],
  ) => Promise<void>;
  /** *Create Custom Policy* with a whole text. */
  readonly createPolicy: (name: string, text: string) => Promise<void>;
  /** *Authorize* of a group: policies, scope, confirmation; ends on the records. */
  readonly authorizeGroup: (
    group: string,
    policies: readonly string[],
    scope?: Scope,
  ) => Promise<void>;
  /** *Create Identity Policy* with a whole text. */
  readonly createIdentityPolicy: (name: string, text: string) => Promise<void>;
  /** *Authorize* of a user of the new console. */
  readonly attachToUser: (user: string, policies: readonly string[]) => Promise<void>;
  /** The consent to COC. */
  readonly enableCoc: () => Promise<void>;
};

type Parts = { readonly page: Page; readonly pages: Pages; readonly editor: PolicyEditor };

async function pick(
  picker: Pages['groupAuthorize'] | Pages['newUserAuthorize'],
  policies: readonly string[],
): Promise<void> {
  for (const policy of policies) {
    await picker.search.fill(policy);
    await picker.select(policy);
  }
}

function oldConsole({ page, pages, editor }: Parts) {
  const said = (text: string | RegExp) =>
    expect(page.getByRole('region', { name: 'Notifications' }).getByText(text)).toBeVisible();
  return {
    createGroup: async (name: string, description?: string) => {
      await pages.groupCreate.open();
      await pages.groupCreate.name.fill(name);
      if (description !== undefined) await pages.groupCreate.description.fill(description);
      await pages.groupCreate.ok.click();
      await said(`User group ${name} created.`);
    },
    createUser: async (name: string, password: string, groups: readonly string[] = []) => {
      const form = pages.userCreate;
      await form.open();
      await form.username.fill(name);
      await form.password.fill(password);
      await form.resetAtFirstLogin.uncheck();
      await form.next.click();
      for (const group of groups)
        await page.getByRole('checkbox', { name: `Select ${group}`, exact: true }).check();
      await form.here.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText('1 user created successfully')).toBeVisible();
    },
    createPolicy: async (name: string, text: string) => {
      await pages.policyCreate.open();
      await pages.policyCreate.name.fill(name);
      await editor.setText(text);
      await pages.policyCreate.ok.click();
      await said(`Custom policy ${name} created.`);
    },
    authorizeGroup: async (
      group: string,
      policies: readonly string[],
      scope: Scope = 'All resources',
    ) => {
      await pages.groups.open();
      await pages.groups.operate(group, 'Authorize');
      const wizard = pages.groupAuthorize;
      await pick(wizard, policies);
      await wizard.next.click();
      const chosen = wizard.here.getByRole('radio', { name: scope });
      const more = wizard.here.getByRole('button', { name: 'Show More' });
      await wizard.here.getByRole('radio').first().waitFor();
      if ((await chosen.count()) === 0) await more.click();
      await chosen.check();
      await wizard.here.getByRole('button', { name: 'OK', exact: true }).click();
      const confirm = page.getByRole('dialog', { name: 'Confirm authorization' });
      await confirm.getByRole('button', { name: 'OK' }).click();
      await expect(page.getByText('Authorization successful.')).toBeVisible();
    },
  };
}

function newConsole({ page, pages, editor }: Parts) {
  return {
    createIdentityPolicy: async (name: string, text: string) => {
      await pages.identityPolicyCreate.open();
      await pages.identityPolicyCreate.name.fill(name);
      await editor.setText(text);
      await pages.identityPolicyCreate.ok.click();
      await expect(
        page.getByRole('region', { name: 'Notifications' }).getByText(name),
      ).toBeVisible();
    },
    attachToUser: async (user: string, policies: readonly string[]) => {
      await pages.newUsers.open();
      await pages.newUsers.search.fill(user);
      await pages.newUsers.operate(user, 'Authorize');
      await pick(pages.newUserAuthorize, policies);
      await pages.newUserAuthorize.ok.click();
      await expect(pages.newUserAuthorize.here).toHaveCount(0);
    },
  };
}

/** The procedures of one tab. */
export function wizardsOf(parts: Parts): Wizards {
  const { pages } = parts;
  return {
    ...oldConsole(parts),
    ...newConsole(parts),
    enableCoc: async () => {
      await pages.cocAuthorization.open();
      await pages.cocAuthorization.agree.check();
      await pages.cocAuthorization.authorize.click();
      await expect(pages.cocAuthorization.here).toHaveCount(0);
    },
  };
}
