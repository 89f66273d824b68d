import type { Page } from '@playwright/test';
import { arrangeOf, apiOf, names, send } from '../packages/playwright/src/index.ts';
import { paths } from '#src/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectNames, namesAt } from './names.ts';
import { start, visit } from './visit.ts';

/**
 * The names that the kit publishes, on pages that `pages.e2e.ts` does not walk: those of one
 * object, and COC's once it is enabled.
 */

type Key = keyof typeof names;

const arrangeIn = (page: Page) => arrangeOf(apiOf((request) => send(page, request), 'admin'));

/** The pages of one object, of an object that is there or has just been made. */
async function objectPages(page: Page): Promise<Readonly<Partial<Record<Key, string>>>> {
  const arrange = arrangeIn(page);
  const user = await arrange.user('kit-user');
  const group = await arrange.group('kit-group', [user]);
  const reads = { Effect: 'Allow', Action: ['ecs:cloudServers:list'] };
  const document = { Version: '1.1', Statement: [reads] };
  const { role } = await arrange.post<{ role: { id: string } }>('/v3.0/OS-ROLE/roles', {
    role: { display_name: 'kit', type: 'XA', description: '', policy: document },
  });
  const { policy } = await arrange.post<{ policy: { policy_id: string } }>('/v5/policies', {
    policy_name: 'kit',
    policy_document: JSON.stringify({ ...document, Version: '5.0' }),
  });
  const { agency } = await arrange.post<{ agency: { id: string } }>('/v3.0/OS-AGENCY/agencies', {
    agency: {
      name: 'kit-agency',
      domain_id: await arrange.accountId(),
      trust_domain_name: 'PartnerCo',
      duration: 'FOREVER',
    },
  });
  const trusts = { Effect: 'Allow', Principal: { IAM: ['*'] }, Action: ['sts:agencies:assume'] };
  const made = await arrange.post<{ agency: { agency_id: string } }>('/v5/agencies', {
    agency_name: 'kit-trust',
    trust_policy: JSON.stringify({ Version: '5.0', Statement: [trusts] }),
  });
  const first = async (path: string, list: string, id: string) => {
    const answer = await arrange.get<Record<string, Record<string, string>[]>>(path);
    return answer[list]?.[0]?.[id] ?? `no ${list}`;
  };
  const trust = made.agency.agency_id;
  return {
    user: paths.user(user),
    userAuthorize: paths.userAuthorize(user),
    group: paths.group(group),
    groupAuthorize: paths.groupAuthorize(group),
    policy: paths.policy(role.id),
    policyModify: paths.policyModify(role.id),
    agency: paths.agency(agency.id),
    agencyModify: paths.agencyModify(agency.id),
    agencyAuthorize: paths.agencyAuthorize(agency.id),
    newUser: paths.newUser(user),
    newUserAuthorize: paths.newUserAuthorize(user),
    newGroup: paths.newGroup(group),
    newGroupAuthorize: paths.newGroupAuthorize(group),
    identityPolicy: paths.identityPolicy(policy.policy_id),
    identityPolicyEdit: paths.identityPolicyEdit(policy.policy_id),
    newAgency: paths.newAgency(trust),
    newAgencyTrust: paths.newAgencyTrust(trust),
    newAgencyAuthorize: paths.newAgencyAuthorize(trust),
    flexusInstance: paths.flexusInstance(await first('/flexusl/v1/instances', 'instances', 'id')),
    ucsFleet: paths.ucsFleet(await first('/ucs/v1/clustergroups', 'clustergroups', 'id')),
    ucsCluster: paths.ucsCluster(await first('/ucs/v1/clusters', 'clusters', 'id')),
  };
}

const afterCoc = (Object.keys(names) as Key[]).filter(
  (key) => key.startsWith('coc') && key !== 'cocAuthorization',
);

test('names of pages of one object hold, once', async ({ page, openAs }) => {
  await openAs(start, { scenario: 'ucs' });
  for (const [key, address] of Object.entries(await objectPages(page))) {
    await visit(page, address);
    await expectNames(page, key, names[key as Key]);
  }
});

test('names of COC hold, once, when it is enabled', async ({ page, openAs }) => {
  await openAs(start, { scenario: 'flexusl' });
  for (const key of afterCoc) {
    const address: string = (paths[key] as () => string)();
    await visit(page, address);
    await expectNames(page, key, names[key]);
  }
});

test('every page that has names is walked, here or with all pages', () => {
  const walked = Object.values(paths).flatMap((build) =>
    build.length === 0 ? [namesAt((build as () => string)())] : [],
  );
  const ofObjects = (Object.keys(names) as Key[]).filter((key) => !walked.includes(names[key]));
  expect(ofObjects).toHaveLength(21);
});
