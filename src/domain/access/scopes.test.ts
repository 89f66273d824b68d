import { describe, expect, it } from 'vitest';
import cases from './cases/scopes.json' with { type: 'json' };
import type { GrantableRole, PrincipalKind, RoleKind, RoleLevel } from './grantableRole.ts';
import { agencyCaution } from './agencyRules.ts';
import { scopeChoices } from './scopeChoices.ts';
import { splitGrants, type ChosenScope, type PlannedGrant } from './splitGrants.ts';

const roles = new Map<string, GrantableRole>(
  Object.entries(cases.roles).map(([id, role]) => [
    id,
    { ...role, id, level: role.level as RoleLevel, kind: role.kind as RoleKind, depends: [] },
  ]),
);
const selected = (ids: readonly string[]): GrantableRole[] =>
  ids.flatMap((id) => roles.get(id) ?? []);

function written({ role, scope, moved }: PlannedGrant): string {
  const place =
    scope.kind === 'project'
      ? ` ${scope.projectId}`
      : scope.kind === 'enterpriseProject'
        ? ` ${scope.enterpriseProjectId}`
        : '';
  return `${role.id} ${scope.kind}${place}${moved ? ' moved' : ''}`;
}

describe('scopeChoices', () => {
  it.each(cases.choices)('$title', ({ principal, enterpriseProjects, selection, offers }) => {
    const choices = scopeChoices(selected(selection), {
      principal: principal as PrincipalKind,
      enterpriseProjects,
    });
    expect(choices.map((choice) => choice.kind)).toEqual(offers);
    expect(choices.filter((choice) => choice.recommended)).toEqual(choices.slice(0, 1));
  });
});

describe('splitGrants', () => {
  it.each(cases.splits)('$title', ({ principal, selection, chosen, grants, leftOut }) => {
    const plan = splitGrants(
      selected(selection),
      chosen as ChosenScope,
      principal as PrincipalKind,
    );
    expect(plan.grants.map(written)).toEqual(grants);
    expect(plan.leftOut.map(({ role }) => role.id)).toEqual(leftOut);
  });
});

it('cautions about Security Administrator only', () => {
  const cautioned = [...roles.values()]
    .filter((role) => agencyCaution(role) !== undefined)
    .map((role) => role.id);
  expect(cautioned).toEqual(['security', 'securityBoth']);
});
