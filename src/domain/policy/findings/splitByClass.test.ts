import { describe, expect, it } from 'vitest';
import { splitByClass } from './splitByClass.ts';

const classes: Readonly<Record<string, 'global' | 'project'>> = {
  ucs: 'global',
  obs: 'global',
  ecs: 'project',
  cce: 'project',
};
const split = (...statements: readonly unknown[]) =>
  splitByClass({ Version: '1.1', Statement: statements }, (service) => classes[service]);
const statements = (policy: Readonly<Record<string, unknown>>) => policy['Statement'];

describe('splitting a policy by service class', () => {
  it('divides statements and the actions within one, in their order', () => {
    const mixed = {
      Effect: 'Allow',
      Action: ['ucs:clusters:create', 'ecs:cloudServers:list', 'UCS:clusters:get'],
    };
    const { global, project } = split(mixed, {
      Effect: 'Deny',
      Action: ['obs:bucket:CreateBucket'],
    });
    expect(global).toEqual({
      Version: '1.1',
      Statement: [
        { Effect: 'Allow', Action: ['ucs:clusters:create', 'UCS:clusters:get'] },
        { Effect: 'Deny', Action: ['obs:bucket:CreateBucket'] },
      ],
    });
    expect(statements(project)).toEqual([{ Effect: 'Allow', Action: ['ecs:cloudServers:list'] }]);
  });

  it('keeps conditions, unknown keys and the resources of each class', () => {
    const rest = {
      Effect: 'Allow',
      Condition: { Bool: { 'g:MFAPresent': ['true'] } },
      Note: 'kept',
    };
    const { global, project } = split({
      ...rest,
      Action: ['obs:bucket:*', 'ecs:*:get'],
      Resource: ['obs:*:*:bucket:a', 'ecs:*:*:instance:b'],
    });
    expect(statements(global)).toEqual([
      { ...rest, Action: ['obs:bucket:*'], Resource: ['obs:*:*:bucket:a'] },
    ]);
    expect(statements(project)).toEqual([
      { ...rest, Action: ['ecs:*:get'], Resource: ['ecs:*:*:instance:b'] },
    ]);
  });

  it('puts what has no settled class, and whole NotAction statements, into both', () => {
    const not = { Effect: 'Allow', NotAction: ['ecs:*:*'] };
    const { global, project } = split(
      { Effect: 'Allow', Action: ['bss:order:view', 'cce:*:*', 'ucs:*:*'] },
      not,
    );
    expect(statements(global)).toEqual([
      { Effect: 'Allow', Action: ['bss:order:view', 'ucs:*:*'] },
      not,
    ]);
    expect(statements(project)).toEqual([
      { Effect: 'Allow', Action: ['bss:order:view', 'cce:*:*'] },
      not,
    ]);
  });
});
