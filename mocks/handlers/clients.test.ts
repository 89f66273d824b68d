import { describe, expect, it } from 'vitest';
import { createTestBackend, testOrigin, type TestBackend } from '../testing/testBackend.ts';
import { errorLines, type ErrorName } from '../ground/errorLines.ts';

type List = {
  readonly links: { readonly next: string | null; readonly previous: string | null };
} & Readonly<Record<string, readonly { readonly id: string }[]>>;

/** Every row that a client sees who follows `links.next`. */
async function followed(at: TestBackend, path: string, key: string): Promise<string[]> {
  const seen: string[] = [];
  for (let next: string | null = path; next !== null;) {
    const page = (await (
      await at.fetch(next.replace(testOrigin, ''), { as: 'admin' })
    ).json()) as List;
    seen.push(...(page[key] ?? []).map(({ id }) => id));
    next = page.links.next;
  }
  return seen;
}

describe('what infrastructure tools do', () => {
  it('the version listed last is the oldest, so that making room deletes one that is not in effect', async () => {
    const at = await createTestBackend({ scenario: 'new-iam' });
    const policy_document = JSON.stringify({
      Version: '5.0',
      Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }],
    });
    const { policy } = await at.api.v5PolicyCreate({
      body: { policy_name: 'Grows', policy_document },
    });
    const params = { policy_id: policy.policy_id };
    for (let count = 0; count < 12; count += 1) {
      const { versions } = await at.api.v5PolicyVersionList({ params });
      const last = versions.at(-1);
      if (versions.length === 5)
        await at.api.v5PolicyVersionDelete({
          params: { ...params, version_id: last?.version_id ?? '' },
        });
      await at.api.v5PolicyVersionCreate({
        params,
        body: { policy_document, set_as_default: true },
      });
    }
    expect(
      (await at.api.v5PolicyVersionList({ params })).versions.map(({ version_id }) => version_id),
    ).toEqual(['v13', 'v12', 'v11', 'v10', 'v9']);
  });

  it.each([
    ['/v3/users?limit=2', 'users'],
    ['/v3/users?limit=3&enabled=true', 'users'],
    ['/v3/groups?limit=1', 'groups'],
    ['/v3.0/OS-ROLE/roles?limit=1', 'roles'],
  ])('following links.next of %s shows every row once', async (path, key) => {
    const at = await createTestBackend({ scenario: 'coc-limited' });
    const whole = (await (
      await at.fetch(path.replace(/limit=\d+&?/, ''), { as: 'admin' })
    ).json()) as List;
    const seen = await followed(at, path, key);
    expect(seen.toSorted()).toEqual((whole[key] ?? []).map(({ id }) => id).toSorted());
    expect(seen.length).toBeGreaterThan(2);
  });

  it('a project is created without parent_id in the region of its name, and a deletion says that it is gone', async () => {
    const at = await createTestBackend();
    const { projects } = await at.api.projectList({ query: { name: 'ap-southeast-3' } });
    const { project } = await at.api.projectCreate({
      body: { project: { name: 'ap-southeast-3_team' } },
    });
    expect(project.parent_id).toBe(projects[0]?.id);
    await expect(
      at.api.projectCreate({ body: { project: { name: 'nowhere_team' } } }),
    ).rejects.toMatchObject({ status: 400 });
    await expect(
      at.api.projectDelete({ params: { project_id: project.id } }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it("one's own revoked token is not found, by its name; another person's takes a permission", async () => {
    const at = await createTestBackend({ scenario: 'flexusl' });
    const { controls } = at.backend;
    const [mine, revoked] = [
      controls.signInAs('flex-operator'),
      controls.signInAs('flex-operator'),
    ];
    const ask = (method: string, token: string) =>
      at.backend.handle(
        new Request(`${testOrigin}/v3/auth/tokens`, {
          method,
          headers: { 'X-Auth-Token': token, 'X-Subject-Token': revoked },
        }),
      );
    expect((await ask('DELETE', mine))?.status).toBe(204);
    expect((await ask('HEAD', mine))?.status).toBe(404);
    const answer = await ask('GET', controls.signInAs('admin'));
    expect([answer?.status, await answer?.text()]).toEqual([
      404,
      expect.stringContaining(`Could not find token: ${revoked}.`),
    ]);
    const stranger = controls.signInAs('PartnerCo/admin');
    expect((await ask('GET', stranger))?.status).toBe(404);
  });
});

describe('a grant that the service takes without effect', () => {
  it.each([
    ['AX', 'obs:bucket:ListAllMybuckets', 'project'],
    ['XA', 'ecs:cloudServers:list', 'domain'],
  ] as const)(
    'a custom policy of type %s for %s on the %s: taken, marked, explained by its scope',
    async (type, action, where) => {
      const at = await createTestBackend({ scenario: 'flexusl' });
      const domain_id = (await at.api.authDomainList({})).domains[0]?.id ?? '';
      const project_id =
        (await at.api.projectList({ query: { name: 'ap-southeast-3' } })).projects[0]?.id ?? '';
      const { group } = await at.api.groupCreate({ body: { group: { name: 'effectless' } } });
      const user = (await at.api.userList({ query: { name: 'flex-operator' } })).users[0];
      await at.api.groupUserAdd({ params: { group_id: group.id, user_id: user?.id ?? '' } });
      const { role } = await at.api.customRoleCreate({
        body: {
          role: {
            display_name: 'elsewhere',
            type,
            description: '',
            policy: { Version: '1.1', Statement: [{ Effect: 'Allow', Action: [action] }] },
          },
        },
      });
      const params = { group_id: group.id, role_id: role.id };
      if (where === 'project')
        await at.api.groupGrantOnProject({ params: { ...params, project_id } });
      else await at.api.groupGrantOnDomain({ params: { ...params, domain_id } });
      const { role_assignments } = await at.api.roleAssignmentList({
        query: { domain_id, role_id: role.id },
      });
      expect(role_assignments).toEqual([
        expect.objectContaining({
          effect: 'none',
          effect_reason: expect.stringContaining('does not reach'),
        }),
      ]);
      const question = { action, ...(type === 'XA' && { projectId: project_id }) };
      const { decisions } = await at
        .apiAs('flex-operator')
        .decisionBatch({ body: { explain: true, questions: [question] } });
      expect(decisions[0]).toMatchObject({
        allowed: false,
        nearMisses: [{ policyName: 'elsewhere', reason: { type: 'scope' } }],
      });
      await at.api.groupGrantOnAll({ params: { ...params, domain_id } });
      expect(
        (
          await at.api.roleAssignmentList({ query: { domain_id, role_id: role.id } })
        ).role_assignments.map(({ effect }) => effect),
      ).toEqual(expect.arrayContaining(['none', undefined]));
      expect(
        (await at.apiAs('flex-operator').decisionBatch({ body: { questions: [question] } }))
          .decisions[0]?.allowed,
      ).toBe(true);
    },
  );
});

/**
 * Codes of the published lists that are easily taken for something else, with the words
 * that they stand for.
 */
const meanings: Readonly<Record<string, RegExp>> = {
  'IAM.0007': /^Request parameter|invalid|given together/,
  'IAM.0008': /QR code/,
  'IAM.0009': /X-Subject-Token/,
  'IAM.0010': /QR code/,
  'IAM.0011': /^Request body is invalid|^Illegal request/,
  'IAM.0072': /is a required property/,
  'IAM.0073': /^Invalid input for field/,
  'PAP5.0010': /marker/,
  'PAP5.0011': /malformed policy/,
  'PAP5.0029': /agency name/,
  'PAP5.0030': /path/,
  'PAP5.0033': /duplicate key/,
  'PAP5.0036': /tag/,
};

describe('a code with a documented meaning', () => {
  it.each(Object.keys(errorLines) as ErrorName[])('is not used for anything else: %s', (name) => {
    const line: { readonly code: string; readonly pap5?: string; readonly message: string } =
      errorLines[name];
    expect(
      [line.code, line.pap5 ?? ''].filter((code) => meanings[code]?.test(line.message) === false),
    ).toEqual([]);
  });

  it('stands neither on a malformed v5 body nor on a method or operation that is not there', async () => {
    const at = await createTestBackend({ scenario: 'new-iam' });
    const codeOf = async (path: string, init: RequestInit) =>
      ((await (await at.fetch(path, { ...init, as: 'admin' })).json()) as { error_code: string })
        .error_code;
    const headers = { 'Content-Type': 'application/json' };
    expect(await codeOf('/v5/users', { method: 'POST', headers, body: '{' })).toBe('IAM.0011');
    expect(await codeOf('/v5/users', { method: 'POST', headers, body: '{}' })).toBe('IAM.0072');
    expect(await codeOf('/v5/users', { method: 'PATCH' })).toBe('CONSOLE.0405');
  });
});
