import { keyOf, type Difference } from '../model/difference.ts';
import { isContentUnknown, kindWords, isRef, refOf, type Item, type Ref } from '../model/items.ts';
import { hclName } from '../quote/hcl.ts';
import { agencyBlock } from './agencies.ts';
import { linkBlock } from './links.ts';
import type { Around, Made } from './made.ts';
import { settingBlock } from './settings.ts';
import { thingBlock } from './things.ts';
import type { Block, Configuration, Import, Variable } from './tree.ts';

/** What is written inside the block of another thing. */
const insideOf: Partial<Record<Item['kind'], string>> = {
  loginProtect: 'user',
  policyVersion: 'policy',
};

/** The thing whose block says what an item says. */
function hostOf(item: Item): Ref | undefined {
  const field = insideOf[item.kind];
  if (field !== undefined) return refOf(item, field);
  const holder =
    item.kind === 'grant' || item.kind === 'attachment' ? item.fields['holder'] : undefined;
  if (!isRef(holder)) return undefined;
  if (item.kind === 'grant') return holder.ref === 'agency' ? holder : undefined;
  return holder.ref === 'trustAgency' ? holder : undefined;
}

/** What no block can say, and why. */
const unsaid: Partial<Record<Item['kind'], string>> = {
  mfaDevice: 'MFA devices are bound by their users.',
};

class Writer {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #data = new Map<string, Block>();
  readonly #variables: Variable[] = [];
  readonly #account: string;
  readonly #items: readonly Item[];
  readonly #existing: ReadonlySet<string>;
  readonly notes: string[] = [];

  constructor(account: string, items: readonly Item[], existing: readonly Item[]) {
    this.#account = account;
    this.#items = items;
    this.#existing = new Set(existing.map(keyOf));
  }

  name(type: string, text: string): string {
    const stem = hclName(text);
    let free = stem;
    for (let no = 2; this.#taken.has(`${type}.${free}`); no += 1) free = `${stem}_${no}`;
    this.#taken.add(`${type}.${free}`);
    return free;
  }

  /** Gives the block of an item its address. */
  place(item: Item, type: string): string {
    const address = `${type}.${this.name(type, item.name)}`;
    this.#names.set(keyOf(item), address);
    return address;
  }

  addressOf(item: Item): string | undefined {
    return this.#names.get(keyOf(item));
  }

  readonly around = (): Around => ({
    account: this.#account,
    items: this.#items,
    exists: (item) => this.#existing.has(keyOf(item)),
    to: (ref, attribute = 'id') => {
      const address = this.#names.get(`${ref.ref}/${ref.id}`);
      if (address !== undefined) return { to: `${address}.${attribute}` };
      if (attribute === 'name') return ref.name;
      return ref.ref === 'systemRole' ? { to: `${this.#roleData(ref)}.id` } : ref.id;
    },
    secret: (name, description) => {
      const free = this.name('var', `password ${name}`);
      this.#variables.push({ name: free, description });
      return { to: `var.${free}` };
    },
  });

  /** System-defined permissions are looked up by the name that people know. */
  #roleData({ name }: Ref): string {
    const type = 'huaweicloud_identity_role';
    const known = this.#data.get(name);
    const block: Block = known ?? {
      mode: 'data',
      type,
      name: this.name(`data.${type}`, name),
      body: [['display_name', name]],
    };
    this.#data.set(name, block);
    return `data.${type}.${block.name}`;
  }

