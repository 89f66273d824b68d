import { describe, expect, it } from 'vitest';
import { entryOfForm, expectedOf, testFormOf, whoOf } from './testForm.ts';

const question = {
  principal: 'user:ann',
  action: 'ecs:cloudServers:list',
  resource: 'ecs:*:*:instance:web-1',
  project: 'cn-north-4',
  context: { 'g:SourceIp': ['203.0.113.7', '203.0.113.8'], 'g:MFAPresent': null },
};

describe('the form of an access test', () => {
  it('keeps a question with the answer that it has', () => {
    const { project, principal, context, ...asked } = question;
    expect(entryOfForm(testFormOf(question, false))).toEqual({
      id: 'user:ann ecs:cloudServers:list',
      principal,
      expected: 'refused',
      request: { ...asked, scope: { project }, context },
    });
  });

  it('says a rule about everybody with its exceptions, one a line', () => {
    const entry = entryOfForm({
      ...testFormOf(undefined, true),
      id: ' nobody deletes ',
      kind: 'never',
      except: 'group:ops\n\n root ',
      action: 'ecs:cloudServers:deleteServers',
      why: 'It hurts.',
    });
    expect(entry).toEqual({
      id: 'nobody deletes',
      never: { except: ['group:ops', 'root'] },
      request: { action: 'ecs:cloudServers:deleteServers' },
      why: 'It hurts.',
    });
    expect([whoOf(entry), expectedOf(entry)]).toEqual(['Nobody but group:ops, root', 'Refused']);
  });
});
