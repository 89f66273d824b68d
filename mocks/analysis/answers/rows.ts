import type { AccessRow } from '#src/domain/access/accessReports.ts';
import { comparingHolders } from '#src/domain/policy/comparison/compareHolders.ts';
import type { Holder } from '#src/domain/policy/comparison/canDo.ts';
import type { Entry } from '#src/domain/policy/comparison/entries.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import {
  actionMatches,
  parseAction,
  parseActionPattern,
} from '#src/domain/policy/language/actionPattern.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Grant } from '#src/domain/policy/engine/decision.ts';

/** Which grant an entry comes by. */
const keyOf = (policy: string | null, path: Grant['path'], scope: Grant['scope']): string =>
  JSON.stringify([policy, path, scope]);

/** What is gone without each grant, by the grant: exact, by the comparison. */
function* lostWithout(
  holder: Holder,
  catalog: CatalogView,
): Steps<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const grant of holder.grants) {
    if (grant.kind !== 'identity') continue;
    const rest = { ...holder, grants: holder.grants.filter((one) => one !== grant) };
    const { lost } = yield* comparingHolders(holder, rest, catalog);
    found.set(
      keyOf(grant.policyName, grant.path, grant.scope),
      new Set(lost.flatMap(({ actions }) => actions.map((action) => action.toLowerCase()))),
    );
  }
  return found;
}

/** Actions of the catalogue that a text of an Action element means, and itself where it has a star. */
function namesOf(text: string, catalog: CatalogView): readonly string[] {
  const pattern = parseActionPattern(text, '5.0');
  if (pattern === null || !text.includes('*')) return [text];
  const services =
    pattern.service.kind === 'literal' ? [pattern.service.text] : catalog.serviceCodes();
  const listed = services.flatMap((service) =>
    (catalog.actionsOf(service) ?? []).filter((action) => {
      const name = parseAction(action);
      return name !== null && actionMatches(pattern, name);
    }),
  );
  return [...listed, text];
}

/** All actions but some. */
const butFor = (not: readonly string[], catalog: CatalogView): readonly string[] => {
  const taken = new Set(
    not.flatMap((text) => namesOf(text, catalog)).map((one) => one.toLowerCase()),
  );
  return namesOf('*:*:*', catalog).filter((one) => !taken.has(one.toLowerCase()));
};

/** Every action of every entry, with its service and level. */
export function* findingRows(
  holder: Holder,
  entries: readonly Entry[],
  catalog: CatalogView,
): Steps<readonly AccessRow[]> {
  const lost = yield* lostWithout(holder, catalog);
  return entries.flatMap(({ actions, scope, through: { policy, path } }, entry) => {
    const own = lost.get(keyOf(policy, path, scope));
    const names =
      'not' in actions
        ? butFor(actions.not, catalog)
        : actions.flatMap((text) => namesOf(text, catalog));
    return [...new Set(names)].map((action): AccessRow => ({
      action,
      service: action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase(),
      level: catalog.action(action)?.accessLevel ?? null,
      entry,
      isOnly: own?.has(action.toLowerCase()) === true,
    }));
  });
}