  finish(blocks: readonly Block[], imports: readonly Import[]): Configuration {
    return {
      blocks: [...this.#data.values(), ...blocks],
      imports,
      variables: this.#variables,
      notes: this.notes,
    };
  }
}

const typeOf = (item: Item): string | undefined =>
  ({
    enterpriseProject: 'huaweicloud_enterprise_project',
    project: 'huaweicloud_identity_project',
    user: 'huaweicloud_identity_user',
    group: 'huaweicloud_identity_group',
    role: 'huaweicloud_identity_role',
    agency: 'huaweicloud_identity_agency',
    trustAgency: 'huaweicloud_identity_trust_agency',
    serviceAgency: 'huaweicloud_identityv5_service_linked_agency',
    identityPolicy: 'huaweicloud_identityv5_policy',
    scp: 'huaweicloud_organizations_policy',
  })[item.kind as 'user'];

/** The projects of regions that grants name: they exist by themselves and are only taken over. */
function regionProjects(wanted: readonly Item[], after: readonly Item[]): readonly Item[] {
  const named = new Set(
    wanted.flatMap(({ kind, fields }) => {
      const scope = kind === 'grant' ? fields['scope'] : undefined;
      return isRef(scope) && scope.ref === 'project' ? [scope.id] : [];
    }),
  );
  return after.filter((one) => one.kind === 'project' && isGiven(one) && named.has(one.id));
}

/** Region projects, the account itself and the default enterprise project exist by themselves. */
const isGiven = ({ kind, id, name, fields }: Item): boolean =>
  (kind === 'user' && fields['root'] === true) ||
  (kind === 'project' && fields['region'] === name) ||
  (kind === 'enterpriseProject' && id === '0');

/** Memberships of one group, and tags of one thing, share a block: one of them stands for all. */
const sharedKey = (item: Item): string => {
  if (item.kind === 'membership') return `membership/${refOf(item, 'group').id}`;
  if (item.kind === 'tag') return `tag/${refOf(item, 'of').id}`;
  return keyOf(item);
};

/** The items whose blocks change, each once. */
function wantedOf({ changes, after }: Difference): readonly Item[] {
  const byKey = new Map(after.map((item) => [keyOf(item), item]));
  const wanted = new Map<string, Item>();
  const root = after.find((item) => item.kind === 'user' && isGiven(item))?.id;
  // Nor is what belongs to the account itself; other members of its groups stand for their group.
  const isRoots = (item: Item): boolean =>
    item.kind !== 'membership' &&
    Object.values(item.fields).some(
      (value) => isRef(value) && value.ref === 'user' && value.id === root,
    );
  const want = (item: Item | undefined): void => {
    if (item !== undefined && !isGiven(item) && !isRoots(item)) wanted.set(sharedKey(item), item);
  };
  for (const change of changes) {
    const item = change.after ?? change.before;
    if (item === undefined) continue;
    const host = hostOf(item);
    if (host !== undefined) want(byKey.get(`${host.ref}/${host.id}`));
    else if (change.after !== undefined) want(item);
    else want(after.find((one) => one.kind === item.kind && sharedKey(one) === sharedKey(item)));
  }
  const order = new Map(after.map((item, index) => [keyOf(item), index]));
  return [...wanted.values()].toSorted(
    (a, b) => (order.get(keyOf(a)) ?? 0) - (order.get(keyOf(b)) ?? 0),
  );
}

/** The block of an item. An import id only counts where the item exists. */
function makeBlock(item: Item, around: Around): Made | undefined {
  const made =
    agencyBlock(item, around) ??
    settingBlock(item, around) ??
    thingBlock(item, around) ??
    linkBlock(item, around);
  if (made === undefined || around.exists(item)) return made;
  const { imported: _, ...rest } = made;
  return rest;
}

/**
 * Resources for what a difference creates or changes, with import blocks for what exists already.
 * What is removed is told in the notes: Terraform only removes what is in its state.
 * @param existing what the account has before this is applied
 */
export function configurationOf(
  difference: Difference,
  existing: readonly Item[],
  account: string,
): Configuration {
  const writer = new Writer(account, difference.after, existing);
  const changed = wantedOf(difference);
  const wanted = [...regionProjects(changed, difference.after), ...changed];
  for (const item of wanted) {
    const type = typeOf(item);
    if (type !== undefined && !isContentUnknown(item)) writer.place(item, type);
  }
  const around = writer.around();
  const imports: Import[] = [];
  const blocks: Block[] = [];
  for (const item of wanted) {
    const made = isContentUnknown(item) ? undefined : makeBlock(item, around);
    if (made === undefined) {
      writer.notes.push(
        `${kindWords(item.kind)} ${item.name}: ${isContentUnknown(item) ? 'No file holds its content.' : (unsaid[item.kind] ?? 'No resource says this.')}`,
      );
      continue;
    }
    const address = writer.addressOf(item) ?? writer.place(item, made.type);
    if (made.imported !== undefined) imports.push({ to: address, id: made.imported });
    if (made.note !== undefined) writer.notes.push(`${address}: ${made.note}`);
    blocks.push({
      mode: 'resource',
      type: made.type,
      name: address.slice(made.type.length + 1),
      body: made.body,
      comment: `${kindWords(item.kind)} ${item.name}`,
    });
  }
  for (const { before, after } of difference.changes)
    if (before !== undefined && after === undefined && hostOf(before) === undefined)
      writer.notes.push(
        `${kindWords(before.kind)} ${before.name} is removed: Terraform removes what is in its state. Delete its block where it is managed, otherwise use one of the scripts.`,
      );
  return writer.finish(blocks, imports);
}
