import { describe, expect, it } from 'vitest';
import { createCatalogView } from '#src/catalog/view.ts';
import { validatePolicy } from '#src/domain/policy/findings/validate/validate.ts';
import {
  accountIdProblem,
  durationWords,
  externalIdProblem,
  sessionProblem,
  trustPolicyOf,
} from './agencyForm.ts';

const account = '0123456789abcdef0123456789abcdef';

describe('rules of the form', () => {
  it.each([
    ['3600', true],
    ['43200', true],
    ['3599', false],
    ['43201', false],
    ['1h', false],
    ['', false],
    ['5400.5', false],
  ])('session %j: %s', (text, allowed) => expect(sessionProblem(text) === undefined).toBe(allowed));
  it.each([
    [account, true],
    [account.slice(1), false],
    ['PartnerCo', false],
  ])('account id %j: %s', (id, allowed) =>
    expect(accountIdProblem(id) === undefined).toBe(allowed),
  );
  it.each([
    ['', true],
    ['ab', true],
    ['a', false],
    ['a b', false],
  ])('external id %j: %s', (id, allowed) =>
    expect(externalIdProblem(id) === undefined).toBe(allowed),
  );
});

describe('trustPolicyOf', () => {
  const catalog = createCatalogView([]);
  const errors = (text: string) =>
    validatePolicy(text, { profile: 'trust', catalog }).filter(
      ({ severity }) => severity === 'error',
    );
  const choice = { accountId: account, service: 'service.ECS', externalId: '' };
  it('names the account', () =>
    expect(JSON.parse(trustPolicyOf({ ...choice, type: 'account' }))).toEqual({
      Version: '5.0',
      Statement: [
        { Effect: 'Allow', Principal: { IAM: [account] }, Action: ['sts:agencies:assume'] },
      ],
    }));
  it('names the service', () =>
    expect(JSON.parse(trustPolicyOf({ ...choice, type: 'service' }))).toEqual({
      Version: '5.0',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: ['service.ECS'] },
          Action: ['sts:agencies:assume'],
        },
      ],
    }));
  it('asks for the external id of an account', () =>
    expect(trustPolicyOf({ ...choice, type: 'account', externalId: 'ticket-7' })).toContain(
      '"sts:ExternalId": [',
    ));
  it('asks no service for one', () =>
    expect(trustPolicyOf({ ...choice, type: 'service', externalId: 'ticket-7' })).not.toContain(
      'ExternalId',
    ));
  it.each(['account', 'service'] as const)('is a valid trust policy for an %s', (type) =>
    expect(errors(trustPolicyOf({ ...choice, type, externalId: 'ticket-7' }))).toEqual([]),
  );
});

it.each([
  [3600, '1 hour'],
  [43_200, '12 hours'],
  [5400, '90 minutes'],
  [3601, '3601 seconds'],
])('%i seconds are %s', (seconds, words) => expect(durationWords(seconds)).toBe(words));
