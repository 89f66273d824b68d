import type { ItemChange } from '../model/difference.ts';
import { documentOf, refOf, type Item } from '../model/items.ts';
import type { ScriptBuilder } from './scriptBuilder.ts';
import { versionSearch } from './searches.ts';
import type { Operand } from './steps.ts';
import { object } from './operands.ts';

/** As many versions as an identity policy may have (docs/sources/api-contract.md#1-5). */
const mostVersions = 5;

const isInEffect = ({ fields }: Item): boolean => fields['in_effect'] === true;
const path = '/v5/policies/{policy_id}/versions';

/** Writes about the versions of one policy. Versions are told apart by their documents. */
class VersionWriter {
  readonly #build: ScriptBuilder;
  readonly #policy: Operand;
  readonly #name: string;

  constructor(build: ScriptBuilder, policy: Operand, name: string) {
    this.#build = build;
    this.#policy = policy;
    this.#name = name;
  }

  #search(item: Item, more: { readonly [path: string]: Operand } = {}) {
    return versionSearch(this.#policy, { document: documentOf(item, 'document').text, ...more });
  }

  find(item: Item, required: boolean): string {
    const name = this.#build.nameFor('version', this.#name);
    this.#build.find({
      name,
      title: `A version of ${this.#name}`,
      searches: [this.#search(item)],
      give: 'version_id',
      required,
    });
    return name;
  }

  add(item: Item): void {
    this.#build.write({
      title: `Save a version of ${this.#name}`,
      unless: [{ listed: this.#search(item) }],
      call: {
        family: 'v5',
        operation: 'createPolicyVersionV5',
        method: 'POST',
        path,
        params: { policy_id: this.#policy },
        body: object({
          policy_document: documentOf(item, 'document').text,
          set_as_default: isInEffect(item),
        }),
      },
    });
  }

  /** @param unlessGone a version without which there is nothing to do */
  putInEffect(item: Item, unlessGone?: string): void {
    const name = this.find(item, unlessGone === undefined);
    const needed = unlessGone === undefined ? [] : [{ missing: [unlessGone, name] }];
    this.#build.write({
      title: `Put a version of ${this.#name} in effect`,
      unless: [...needed, { listed: this.#search(item, { is_default: true }) }],
      call: {
        family: 'v5',
        operation: 'setDefaultPolicyVersionV5',
        method: 'POST',
        path: `${path}/{version_id}/set-default`,
        params: { policy_id: this.#policy, version_id: { from: name } },
      },
    });
  }

  remove(item: Item, name = this.find(item, false)): void {
    this.#build.write({
      title: `Delete a version of ${this.#name}`,
      unless: [{ missing: [name] }],
      call: {
        family: 'v5',
        operation: 'deletePolicyVersionV5',
        method: 'DELETE',
        path: `${path}/{version_id}`,
        params: { policy_id: this.#policy, version_id: { from: name } },
      },
    });
  }
}

const textOf = (item: Item): string => documentOf(item, 'document').text;

/** Versions that only differ by their number cannot be told apart by what they say. */
function apart(
  versions: readonly Item[],
  others: readonly Item[],
  build: ScriptBuilder,
  verb: string,
): readonly Item[] {
  const texts = new Set(others.map(textOf));
  const isTold = (one: Item): boolean => !texts.has(textOf(one));
  for (const { name } of versions.filter((one) => !isTold(one)))
    build.byHand(`${verb} version ${name}`, 'Another version has the same document.');
  return versions.filter(isTold);
}

/**
 * Brings the versions of a policy to those of after: first room is made, then versions are added,
 * the one in effect is switched, and the former one goes.
 * @param all the versions of before and after
 */
export function changeVersions(
  changes: readonly ItemChange[],
  all: { readonly before: readonly Item[]; readonly after: readonly Item[] },
  build: ScriptBuilder,
): void {
  const [some] = all.after;
  if (some === undefined) return;
  const policy = refOf(some, 'policy');
  const writer = new VersionWriter(build, build.idOf(policy), policy.name);
  const gone = changes.flatMap(({ before, after }) =>
    before !== undefined && after === undefined ? [before] : [],
  );
  const come = changes.flatMap(({ before, after }) =>
    before === undefined && after !== undefined ? [after] : [],
  );
  const stay = all.before.filter((one) => !gone.includes(one));
  const removed = apart(gone, all.after, build, 'Delete');
  const added = apart(come, stay, build, 'Save');
  const former = removed.find(isInEffect);
  for (const one of removed) if (one !== former) writer.remove(one);
  const formerName = former && writer.find(former, false);
  const [bridge] = stay;
  const early = former !== undefined && stay.length + 1 + added.length > mostVersions;
  if (early && bridge !== undefined) {
    writer.putInEffect(bridge, formerName);
    writer.remove(former, formerName);
  }
  for (const one of added) writer.add(one);
  const wanted = all.after.find(isInEffect);
  if (wanted !== undefined) writer.putInEffect(wanted);
  if (former !== undefined && !early) writer.remove(former, formerName);
}
