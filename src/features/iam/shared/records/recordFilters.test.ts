import { expect, it } from 'vitest';
import { filterRows } from '#src/ui/table/view.ts';
import { inView, reconcile, recordFilters, viewFor } from './recordFilters.ts';
import type { RecordRow } from './useRecordRows.ts';

const row = (key: string, part: Partial<RecordRow>): RecordRow => ({
  key,
  roleId: 'r',
  scope: { kind: 'all' },
  principal: { kind: 'group', id: 'g1' },
  role: undefined,
  roleName: 'COC ReadOnlyAccess',
  place: '',
  principalName: 'operators',
  principalDescription: '',
  protectedRow: false,
  effect: undefined,
  ...part,
});
const rows = [
  row('all', {}),
  row('global', {
    scope: { kind: 'global' },
    roleName: 'IAM ReadOnlyAccess',
    principal: { kind: 'agency', id: 'a1' },
    principalName: 'ServiceAgencyForCOC',
  }),
  row('project', {
    scope: { kind: 'project', projectId: 'p1' },
    principal: { kind: 'group', id: 'g2' },
    principalName: 'readers',
  }),
  row('enterprise', {
    scope: { kind: 'enterpriseProject', enterpriseProjectId: 'e1' },
    principal: { kind: 'user', id: 'u1' },
    principalName: 'flex-operator',
  }),
];
const project = {
  id: 'p1',
  name: 'cn-north-4',
  region: 'cn-north-4',
  regionName: 'CN North',
  isDefault: true,
  description: '',
  enabled: true,
};
const properties = recordFilters({
  projects: [project],
  enterpriseProjects: [{ id: 'e1', name: 'web' }],
  members: new Map([['g1', ['flex-operator']]]),
  singlePrincipal: false,
});
const found = (filters: Record<string, readonly string[]>): string[] =>
  filterRows(rows, { search: '', filters }, undefined, properties).map(({ key }) => key);

it.each([
  ['role name', { role: ['coc'] }, ['all', 'project', 'enterprise']],
  [
    'a user finds his own grants and those of his groups',
    { user: ['flex'] },
    ['all', 'enterprise'],
  ],
  ['user group', { group: ['read'] }, ['project']],
  ['agency', { agency: ['forcoc'] }, ['global']],
  ['global service', { region: ['global'] }, ['global']],
  ['all resources', { region: ['all'] }, ['all']],
  ['one project', { region: ['p1'] }, ['project']],
  ['enterprise project', { enterpriseProject: ['e1'] }, ['enterprise']],
  ['principal type', { principalType: ['agency'] }, ['global']],
  ['two properties together', { role: ['coc'], principalType: ['user'] }, ['enterprise']],
] as const)('filters by %s', (_, filters, keys) => {
  expect(found(filters)).toEqual(keys);
});

it('keeps the two lists apart', () => {
  expect(rows.filter((entry) => inView(entry, 'iam')).map(({ key }) => key)).toEqual([
    'all',
    'global',
    'project',
  ]);
});

it('flips to the list that a filter belongs to', () => {
  expect(viewFor({ enterpriseProject: ['e1'] }, 'iam')).toBe('ep');
  expect(viewFor({ region: ['global'] }, 'ep')).toBe('iam');
  expect(viewFor({ role: ['x'] }, 'ep')).toBe('ep');
  expect(reconcile({ region: ['all'] }, { region: ['all'], enterpriseProject: ['e1'] })).toEqual({
    region: [],
    enterpriseProject: ['e1'],
  });
  expect(
    reconcile({ enterpriseProject: ['e1'] }, { region: ['all'], enterpriseProject: ['e1'] }),
  ).toEqual({ region: ['all'], enterpriseProject: [] });
});

it('offers no principal filters where the principal is fixed, and no enterprise projects where there are none', () => {
  const single = recordFilters({
    projects: [],
    enterpriseProjects: [],
    members: new Map(),
    singlePrincipal: true,
  });
  expect(single.map(({ id }) => id)).toEqual(['role', 'region']);
});
