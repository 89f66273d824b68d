import { describe, expect, it } from 'vitest';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { scopeOf, servicesIn } from './scope.ts';

const scope = (text: string) => scopeOf(servicesIn(parsePolicyText(text)));
const policy = (...actions: readonly string[]) =>
  JSON.stringify({ Version: '1.1', Statement: [{ Effect: 'Allow', Action: actions }] });

describe('the computed scope', () => {
  it.each([
    ['', 'unknown'],
    ['{', 'unknown'],
    [policy(), 'unknown'],
    [policy('*:*:*'), 'unknown'],
    [policy('scm:cert:list'), 'unknown'],
    [policy('iam:agencies:list*', 'coc:agency:get'), 'global'],
    [policy('ECS:servers:list'), 'project'],
    [policy('ecs:servers:list', 'scm:cert:list'), 'project'],
    [policy('ecs:servers:list', 'iam:users:list'), 'mixed'],
    ['{"Statement":[{"Effect":"Allow","Action":["ecs:servers:list"', 'project'],
    ['{"Statement":{"NotAction":"iam:users:list"}}', 'global'],
  ])('%s is %s', (text, expected) => expect(scope(text)).toBe(expected));
});
