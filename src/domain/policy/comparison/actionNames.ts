import { parseAction, type ActionName } from '../language/actionPattern.ts';
import type { CatalogView } from '../language/catalogView.ts';

/** An action with all its names: what a request for it is judged by. */
export type NamedAction = {
  readonly text: string;
  readonly key: string;
  readonly aliases: readonly string[];
  readonly names: readonly ActionName[];
};

/** Tells names apart as the engine does: without case, and with IAM's old code folded. */
export const keyOf = ({ service, key }: ActionName): string => `${service}:${key}`;

/**
 * Policies write the same names again and again; the bound keeps odd ones from filling the memory.
 */
const MOST_REMEMBERED = 16_384;

/** The actions of a catalogue with all their names, read once. */
export class ActionNames {
  static readonly #known = new WeakMap<CatalogView, ActionNames>();
  readonly #catalog: CatalogView;
  readonly #byService = new Map<string, readonly NamedAction[]>();
  readonly #renamed = new Map<string, readonly NamedAction[]>();
  readonly #byText = new Map<string, NamedAction>();

  private constructor(catalog: CatalogView) {
    this.#catalog = catalog;
  }

  static of(catalog: CatalogView): ActionNames {
    const known = ActionNames.#known.get(catalog) ?? new ActionNames(catalog);
    ActionNames.#known.set(catalog, known);
    return known;
  }

  /**
   * The action of a name, with its names in the other vocabulary; undefined when the
   * text is no action.
   */
  named(text: string): NamedAction | undefined {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const name = parseAction(text);
    if (name === null) return undefined;
    const aliases = this.#catalog.otherNames(text);
    const action = {
      text,
      key: keyOf(name),
      aliases,
      names: [name, ...aliases.map(parseAction).filter((other) => other !== null)],
    };
    if (this.#byText.size >= MOST_REMEMBERED) this.#byText.clear();
    this.#byText.set(text, action);
    return action;
  }

  /** The actions that the catalogue lists of a service. */
  ofService(service: string): readonly NamedAction[] {
    const known = this.#byService.get(service);
    if (known !== undefined) return known;
    const listed = (this.#catalog.actionsOf(service) ?? [])
      .map((text) => this.named(text))
      .filter((one) => one !== undefined);
    this.#byService.set(service, listed);
    return listed;
  }

  /** Those of them that have names in the other vocabulary. */
  renamedOf(service: string): readonly NamedAction[] {
    const known = this.#renamed.get(service);
    if (known !== undefined) return known;
    const renamed = this.ofService(service).filter(({ aliases }) => aliases.length > 0);
    this.#renamed.set(service, renamed);
    return renamed;
  }

  services(): readonly string[] {
    return this.#catalog.serviceCodes();
  }
}
