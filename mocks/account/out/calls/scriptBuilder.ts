import { kindWords, type Item, type Ref } from '../model/items.ts';
import { accountSearch, lookupOf } from './searches.ts';
import type { ByHand, Find, Operand, Script, Step, Write } from './steps.ts';

/** What has become of a thing: how it is looked up, and whether it has to be there. */
export type Standing =
  | {
      readonly is: 'kept';
      /** Its names, the newest first, where it was renamed. */
      readonly names?: readonly string[];
      /** Its id, where one of these names was another thing's. */
      readonly id?: string;
    }
  | { readonly is: 'created' }
  | { readonly is: 'removed'; readonly where: { readonly [path: string]: Operand } };

/** Gathers the steps of a script; ids are looked up where they are first needed. */
export class ScriptBuilder {
  readonly #steps: Step[] = [];
  readonly #byHand: ByHand[] = [];
  readonly #secrets: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #taken = new Set(['account']);
  readonly #standingOf: (ref: Ref, gone: boolean) => Standing;
  #account = false;

  /** @param standingOf what a difference says about a thing of after, or of before (`gone`) */
  constructor(standingOf: (ref: Ref, gone: boolean) => Standing) {
    this.#standingOf = standingOf;
  }

  byHand(title: string, why: string): void {
    this.#byHand.push({ title, why });
  }

  /** The account's id. */
  account(): Operand {
    if (!this.#account)
      this.find({
        name: 'account',
        title: 'The account',
        searches: [accountSearch],
        give: 'id',
        required: true,
      });
    this.#account = true;
    return { from: 'account' };
  }

  find(find: Omit<Find, 'step'>): void {
    if (JSON.stringify(find.searches).includes('{"from":"account"}')) this.account();
    this.#steps.push({ step: 'find', ...find });
  }

  write(write: Omit<Write, 'step'>): void {
    if (JSON.stringify(write).includes('{"from":"account"}')) this.account();
    this.#steps.push({ step: 'write', ...write });
  }

  /** A name for an id that letters, digits and `_` make up, used by nothing else. */
  nameFor(kind: string, name: string): string {
    const stem = `${kind}_${name}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .slice(0, 40)
      .replace(/_+$/, '');
    let free = stem;
    for (let no = 2; this.#taken.has(free); no += 1) free = `${stem}_${no}`;
    this.#taken.add(free);
    return free;
  }

  /** The environment variable that holds an initial password. */
  secret(name: string): Operand {
    const free = this.nameFor('password', name).toUpperCase();
    this.#secrets.push(free);
    return { env: free };
  }

  /** The id of what a reference points at. @param gone whether it is one of before */
  idOf(ref: Ref, gone = false): Operand {
    // The default enterprise project has this id in every account.
    if (ref.ref === 'enterpriseProject' && ref.id === '0') return '0';
    if (ref.ref === 'accessKey') return ref.id;
    return { from: this.idName(ref, gone) };
  }

  /** The name under which an id is kept; looks it up at its first use. */
  idName(ref: Ref, gone = false): string {
    const standing = this.#standingOf(ref, gone);
    const key = `${standing.is === 'removed' ? 'gone ' : ''}${ref.ref}/${ref.id}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.nameFor(
      ref.ref.replace(/[A-Z]/g, (letter) => `_${letter}`),
      ref.name,
    );
    this.#names.set(key, name);
    const more =
      standing.is === 'removed'
        ? standing.where
        : standing.is === 'kept' && standing.id !== undefined
          ? { id: standing.id }
          : {};
    const names = (standing.is === 'kept' ? standing.names : undefined) ?? [ref.name];
    const lookups = names.map((one) => lookupOf(ref, one, more));
    this.find({
      name,
      title: `${kindWords(ref.ref)} ${ref.name}`,
      searches: lookups.map(({ search }) => search),
      give: lookups[0]?.give ?? 'id',
      required: standing.is === 'kept',
    });
    return name;
  }

  script(): Script {
    return { steps: this.#steps, byHand: this.#byHand, secrets: this.#secrets };
  }
}

/** A reference to a thing. */
export const refTo = ({ kind, id, name }: Item): Ref => ({ ref: kind, id, name });
