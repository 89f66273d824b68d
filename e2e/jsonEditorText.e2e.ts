import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectToast, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

const pretty = (value: unknown) => JSON.stringify(value, null, 4);

/** With everything that an editor could be tempted to complete, close, indent or escape. */
const statement = (index: number) => ({
  Sid: `No${index}`,
  Effect: index % 3 === 2 ? 'Deny' : 'Allow',
  Action: ['ecs:cloudServers:list', 'ecs:cloudServers:get', 'coc:*:get*'],
  Resource: ['ecs:*:*:instance:a', '*'],
  Condition: { StringLike: { 'g:UserName': [`{"}[${index}]\\,`, '${g:DomainId}'] } },
});
const ofStatements = (count: number) =>
  pretty({
    Version: '5.0',
    Statement: Array.from({ length: count }, (_, index) => statement(index)),
  });

/** Opens the code editor without a text, the caret in it. */
async function openEmpty(page: Page): Promise<void> {
  await policyEditor(page).paste(' ');
  await page.keyboard.press('Backspace');
}

/** Types with no pause between the keys, on a processor so many times slower. */
async function typeAtFullSpeed(page: Page, text: string, slowness: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  await Promise.all(
    [...text].map((letter) =>
      session.send('Input.dispatchKeyEvent', {
        type: 'keyDown',
        ...(letter === '\n'
          ? { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
          : { key: letter, text: letter }),
      }),
    ),
  );
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
}

/** The whole text as the code editor itself has it. */
async function inModel(page: Page): Promise<string> {
  await policyEditor(page).box.focus();
  await page.keyboard.press('ControlOrMeta+A');
  return page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    return clipboardData.getData('text/plain');
  });
}

for (const [slowness, text] of [
  [1, ofStatements(4)],
  [4, ofStatements(1)],
] as const) {
  test(`${text.length} letters typed at full speed are saved as typed, processor ${slowness} times slower`, async ({
    page,
    openAs,
  }) => {
    test.slow(); // every key is a round trip to the browser
    await openAs(paths.identityPolicyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('Typed');
    await openEmpty(page);
    await typeAtFullSpeed(page, text, slowness);
    expect(await inModel(page)).toBe(text);
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Identity policy Typed created.');
    await expect(page.getByRole('heading', { name: 'Typed', level: 1 })).toBeVisible();
    await page.goto(`.${new URL(page.url()).pathname}/edit`);
    expect(await policyEditor(page).text()).toBe(text);
  });
}

test('the custom policies’ editor keeps every letter too, and Enter never takes from a list that opened by itself', async ({
  page,
  openAs,
}) => {
  const text =
    '{"Version": "1.1",\n"Statement": [{\n"Effect":\n"Allow",\n"Action": [\n"coc:document:g\n"]}]\n}';
  await openAs(paths.policyCreate());
  await openEmpty(page);
  await typeAtFullSpeed(page, text, 1);
  expect(await inModel(page)).toBe(text);
});

test('a text fed in at once stands as it is: insertText and paste in the code editor, fill in plain text', async ({
  page,
  openAs,
}) => {
  const text = ofStatements(11);
  const editor = policyEditor(page);
  await openAs(paths.identityPolicyCreate());
  await openEmpty(page);
  await page.keyboard.insertText(text);
  expect(await inModel(page)).toBe(text);
  await editor.paste(`${text}\n`);
  expect(await inModel(page)).toBe(`${text}\n`);
  await page.keyboard.press('ControlOrMeta+Z');
  expect(await inModel(page)).toBe(text);
  await editor.fill(`\n${text}`);
  expect(await editor.text()).toBe(`\n${text}`);
});

test.describe('a repair while somebody types', () => {
  const wrong = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["COC:document:get"]}]}';
  const right = wrong.replace('COC', 'coc');

  /** Letters, and the press of the repair before the page has drawn them. */
  const typeAndRepair = (page: Page, letters: string) =>
    page.evaluate((typed) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', typed);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
      const repair = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Write it in lower case',
      );
      if (repair === undefined) throw new Error('no repair is offered');
      repair.click();
    }, letters);

  test.beforeEach(async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    await editor.paste(wrong);
    await expect(
      editor.findings.getByRole('button', { name: 'Write it in lower case' }),
    ).toBeVisible();
  });

  test('is cut for the text as it is, and Ctrl+Z takes back the repair alone, then the letters', async ({
    page,
  }) => {
    await page.keyboard.press('Control+Home');
    await typeAndRepair(page, '\n  ');
    expect(await inModel(page)).toBe(`\n  ${right}`);
    await page.keyboard.press('ControlOrMeta+Z');
    expect(await inModel(page)).toBe(`\n  ${wrong}`);
    await page.keyboard.press('ControlOrMeta+Z');
    expect(await inModel(page)).toBe(wrong);
  });

  test('is not done when what it was for is another thing now', async ({ page }) => {
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    await typeAndRepair(page, 'Details');
    expect(await inModel(page)).toBe(wrong.replace('get', 'getDetails'));
  });
});
