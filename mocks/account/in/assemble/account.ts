import { regions } from '#src/catalog/regions.ts';
import { idFor } from '#mocks/ground/ids.ts';
import { hashPassword } from '#mocks/identities/tokens.ts';
import { adminPassword, seedCatalogue, seedQuotas } from '#mocks/seed/base.ts';
import { SeedBuilder, plainUser } from '#mocks/seed/builder.ts';
import { World } from '#mocks/world/world.ts';
import { enterpriseProjectKey } from '#mocks/world/tables/iam.ts';
import type { Place } from '../facts/fact.ts';
import type { Gathered } from './gathered.ts';

/** The world that is being put together, and the account it is about. */
export type Assembly = {
  readonly seed: SeedBuilder;
  readonly gathered: Gathered;
  /** Id and name of the account. */
  readonly account: { readonly id: string; readonly name: string };
  /** Notes something that files refer to and none holds. */
  readonly miss: (
    kind: string,
    row: { readonly id: string; readonly name: string },
    at: Place,
  ) => void;
};

/**
 * A time that no file says. A fixed one, so that the same files make the same world.
 */
export const unsaid = 0;

/** The account that most of the files' things belong to. */
function accountOf(gathered: Gathered): { readonly id: string; readonly name: string } {
  const votes = new Map<string, number>();
  const vote = (id: string | undefined, weight: number): void => {
    if (id !== undefined) votes.set(id, (votes.get(id) ?? 0) + weight);
  };
  const { user, group, role, agency, project, identityPolicy } = gathered.things;
  for (const things of [user, group, role, agency, project, identityPolicy])
    for (const { is } of things.all) vote('domain' in is ? is.domain : undefined, 2);
  for (const { is } of gathered.of('account')) vote(is.id, 1);
  for (const { is } of gathered.of('serviceAgency')) vote(is.domain, 1);
  const id =
    [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? idFor('import', 'account of the files');
  const named = gathered.of('account').find(({ is }) => is.id === id && is.name !== undefined);
  const root = [...user.all].find(({ is }) => is.root === true);
  return { id, name: named?.is.name ?? root?.name ?? `account-${id.slice(0, 8)}` };
}

/** Begins a world with what no account owns, and the account itself. */
export function beginWorld(gathered: Gathered, at: number): Assembly {
  const seed = new SeedBuilder(new World(), at);
  seedCatalogue(seed);
  const account = accountOf(gathered);
  addDomain(seed, account.id, account.name);
  for (const { is } of gathered.of('account'))
    addDomain(seed, is.id, is.name ?? `account-${is.id.slice(0, 8)}`);
  seedQuotas(seed, account.id);
  for (const { is } of gathered.of('quota')) {
    const id = `${account.id}/${is.type}`;
    const { quota } = is;
    seed.add('quotas', { id, domain_id: account.id, type: is.type, quota, min: 0, max: quota });
  }
  const miss: Assembly['miss'] = (kind, { id, name }, { file, place }) =>
    void seed.add('placeholders', { id: `${kind}/${id}`, kind, name, file, place });
  return { seed, gathered, account, miss };
}

/** Adds an account that is named somewhere, once. */
export function addDomain(seed: SeedBuilder, id: string, name: string): void {
  if (seed.world.tables.domains.get(id) !== undefined) return;
  const taken = seed.world.tables.domains.find('name', name) !== undefined;
  seed.add('domains', {
    id,
    name: taken ? `${name} (${id.slice(0, 8)})` : name,
    kind: 'account',
    description: '',
    enabled: true,
  });
}

/** The region in a project's name: `ap-southeast-3_shop` lies in `ap-southeast-3`. */
const regionOf = (name: string): string => {
  const [head = name] = name.split('_', 1);
  return head;
};

/**
 * Projects and enterprise projects. Every account has a project for each region; those that no file
 * holds are there all the same, so that the console can be used.
 */
export function addPlaces({ seed, gathered, account, miss }: Assembly): void {
  const { project, enterpriseProject } = gathered.things;
  const domain_id = account.id;
  const byName = new Map([...project.all].map((thing) => [thing.name, thing]));
  for (const { id: region } of regions)
    if (!byName.has(region))
      seed.add('projects', {
        id: idFor('import', `project/${domain_id}/${region}`),
        name: region,
        domain_id,
        parent_id: domain_id,
        region,
        enabled: true,
        description: '',
      });
  for (const thing of project.all) {
    const { id, name, is, at } = thing;
    const region = regionOf(name);
    const parent = seed.world.tables.projects.find('name', `${domain_id}/${region}`);
    const outer = region === name ? domain_id : (byName.get(region)?.id ?? parent?.id ?? domain_id);
    seed.add('projects', {
      id,
      name,
      domain_id: is.domain ?? domain_id,
      parent_id: is.parent ?? outer,
      region,
      enabled: is.enabled ?? true,
      description: is.description ?? '',
    });
    if (thing.isPlaceholder) miss('project', thing, at);
  }
  const own = [...enterpriseProject.all];
  const all = own.some(({ id }) => id === '0') ? own : [undefined, ...own];
  for (const thing of all) {
    const ep_id = thing?.id ?? '0';
    seed.add('enterpriseProjects', {
      id: enterpriseProjectKey(domain_id, ep_id),
      ep_id,
      domain_id,
      name: ep_id === '0' ? 'default' : (thing?.name ?? ep_id),
      description: thing?.is.description ?? (ep_id === '0' ? 'Default enterprise project' : ''),
      status: thing?.is.status ?? 1,
      type: thing?.is.type ?? 'prod',
      created_at: thing?.is.created ?? unsaid,
      updated_at: thing?.is.created ?? unsaid,
    });
    if (thing?.isPlaceholder === true && ep_id !== '0') miss('enterprise project', thing, thing.at);
  }
}

/**
 * The account as the user it signs in as: every world needs one. He gets the password of all
 * administrators here, for nobody knows his own.
 */
export function addRoot({ seed, account }: Assembly): void {
  const { users } = seed.world.tables;
  const password = (id: string) => hashPassword(adminPassword, idFor('import', id).slice(0, 16));
  const known =
    [...users.all()].find((row) => row.domain_id === account.id && row.is_domain_owner) ??
    users.find('name', `${account.id}/${account.name}`);
  if (known !== undefined) {
    seed.add('users', { ...known, is_domain_owner: true, password: password(known.id) });
    return;
  }
  const id = idFor('import', `root/${account.id}`);
  seed.add('users', {
    ...plainUser,
    id,
    name: account.name,
    domain_id: account.id,
    is_domain_owner: true,
    password: password(id),
    pwd_strength: 'High',
    create_time: unsaid,
  });
}
