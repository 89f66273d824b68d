import { expect, test } from 'permission-rehearsal-playwright';

test.describe('a call that goes wrong once', () => {
  test.use({ faults: 'groupCreate:conflict:x1' });

  test('keeps what was typed, and works the second time', async ({ person, arrange }) => {
    await arrange.group('made-beside-the-page'); // faults spare what is arranged
    const { groupCreate } = person.pages;
    await groupCreate.open();
    await groupCreate.name.fill('night-shift');
    await groupCreate.ok.click();
    await expect(person).toHaveCalled('POST', '/v3/groups', { status: 409 });
    await expect(groupCreate.name).toHaveValue('night-shift');
    await groupCreate.ok.click();
    await expect(person.pages.groups.row('night-shift')).toBeVisible();
  });
});

test.describe('a day to come', () => {
  test.use({ startsAt: '2031-05-01T08:00:00Z' });

  test('is the day on which things are made', async ({ person, page }) => {
    await person.wizards.createGroup('night-shift');
    await expect(person.pages.groups.row('night-shift')).toContainText('2031');
    await page.clock.fastForward('01:00');
  });
});

test.describe('one world for a worker', () => {
  test.describe.configure({ mode: 'serial' });
  test.use({ world: 'worker', scenario: 'flexusl' });

  for (const turn of ['first', 'second'])
    test(`what a test changes is undone after it: ${turn}`, async ({ person }) => {
      await person.pages.groups.open();
      await expect(person.pages.groups.row('flexusl-users')).toBeVisible();
      await expect(person.pages.groups.row('night-shift')).toHaveCount(0);
      await person.wizards.createGroup('night-shift');
    });
});
