import type { ActionName } from '../language/actionPattern.ts';
import type { CatalogView } from '../language/catalogView.ts';
import type { AccessRequest, GrantScope } from '../engine/decision.ts';
import { missingRoles, scopeCovers } from '../engine/scope.ts';
import { bit, placesWhere } from './bits.ts';
import { distinctChoices, type Choice } from './facts.ts';
import { groupClasses, type GroupClasses } from './groupClasses.ts';
import type { GroupOptions } from './groupParts.ts';
import { groupsOf } from './links.ts';
import type { Place, Term, Test } from './terms.ts';

/**
 * One thing of the request, cut: the ways in which it can stand, each with the
 * terms that it leaves.
 */
export type Cut = {
  /** For the report: `g:SourceIp`, `resource`, `scope`. */
  readonly place: string;
  /** Terms that this cut can rule out. */
  readonly touches: bigint;
  readonly choices: readonly Choice[];
  /**
   * What every choice that could exist leaves, where the choices may not be all;
   * null where they are.
   */
  readonly loose: readonly bigint[] | null;
  readonly isComplete: boolean;
};

type Target = AccessRequest['target'];

/** A name that is not among those given. */
const another = (taken: ReadonlySet<string>, name: string): string =>
  taken.has(name) ? another(taken, `${name}-2`) : name;

/** The places where a request can be made, as far as the grants' scopes tell them apart. */
export function targetsOf(scopes: readonly GrantScope[]): readonly Target[] {
  const projects = new Set(
    scopes.flatMap((scope) => (scope.kind === 'project' ? [scope.projectId] : [])),
  );
  const enterprise = new Set(
    scopes.flatMap((scope) =>
      scope.kind === 'enterpriseProject' ? [scope.enterpriseProjectId] : [],
    ),
  );
  if (scopes.every(({ kind }) => kind === 'all')) return [{ class: 'global' }];
  const everyProject = [...projects, another(projects, 'other-project')];
  return [
    { class: 'global' },
    ...everyProject.flatMap((projectId): Target[] => [
      { class: 'project', projectId },
      ...[...enterprise].map((enterpriseProjectId): Target => ({
        class: 'project',
        projectId,
        enterpriseProjectId,
      })),
    ]),
  ];
}

/**
 * Global services are judged without a project, project-level ones in one; a service of unknown
 * class is asked about both ways.
 */
function targetsFor(
  targets: readonly Target[],
  names: readonly ActionName[],
  catalog: CatalogView,
): readonly Target[] {
  const serviceClass = catalog.serviceClass(names[0]?.service ?? '');
  if (targets.length === 1 || serviceClass === undefined) return targets;
  return targets.filter((target) => target.class === serviceClass);
}

function targetCut(terms: readonly Term[], targets: readonly Target[]): Cut {
  const leaves = (target: Target): bigint =>
    placesWhere(
      terms,
      ({ scope, dependencies }) =>
        scopeCovers(scope, target) && missingRoles(dependencies, target).length === 0,
    );
  const touches = placesWhere(
    terms,
    ({ scope, dependencies }) => scope.kind !== 'all' || dependencies.length > 0,
  );
  const choices = targets.map((target): Choice => ({ facts: { target }, leaves: leaves(target) }));
  return {
    place: 'scope',
    touches,
    choices: distinctChoices(choices),
    loose: null,
    isComplete: true,
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

/** Remembers what was cut already: many actions are met by the same conditions and resources. */
export class Cutter {
  readonly #known = new Map<string, GroupClasses>();
  readonly #targets: readonly Target[];
  readonly #catalog: CatalogView;
  readonly #options: GroupOptions;

  constructor(targets: readonly Target[], catalog: CatalogView, options: GroupOptions) {
    this.#targets = targets;
    this.#catalog = catalog;
    this.#options = options;
  }

  /** Cuts whatever the terms of an action ask about. @throws TooLarge */
  cuts(terms: readonly Term[], names: readonly ActionName[]): readonly Cut[] {
    const tests = byId(terms.flatMap((term) => term.tests));
    const places = byId(terms.flatMap(({ place }) => (place === null ? [] : [place])));
    const uris = names.some(({ service, key }) => service === 'iam' && key === 'agencies:assume');
    const found = groupsOf(tests, places).map((group) => {
      const own = tests.filter(({ key }) => group.keys.includes(key));
      const where = group.hasResource ? places : [];
      const key = JSON.stringify([own.map(({ id }) => id), where.map(({ id }) => id), uris]);
      const classes =
        this.#known.get(key) ??
        groupClasses({ group, tests: own, places: where, uris }, this.#options);
      this.#known.set(key, classes);
      return cutOf(
        terms,
        own,
        where,
        classes,
        [...group.keys, ...(group.hasResource ? ['resource'] : [])].join(', '),
      );
    });
    return [targetCut(terms, targetsFor(this.#targets, names, this.#catalog)), ...found];
  }
}

/**
 * What the classes of a group leave of the terms: those of which every test and the element hold.
 */
function cutOf(
  terms: readonly Term[],
  tests: readonly Test[],
  places: readonly Place[],
  { classes, loose, isComplete }: GroupClasses,
  place: string,
): Cut {
  const placeOf = new Map([...tests, ...places].map(({ id }, index) => [id, bit(index)]));
  const needs = terms.map((term) =>
    [...term.tests, ...(term.place === null ? [] : [term.place])].reduce(
      (mask, { id }) => mask | (placeOf.get(id) ?? 0n),
      0n,
    ),
  );
  const leaves = (holds: bigint): bigint => placesWhere(needs, (need) => (need & holds) === need);
  return {
    place,
    touches: placesWhere(needs, (need) => need !== 0n),
    choices: distinctChoices(classes.map(({ facts, holds }) => ({ facts, leaves: leaves(holds) }))),
    loose: loose === null ? null : [...new Set(loose.map(leaves))],
    isComplete,
  };
}
