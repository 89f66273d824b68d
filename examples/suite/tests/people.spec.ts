import { expect, test } from 'permission-rehearsal-playwright';

test.use({ scenario: 'flexusl' });

const operations = JSON.stringify({
  Version: '1.1',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'coc:instance:listResources',
        'coc:hostAccount:describe',
        'coc:instance:executeDocument',
      ],
    },
  ],
});

test('what one person grants, another may do at his next click', async ({ person, people }) => {
  const operator = await people.named('flex-operator');
  await person.wizards.createPolicy('COC Operations', operations);
  await operator.pages.flexusl.open();
  await expect(operator).not.toBeAllowed('coc:instance:executeDocument');
  await person.wizards.authorizeGroup('flexusl-users', ['COC ReadOnlyAccess', 'COC Operations']);
  await expect(operator).toHaveGranted('COC Operations');
  await expect(operator).toBeAllowed('coc:instance:executeDocument');
  await expect(person).toHaveCalled('POST', '/v3.0/OS-ROLE/roles', {
    status: 201,
    body: { role: { display_name: 'COC Operations' } },
  });
  await expect(operator).not.toHaveCalled('POST', '/v3.0/OS-ROLE/roles');
});

test('a world is arranged in the account’s name, apart from who acts', async ({
  arrange,
  people,
}) => {
  const ann = await people.holding('ECS ReadOnlyAccess');
  await arrange.group('night-shift');
  await ann.pages.ecs.open();
  await expect(ann).toHaveGranted('ECS ReadOnlyAccess');
  await expect(ann.pages.ecs.buy).toBeRefusedFor('ecs:cloudServers:create');
  const { status } = await ann.api.request({ method: 'GET', path: '/v3/groups' });
  expect(status).toBe(403);
  expect(ann.calls().map(({ path }) => path)).not.toContain('/v3/groups');
});
