import { expect as patient, holding, test } from 'permission-rehearsal-playwright';

const expect = patient.configure({ timeout: 500 });

const denies = {
  Version: '1.1',
  Statement: [
    { Effect: 'Allow', Action: ['iam:groups:*'] },
    { Effect: 'Deny', Action: ['iam:groups:createGroup'] },
  ],
};
test.use({ as: holding(denies) });

/** What a failing expectation says, without the colours. */
const failure = (expectation: Promise<void>): Promise<string> =>
  expectation.then(
    () => 'it passed',
    (error: Error) => error.message,
  );

test('a failing expectation carries the decision', async ({ person }) => {
  await person.pages.groups.open();
  const [allowed, refused, granted, called] = await Promise.all([
    failure(expect(person).toBeAllowed('iam:groups:createGroup')),
    failure(expect(person).toBeRefusedFor('iam:groups:deleteGroup')),
    failure(expect(person).toHaveGranted('ECS FullAccess')),
    failure(expect(person).toHaveCalled('DELETE', '/v3/groups/:id')),
  ]);
  expect(allowed).toContain(`Expected ${person.name} to be allowed iam:groups:createGroup.`);
  expect(allowed).toContain(
    'Decision: explicit-deny, statement 2 of identity policy “kit-policy-1”',
  );
  expect(allowed).toContain(`user ${person.name} → group ${person.name}-group`);
  expect(refused).toContain('Refused: GET /v3.0/OS-QUOTA/');
  expect(refused).toContain('Decision: implicit-deny, no identity policy allows it');
  expect(granted).toContain('Held: kit-policy-1');
  expect(called).toContain('GET /v3/groups');
});

test.describe('a fault that is none', () => {
  test.use({ as: 'admin', faults: 'grouplist:eror' });

  test('fails the test', async ({ person }) => {
    await expect(person.pages.groups.open()).rejects.toThrow(
      'The console says: faults: There is no call grouplist; it is written groupList.',
    );
  });
});
