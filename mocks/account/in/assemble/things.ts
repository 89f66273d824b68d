import { idFor } from '#mocks/ground/ids.ts';
import type { Place, Ref } from '../facts/fact.ts';

type Fields = { readonly id?: string | undefined; readonly name?: string | undefined };

/** One thing, put together from everything that files say about it. */
export type Thing<T extends Fields> = {
  readonly id: string;
  name: string;
  is: T;
  readonly at: Place;
  /** No file holds it: something refers to it. */
  readonly isPlaceholder: boolean;
};

/** Puts what a later file says above what an earlier one said; what it leaves out stays. */
function overlay<T extends Fields>(thing: Thing<T>, is: T): void {
  const before: Readonly<Record<string, unknown>> = thing.is;
  const said: Readonly<Record<string, unknown>> = is;
  let all: Record<string, unknown> | undefined;
  // Most files repeat what others said: nothing is copied for that.
  for (const key of Object.keys(said))
    if (said[key] !== undefined && before[key] !== said[key]) {
      all ??= { ...before };
      all[key] = said[key];
    }
  if (all !== undefined) thing.is = all as T; // its own fields, some of them said anew
}

/**
 * The things of one kind. Files tell of the same thing by its id or its name; what a later one says
 * stands above what an earlier one said.
 */
export class Things<T extends Fields> {
  readonly #kind: string;
  readonly #byId = new Map<string, Thing<T>>();
  readonly #byName = new Map<string, Thing<T>>();
  readonly #hints = new WeakMap<
    readonly string[],
    { readonly thing: Thing<T> | undefined; readonly size: number; readonly strict: boolean }
  >();
  readonly all = new Set<Thing<T>>();

  constructor(kind: string) {
    this.#kind = kind;
  }

  /** Notes what a file says about a thing. */
  add(is: T, at: Place): Thing<T> {
    const { id, name } = is;
    const known =
      (id === undefined ? undefined : this.#byId.get(id)) ??
      (name === undefined ? undefined : this.#named(name, id));
    if (known === undefined) return this.#make(is, at, false);
    if (id !== undefined) this.#byId.set(id, known);
    if (name !== undefined && name !== known.name) {
      this.#byName.delete(known.name);
      this.#byName.set(name, known);
      known.name = name;
    }
    overlay(known, is);
    return known;
  }

  /** A name that is known by another id in the same files is another thing of that name. */
  #named(name: string, id: string | undefined): Thing<T> | undefined {
    const known = this.#byName.get(name);
    return known === undefined || id === undefined || known.is.id === undefined ? known : undefined;
  }

  #make(is: T, at: Place, isPlaceholder: boolean): Thing<T> {
    const id = is.id ?? idFor('import', `${this.#kind}/${is.name ?? ''}`);
    const name = is.name ?? `missing-${this.#kind.replaceAll(' ', '-')}-${id.slice(0, 8)}`;
    const thing: Thing<T> = { id, name, is, at, isPlaceholder };
    this.all.add(thing);
    this.#byId.set(id, thing);
    this.#byName.set(name, thing);
    return thing;
  }

  /** The thing that a file means, as far as ids and names tell. */
  find({ id, name }: Ref): Thing<T> | undefined {
    return (
      (id === undefined ? undefined : this.#byId.get(id)) ??
      (name === undefined ? undefined : (this.#byName.get(name) ?? this.#byId.get(name)))
    );
  }

  /** The same, where the names of files and addresses may tell too. */
  hinted(ref: Ref): Thing<T> | undefined {
    const found = this.find(ref);
    if (found !== undefined || ref.hints === undefined) return found;
    // All entries of a file share its hints.
    const known = this.#hints.get(ref.hints);
    const strict = ref.optional === true;
    if (known?.size === this.all.size && known.strict === strict) return known.thing;
    const thing = this.#byHints(ref.hints, strict);
    this.#hints.set(ref.hints, { thing, size: this.all.size, strict });
    return thing;
  }

  #byHints(hints: readonly string[], strict: boolean): Thing<T> | undefined {
    for (const hint of hints) {
      for (const [part] of hint.matchAll(/[0-9a-f][0-9a-f-]{15,}/gi)) {
        const one = this.#byId.get(part);
        if (one !== undefined) return one;
      }
      const one = this.#nameIn(hint, strict);
      if (one !== undefined) return one;
    }
    return undefined;
  }

  /**
   * The longest name that the name of a file holds; where nothing may be meant, only behind the
   * word for the kind.
   */
  #nameIn(hint: string, strict: boolean): Thing<T> | undefined {
    const base = hint.replace(/\.json(\.gz)?$/i, '');
    let best: { readonly thing: Thing<T>; readonly length: number } | undefined;
    for (const thing of this.all)
      for (const word of [thing.name, thing.id])
        if (
          word.length > (best?.length ?? 0) &&
          base.includes(word) &&
          this.#fits(base, word, strict)
        )
          best = { thing, length: word.length };
    return best?.thing;
  }

  #fits(base: string, word: string, strict: boolean): boolean {
    const at = base.lastIndexOf(word);
    const before = base.slice(0, at);
    const isWhole = !/[a-z0-9]$/i.test(before) && !/^[a-z0-9]/i.test(base.slice(at + word.length));
    return isWhole && (!strict || new RegExp(`${this.#kind}s?[-_/.=: ]+$`, 'i').test(before));
  }

  /** The thing that is meant; where no file holds it, a placeholder. */
  need(ref: Ref, at: Place, is: T): Thing<T> {
    return this.hinted(ref) ?? this.#make(is, at, true);
  }
}
