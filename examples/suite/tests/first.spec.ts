import { expect, holding, test } from 'permission-rehearsal-playwright';

const reads = { Effect: 'Allow', Action: ['iam:groups:listGroups', 'iam:quotas:listQuotas'] };
test.use({ as: holding({ Version: '1.1', Statement: [reads] }) });

test('who may list groups sees them, and may not create one', async ({ person }) => {
  await person.pages.groups.open();
  await expect(person.pages.groups.row('admin')).toBeVisible();
  await expect(person).toBeAllowed('iam:groups:listGroups');
  await expect(person.pages.groups.create).toBeRefusedFor('iam:groups:createGroup');
});
