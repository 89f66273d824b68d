import { describe, expect, it } from 'vitest';
import { checkDraft, conditionOf, draftOf, emptyDraft } from './conditionForm.ts';
import { operatorEntries, operatorsFor } from './operatorWords.ts';

const draft = (more: Partial<typeof emptyDraft>) => ({
  ...emptyDraft,
  key: 'g:UserName',
  operator: 'StringEquals',
  values: 'a',
  ...more,
});

describe('checkDraft', () => {
  it.each([
    [draft({}), {}],
    [draft({ key: ' ' }), { key: 'Choose a condition key.' }],
    [
      draft({ key: 'g:ResourceTag/<tag-key>' }),
      { key: 'Put the name of the tag in place of <tag-key>.' },
    ],
    [draft({ operator: '' }), { operator: 'Choose an operator.' }],
    [draft({ values: ' \n ' }), { values: 'Enter at least one value.' }],
    [
      draft({ operator: 'NumberLessThan', values: '12\nten' }),
      { values: '"ten" is not a number.' },
    ],
    [draft({ operator: 'Bool', values: 'yes' }), { values: '"yes" is not true or false.' }],
    [draft({ operator: 'Null', values: 'true' }), {}],
    [draft({ operator: 'IpAddress', values: '10.0.0.0/8\n192.168.0.1' }), {}],
    [
      draft({ operator: 'IpAddress', values: 'office' }),
      { values: '"office" is not an address or a range.' },
    ],
    [draft({ operator: 'DateLessThan', values: '${g:TokenIssueTime}' }), {}],
    [draft({ values: 'x'.repeat(1025) }), { values: 'A value may have 1,024 characters.' }],
  ])('%j → %j', (given, errors) => expect(checkDraft(given)).toEqual(errors));
});

describe('a condition that another row has', () => {
  const others = [conditionOf(draft({ values: 'a\nb' }))];
  const told = {
    key: 'A condition on g:UserName with this operator is there already. Edit that one.',
  };
  it.each([
    ['refused where a row is changed into it', draft({ values: 'c' }), true, told],
    ['found without regard to case', draft({ key: 'G:username', values: 'c' }), true, told],
    ['added to, by a new row', draft({ values: 'c' }), false, {}],
    ['refused where a new row adds nothing', draft({ values: 'a' }), false, told],
    ['another one by its operator', draft({ operator: 'StringMatch', values: 'a' }), true, {}],
    ['another one by IfExists', draft({ ifExists: true, values: 'a' }), true, {}],
  ])('is %s', (_, given, editing, errors) =>
    expect(checkDraft(given, { others, editing })).toEqual(errors),
  );
});

it('reads back the row it wrote', () => {
  const row = conditionOf(draft({ qualifier: 'ForAnyValue', ifExists: true, values: 'a\nb\n' }));
  expect(row).toEqual({
    key: 'g:UserName',
    operator: 'StringEquals',
    ifExists: true,
    values: ['a', 'b'],
    qualifier: 'ForAnyValue',
  });
  expect(conditionOf(draftOf(row))).toEqual(row);
});

it('takes IfExists away from Null', () => {
  expect(conditionOf(draft({ operator: 'Null', ifExists: true })).ifExists).toBe(false);
});

it('has words for every operator and offers the fitting ones', () => {
  expect(operatorEntries.filter(({ meaning }) => meaning === '').map(({ name }) => name)).toEqual(
    [],
  );
  expect(operatorsFor('boolean').map(({ name }) => name)).toEqual(['Bool', 'Null']);
});
