import { expect, type Locator, type Page } from '@playwright/test';

/** Names of the policy editor's controls and the ways into its text. */
export type PolicyEditor = {
  /** The code editor's or the plain area's text box. */
  readonly box: Locator;
  readonly findings: Locator;
  readonly scope: Locator;
  readonly characters: Locator;
  readonly showJson: () => Promise<void>;
  readonly showBlocks: () => Promise<void>;
  /** Replaces the whole text by pasting it into the code editor. */
  readonly paste: (text: string) => Promise<void>;
  /** Replaces the whole text in plain text mode, a text area; leaves the JSON view in that mode. */
  readonly fill: (text: string) => Promise<void>;
  /** The whole text, read in plain text mode; leaves the JSON view in that mode. */
  readonly text: () => Promise<string>;
  /** The n-th permission block, from 1. */
  readonly permission: (number: number) => Locator;
  /** Ticks actions of the open block, in this order. */
  readonly tick: (actions: readonly string[]) => Promise<void>;
};

/**
 * Helpers for the policy editor. The code editor takes typing, `keyboard.insertText` and pasting,
 * and keeps each as it comes. `fill` asks for a text area and cannot reach its EditContext: the
 * switch *Plain text* brings one.
 */
export function policyEditor(page: Page): PolicyEditor {
  const box = page.getByRole('textbox', { name: 'Policy Content' });
  const plain = page.getByRole('switch', { name: 'Plain text' });
  const showJson = async () => {
    await page.getByRole('button', { name: 'JSON', exact: true }).click();
    await expect(box).toBeAttached();
  };
  const permission = (number: number) =>
    page.getByRole('region', { name: `Permission ${number}`, exact: true });
  return {
    box,
    findings: page.getByRole('region', { name: 'Findings' }),
    scope: page.getByRole('status', { name: 'Scope' }),
    characters: page.getByRole('status', { name: 'Characters used' }),
    showJson,
    showBlocks: () => page.getByRole('button', { name: 'Visual editor', exact: true }).click(),
    paste: async (text) => {
      await showJson();
      await plain.uncheck();
      await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
      await box.focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      }, text);
    },
    fill: async (text) => {
      await showJson();
      await plain.check();
      await box.fill(text);
    },
    text: async () => {
      await showJson();
      await plain.check();
      return box.inputValue();
    },
    permission,
    tick: async (actions) => {
      for (const action of actions)
        await page.getByRole('checkbox', { name: action, exact: true }).check();
    },
  };
}
