import { fullCatalogView } from '#src/catalog/view.ts';
import { findingEntries } from '#src/domain/policy/comparison/entries.ts';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import { compileGrants } from '#src/domain/policy/engine/decide.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { accountNamed, type Account } from '#mocks/analysis/account.ts';
import { findingHolders } from '#mocks/analysis/answers/whoCan.ts';
import { blastOf } from '#mocks/analysis/blast.ts';
import { findingEffect } from '#mocks/analysis/effect/effect.ts';
import { askedEverything, askedFor, requestFor } from '#mocks/analysis/question.ts';
import { findSubject } from '#mocks/analysis/subject.ts';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { copyOf } from '#mocks/world/copy.ts';
import { grantId, type GrantRow } from '#mocks/world/tables/iam.ts';
import { timeInTurns, type BenchRow } from './row.ts';

const ACTION = 'ecs:cloudServers:list';
/** Policies that the group of the asked user holds beside what the scenario grants it. */
const POLICIES = 18;
const USERS = 10_000;
const [MANY, FEW] = [100_000, 1_000] as const;

function large(users: number): Account {
  const now = Date.UTC(2026, 0, 15, 12);
  const world = buildWorld('large', { users }, now);
  return { world, now, account: accountNamed(world) };
}

/** Grants of policies of the account to its first group of the scenario, that it does not have yet. */
function moreGrants({ world: { tables }, account, now }: Account, count: number): GrantRow[] {
  const group = tables.groups.find('name', `${account.id}/group-0001`);
  if (group === undefined) throw new Error('The scenario has no group-0001.');
  const held = new Set(
    tables.grants.by('subject', `group/${group.id}`).map(({ role_id }) => role_id),
  );
  return [...tables.roles.all()]
    .filter(({ id, domain_id }) => domain_id === account.id && !held.has(id))
    .slice(0, count)
    .map((role): GrantRow => {
      const key = {
        role_id: role.id,
        subject_kind: 'group',
        subject_id: group.id,
        scope_kind: 'all',
        scope_id: '',
      } as const;
      return { ...key, id: grantId(key), domain_id: account.id, at: now };
    });
}

/** Everything that a user with twenty policies may do, beside one explained decision about him. */
function benchAccess(at: Account, catalog: CatalogView): BenchRow {
  for (const grant of moreGrants(at, POLICIES)) at.world.set('grants', grant.id, grant);
  const subject = findSubject(at, 'user:user-00001');
  const request = requestFor(at, catalog, subject, ACTION, { context: {} });
  const asked = askedEverything(at, { context: {} });
  const [ours_ms, peer_ms] = timeInTurns([
    () => void drain(findingEntries(subject, asked, catalog)),
    () => void explain(request, compileGrants(subject.grants)),
  ]);
  return {
    name: `effective access of a user with ${subject.grants.length} policies / one explained decision`,
    ours_ms,
    peer_ms,
    ratio: ours_ms / peer_ms,
    target: '<= 100',
    note: 'both ours, from what he holds on',
  };
}

/** Who may do something: the first page and all counts, in a big and a small account. */
function benchWhoCan(catalog: CatalogView): BenchRow {
  const [big, small] = [large(MANY), large(FEW)].map((at) => {
    const asked = askedFor(at, catalog, ACTION, { context: {} });
    return () => drain(findingHolders(at, catalog, asked, { limit: 100, next: 0 }));
  });
  if (big === undefined || small === undefined || big().count <= small().count)
    throw new Error('More people were to be found in the bigger account.');
  const [ours_ms, peer_ms] = timeInTurns([() => void big(), () => void small()], 3);
  return {
    name: `who can, ${MANY} users / ${FEW} users`,
    ours_ms,
    peer_ms,
    ratio: ours_ms / peer_ms,
    target: '<= 1.5',
    note: 'the same sets of groups; loading excluded',
  };
}

/** Who gains what by one grant to a group, beside the difference of two whole worlds. */
function benchBlast(at: Account, catalog: CatalogView): BenchRow {
  const [grant] = moreGrants(at, 1);
  if (grant === undefined) throw new Error('The group holds every policy.');
  const changes = [{ table: 'grants', id: grant.id, after: grant }] as const;
  const world = copyOf(at.world);
  world.set('grants', grant.id, grant);
  const preview = () => drain(findingEffect(at, changes, () => true, catalog));
  const start = performance.now();
  const blast = blastOf(at, { ...at, world }, catalog);
  const peer_ms = performance.now() - start;
  const people = new Set(preview().gained.flatMap(({ principals }) => principals));
  if (people.size === 0 || people.size !== blast.size)
    throw new Error(`The preview tells ${people.size} people, the difference ${blast.size}.`);
  const [ours_ms] = timeInTurns([() => void preview()], 3);
  return {
    name: `what one grant changes among ${USERS} users / difference of the two worlds`,
    ours_ms,
    peer_ms,
    ratio: ours_ms / peer_ms,
    target: '<= 0.02',
    note: 'in steps of some milliseconds; the difference is taken once',
  };
}

/** Questions about a whole account. */
export async function benchAnalysis(): Promise<readonly BenchRow[]> {
  const catalog = await fullCatalogView();
  const at = large(USERS);
  return [benchBlast(at, catalog), benchAccess(at, catalog), benchWhoCan(catalog)];
}
