import { tabStorage } from '#src/api/tabStorage.ts';

const KEY = 'proposed-text';

/** The name under which an address knows a text. */
export const proposalName = (text: string): string =>
  Array.from(text)
    .reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7)
    .toString(36);

/** Keeps a text for the form that a link of this tab leads to; addresses are too short for it. */
export const keepProposal = (text: string): void =>
  tabStorage.setItem(KEY, JSON.stringify({ name: proposalName(text), text }));

/** The text that was kept under a name, if it still is the latest; else null. */
export function readProposal(name: string | null): string | null {
  if (name === null) return null;
  try {
    const kept: unknown = JSON.parse(tabStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('text' in kept))
      return null;
    return kept.name === name && typeof kept.text === 'string' ? kept.text : null;
  } catch {
    return null; // somebody else wrote it
  }
}
