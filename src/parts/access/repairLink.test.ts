import { describe, expect, it } from 'vitest';
import { repairKinds, type RepairStep } from '#src/domain/access/repairs.ts';
import { repairLink } from './repairLink.ts';

const step = (kind: RepairStep['kind'], rest: Partial<RepairStep> = {}): RepairStep => ({
  kind,
  target: { kind: 'group', id: 'g1', name: 'ops' },
  change: { words: 'Change something.' },
  ...rest,
});

describe('where a repair is made', () => {
  it('is the wizard with the group chosen', () =>
    expect(
      repairLink(
        step('join-group', {
          change: {
            words: '',
            group: { id: 'g1', name: 'ops' },
            member: { id: 'u1', name: 'ann' },
          },
        }),
      )?.to,
    ).toBe('/iam/users/u1/authorize?groups=g1'));

  it('is the wizard of the console that the policy belongs to, in the scope', () => {
    const role = { id: 'r1', name: 'ECS ReadOnlyAccess', store: 'role' } as const;
    const policy = { id: 'p1', name: 'Own', store: 'identityPolicy' } as const;
    expect(
      repairLink(
        step('grant-policy', {
          change: { words: '', policies: [role], scope: { kind: 'project', projectId: 'x' } },
        }),
      )?.to,
    ).toBe('/iam/groups/g1/authorize?roles=r1&scope=project&projects=x');
    expect(
      repairLink(step('grant-policy', { change: { words: '', policies: [policy] } }))?.to,
    ).toBe('/iam5/groups/g1/authorize?policies=p1');
  });

  it('is the form of the policy with the text that is proposed', () => {
    const link = repairLink(
      step('add-action', {
        target: { kind: 'role', id: 'r1', name: 'Own' },
        change: { words: '', document: { Version: '1.1', Statement: [] } },
      }),
    );
    expect(link?.to).toMatch(/^\/iam\/permissions\/policies\/r1\/modify\?proposal=\w+$/);
    expect(JSON.parse(link?.text ?? '')).toEqual({ Version: '1.1', Statement: [] });
  });

  it('is nowhere for what is no change of this account', () => {
    const none = repairKinds.filter((kind) => kind.startsWith('other-'));
    expect(none.map((kind) => repairLink(step(kind)))).toEqual(none.map(() => undefined));
  });
});
