import { expect, it } from 'vitest';
import {
  identityPolicyNameProblem,
  longDescriptionProblem,
  trustAgencyNameProblem,
} from './newIamRules.ts';

it.each([
  ['UCSCreateCluster', true],
  ['a_b+c=d.e@f-g', true],
  ['x'.repeat(128), true],
  ['x'.repeat(129), false],
  ['', false],
  ['two words', false],
  ['a/b', false],
  ['a,b', false],
])('%j is the name of an identity policy: %s', (name, allowed) =>
  expect(identityPolicyNameProblem(name) === undefined).toBe(allowed),
);

it.each([
  ['AuditAgency', true],
  ['a_b+c=d,e.f@g-h', true],
  ['x'.repeat(64), true],
  ['x'.repeat(65), false],
  ['', false],
  ['two words', false],
])('%j is the name of a trust agency: %s', (name, allowed) =>
  expect(trustAgencyNameProblem(name) === undefined).toBe(allowed),
);

it.each([
  [1000, true],
  [1001, false],
])('%i characters are a description: %s', (length, allowed) =>
  expect(longDescriptionProblem('<'.repeat(length)) === undefined).toBe(allowed),
);
