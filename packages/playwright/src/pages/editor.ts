import type { Locator, Page } from '@playwright/test';
import { policyEditor } from '../names/policyEditor.ts';
import { locate } from './locate.ts';

/** The policy editor of the page that is open. */
export type PolicyEditor = {
  /** Replaces the whole text, byte for byte, line ends included. The JSON view stays open. */
  readonly setText: (text: string) => Promise<void>;
  /** The whole text, as a text area shows it: its line ends are `\n`. Leaves *Plain text* on. */
  readonly text: () => Promise<string>;
  readonly showJson: () => Promise<void>;
  readonly showBlocks: () => Promise<void>;
  readonly findings: Locator;
  readonly characters: Locator;
  /** The n-th permission block of the visual editor, from 1. */
  readonly permission: (number: number) => Locator;
};

/** Finds the policy editor of a page. */
export function policyEditorOf(page: Page): PolicyEditor {
  const main = page.getByRole('main');
  const plain = main.getByRole('switch', { name: 'Plain text', exact: true });
  const showJson = async () => {
    await locate(main, policyEditor.json).click();
    await plain.waitFor();
  };
  return {
    setText: async (text) => {
      await showJson();
      await plain.evaluate((element, detail) => {
        element.dispatchEvent(new CustomEvent('rehearsal:text', { detail, bubbles: true }));
      }, text);
    },
    text: async () => {
      await showJson();
      await plain.check();
      return main.getByRole('textbox', { name: 'Policy Content', exact: true }).inputValue();
    },
    showJson,
    showBlocks: () => locate(main, policyEditor.visual).click(),
    findings: locate(main, policyEditor.findings),
    characters: locate(main, policyEditor.characters),
    permission: (number) => main.getByRole('region', { name: `Permission ${number}`, exact: true }),
  };
}
