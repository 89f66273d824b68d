import { describe, expect, it } from 'vitest';
import type { PrincipalKind } from '#src/domain/policy/language/document.ts';
import { principalDoubt, principalError } from './principalForm.ts';

const account = '0123456789abcdef0123456789abcdef';

describe('a principal that is typed', () => {
  it.each<[PrincipalKind, string]>([
    ['IAM', account],
    ['IAM', `iam::${account}:user:ann`],
    ['IAM', '*'],
    ['Service', 'service.COC'],
    ['Identity_provider', `iam::${account}:identity-provider:corporate`],
  ])('%s %s can be added', (kind, value) =>
    expect(principalError({ kind, value }, [])).toBeUndefined(),
  );

  it.each<[PrincipalKind, string, RegExp]>([
    ['IAM', '', /^Enter a principal/],
    ['IAM', 'PartnerCo', /^Enter an account ID/],
    ['Service', 'COC', /^Write service\.CODE/],
    ['Identity_provider', 'corporate', /^Enter the URN/],
  ])('%s "%s" cannot', (kind, value, message) =>
    expect(principalError({ kind, value }, [])).toMatch(message),
  );

  it('cannot be listed twice', () =>
    expect(
      principalError({ kind: 'IAM', value: account }, [{ kind: 'IAM', value: account }]),
    ).toMatch(/already/));
});

describe('a principal that is listed', () => {
  const doubt = (value: string) => principalDoubt({ kind: 'Service', value });
  it('is doubted when the catalogue has no such cloud service', () => {
    expect(doubt('service.Nothing')?.text).toMatch(/no such cloud service/);
    expect(doubt('service.Nothing')?.write).toBeUndefined();
  });
  it('is doubted when its letters differ in case, and the spelling that is meant is offered', () =>
    expect(doubt('service.Functiongraph')).toMatchObject({ write: 'service.FunctionGraph' }));
  it.each(['service.FunctionGraph', 'service.COC', '*'])('%s is not doubted', (value) =>
    expect(doubt(value)).toBeUndefined(),
  );
  it('is not doubted when it is no cloud service', () =>
    expect(principalDoubt({ kind: 'IAM', value: 'service.Nothing' })).toBeUndefined());
});
