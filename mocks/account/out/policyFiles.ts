import { isContentUnknown, isDocument, kindWords, textOf, type Item } from './model/items.ts';

/** A file of an export. */
export type OutFile = { readonly name: string; readonly text: string };

/** A name for a file that every system takes: nothing climbs out of its folder, nothing is hidden. */
const fileName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'unnamed';

const folders: Partial<Record<Item['kind'], string>> = {
  role: 'policies',
  policyVersion: 'identity-policies',
  trustAgency: 'trust-policies',
  scp: 'service-control-policies',
};

/**
 * The policies of an account as files, each as its API takes it, and a list that says which file
 * is which policy.
 */
export function policyFiles(items: readonly Item[]): readonly OutFile[] {
  const taken = new Set<string>();
  const files = items.flatMap((item) => {
    const folder = folders[item.kind];
    const document = Object.values(item.fields).find(isDocument);
    if (folder === undefined || document === undefined || isContentUnknown(item)) return [];
    const stem = `${folder}/${fileName(item.name)}`;
    let free = stem;
    for (let no = 2; taken.has(free.toLowerCase()); no += 1) free = `${stem}-${no}`;
    taken.add(free.toLowerCase());
    return [{ name: `${free}.json`, text: `${document.text.trimEnd()}\n`, item }];
  });
  const index = files.map(({ name, item }) => ({
    file: name,
    kind: kindWords(item.kind),
    name: item.name,
    ...(item.kind === 'role' && { level: textOf(item, 'level') }),
    ...(item.kind === 'policyVersion' && { in_effect: item.fields['in_effect'] === true }),
  }));
  return [
    ...files.map(({ name, text }) => ({ name, text })),
    { name: 'index.json', text: `${JSON.stringify(index, null, 2)}\n` },
  ];
}
