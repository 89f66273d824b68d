import { describe, expect, it } from 'vitest';
import { openCoc } from '#mocks/testing/cocBackend.ts';
import {
  agencyPermissions,
  serviceAgencyName,
  serviceLinkedAgencyName,
} from '#src/domain/coc/agencies.ts';
import { enablingPermissions, enablingSteps } from '#src/domain/coc/steps.ts';
import { runEnabling, type StepProgress } from './runEnabling.ts';

/** Runs enabling as somebody who holds these permissions and says how far it came. */
async function enableWith(permissions: readonly string[]) {
  const coc = await openCoc('fresh');
  const api = coc.holding(permissions);
  let progress: readonly StepProgress[] = [];
  const enabled = await runEnabling(api, coc.accountId, (now) => {
    progress = now;
  });
  return { coc, enabled, progress };
}

const failedStep = (progress: readonly StepProgress[]) =>
  progress.find((step) => step.state === 'failed');

describe('enabling COC', () => {
  it('creates both agencies with the grants and scopes of Table 1, with exactly the eight permissions', async () => {
    const { coc, enabled, progress } = await enableWith(enablingPermissions);
    expect(enabled).toBe(true);
    expect(progress.map((step) => step.state)).toEqual(enablingSteps.map(() => 'done'));
    const { tables } = coc.backend.controls.world();
    const service = tables.agencies.find('name', `${coc.accountId}/${serviceAgencyName}`);
    expect(service?.trust_domain_name).toBe('op_svc_coc');
    expect(
      tables.agencies.find('name', `${coc.accountId}/${serviceLinkedAgencyName}`)
        ?.trust_domain_name,
    ).toBe('service.COC');
    const grants = tables.grants.by('subject', `agency/${service?.id ?? ''}`).map((grant) => ({
      name: tables.roles.get(grant.role_id)?.display_name,
      scope: grant.scope_kind,
    }));
    expect(grants).toEqual(agencyPermissions.map(({ name, scope }) => ({ name, scope })));
    expect(await coc.as('admin').cocAgencyShow({})).toMatchObject({
      state: 'enabled',
      missing_policies: [],
      enabled_by: 'probe',
    });
  });

  it.each(Array.from({ length: 2 ** enablingPermissions.length }, (_, mask) => mask))(
    'stops at the first step whose permission is missing, and only there (subset %i)',
    async (mask) => {
      const held = enablingPermissions.filter((_, index) => (mask & (1 << index)) !== 0);
      const { coc, enabled, progress } = await enableWith(held);
      const firstMissing = enablingSteps.find((step) => !held.includes(step.permission));
      const failed = failedStep(progress);
      expect(enabled).toBe(firstMissing === undefined);
      expect(failed?.id).toBe(firstMissing?.id);
      const judged = await coc
        .as('probe')
        .decisionBatch({ body: { questions: enablingSteps.map(({ action }) => ({ action })) } });
      expect(judged.decisions.map((decision) => decision.allowed)).toEqual(
        enablingSteps.map((step) => held.includes(step.permission)),
      );
      expect(
        failed?.state === 'failed'
          ? failed.problem.missingActions.map((names) => names.split('|')[0])
          : [],
      ).toEqual(firstMissing === undefined ? [] : [firstMissing.action]);
      const done =
        firstMissing === undefined ? enablingSteps.length : enablingSteps.indexOf(firstMissing);
      expect(progress.slice(0, done).every((step) => step.state === 'done')).toBe(true);
      expect(progress.slice(done + 1).every((step) => step.state === 'waiting')).toBe(true);
    },
  );

  it('shows what a half-way stop has left, and goes on from there', async () => {
    const { coc, enabled } = await enableWith(
      enablingPermissions.filter((one) => one !== 'iam:permissions:grantRoleToAgency'),
    );
    expect(enabled).toBe(false);
    expect(await coc.as('admin').cocAgencyShow({})).toMatchObject({
      state: 'incomplete',
      missing_steps: ['grantAll', 'record'],
    });
    let progress: readonly StepProgress[] = [];
    const completed = await runEnabling(coc.holding(enablingPermissions), coc.accountId, (now) => {
      progress = now;
    });
    expect(completed).toBe(true);
    expect(progress.map((step) => step.state)).toEqual([
      'done',
      'done',
      'present',
      'done',
      'present',
      'present',
      'done',
      'done',
    ]);
    expect((await coc.as('admin').cocAgencyShow({})).state).toBe('enabled');
  });

  it('does not ask for the permissions of steps that are done already', async () => {
    const { coc } = await enableWith(
      enablingPermissions.filter((one) => one !== 'coc:agency:create'),
    );
    const rest = [
      'coc:agency:get',
      'iam:agencies:list*',
      'iam:roles:listRoles',
      'coc:agency:create',
    ];
    expect(await runEnabling(coc.holding(rest), coc.accountId)).toBe(true);
  });

  it('fails where an agency of that name trusts somebody else', async () => {
    const coc = await openCoc('fresh');
    const admin = coc.as('admin');
    await admin.agencyCreate({
      body: {
        agency: {
          name: serviceAgencyName,
          domain_id: coc.accountId,
          trust_domain_name: 'PartnerCo',
        },
      },
    });
    let progress: readonly StepProgress[] = [];
    expect(await runEnabling(admin, coc.accountId, (now) => (progress = now))).toBe(false);
    expect(failedStep(progress)).toMatchObject({ id: 'createAgency', problem: { status: 409 } });
  });
});
