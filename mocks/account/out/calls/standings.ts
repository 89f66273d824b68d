import { keyOf, type Difference } from '../model/difference.ts';
import { isContentUnknown, textOf, type Item, type Ref } from '../model/items.ts';
import type { Standing } from './scriptBuilder.ts';
import type { Operand } from './steps.ts';

/** The account itself: nothing makes it, or takes it away. */
export const isRoot = ({ kind, fields }: Item): boolean =>
  kind === 'user' && fields['root'] === true;

/** What a difference says about each thing. */
export function standings({ changes }: Difference): (ref: Ref, gone: boolean) => Standing {
  const created = new Set<string>();
  const removed = new Map<string, Item>();
  const renamed = new Map<string, Extract<Standing, { is: 'kept' }>>();
  for (const { before, after } of changes) {
    // What is left to people has to be there when the script comes to it.
    if (before === undefined && after !== undefined && !isRoot(after) && !isContentUnknown(after))
      created.add(keyOf(after));
    if (after === undefined && before !== undefined) removed.set(keyOf(before), before);
    if (before === undefined || after === undefined || before.name === after.name) continue;
    const isTaken = changes.some(
      (one) => one.kind === after.kind && one.before?.name === after.name,
    );
    const kept = { is: 'kept', names: [after.name, before.name] } as const;
    for (const one of [before, after])
      renamed.set(keyOf(one), isTaken ? { ...kept, id: before.id } : kept);
  }
  return ({ ref, id }, gone) => {
    const key = `${ref}/${id}`;
    const item = gone ? removed.get(key) : undefined;
    if (item !== undefined) return { is: 'removed', where: tellingApart(item) };
    if (!gone && created.has(key)) return { is: 'created' };
    return renamed.get(key) ?? { is: 'kept' };
  };
}

/** What tells a removed thing from one of the same name that was made in its place. */
const tellingApart = (item: Item): { readonly [path: string]: Operand } =>
  item.kind === 'agency'
    ? { trust_domain_name: textOf(item, 'trusts') }
    : item.kind === 'trustAgency'
      ? { path: textOf(item, 'path'), trust_domain_name: '' }
      : {};
