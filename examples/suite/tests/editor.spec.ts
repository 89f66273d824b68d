import { expect, test } from 'permission-rehearsal-playwright';

/** Line ends, tabs, spaces at the end and letters of every kind. */
const text = [
  '{\r',
  '\t"Version": "5.0",   \r',
  '  "Statement": [{ "Sid": "Größe_读", "Effect": "Allow", "Action": ["ecs:*:list*"] }]',
  '}\r\n',
].join('\n');

test('one line sets the JSON editor, byte for byte', async ({ person }) => {
  const { identityPolicyCreate } = person.pages;
  await identityPolicyCreate.open();
  await identityPolicyCreate.name.fill('lists');
  await person.editor.setText(text);
  await identityPolicyCreate.ok.click();
  await expect(person).toHaveCalled('POST', '/v5/policies', { body: { policy_document: text } });
});

test('findings are told, and that there are none', async ({ person }) => {
  await person.pages.policyCreate.open();
  await person.editor.setText('{ "Version": "1.1", "Statement": [] }');
  await expect(person.editor).not.toHaveNoFindings();
  const reads = { Effect: 'Allow', Action: ['ecs:cloudServers:list'] };
  await person.editor.setText(JSON.stringify({ Version: '1.1', Statement: [reads] }, null, 4));
  await expect(person.editor).toHaveNoFindings();
});
