import { describe, expect, it } from 'vitest';
import { paths } from '#src/paths.ts';
import {
  addressOf,
  contextLines,
  questionIn,
  questionLines,
  readContextLines,
} from './question.ts';

const question = {
  principal: 'user:ann',
  action: 'ecs:cloudServers:list',
  resource: 'ecs:*:*:instance:1',
  project: 'ap-southeast-3',
  context: { 'g:SourceIp': '203.0.113.7', 'g:TagKeys': ['a', 'b'], 'g:MFAPresent': null },
};

describe('a question about access', () => {
  it('comes back from its address', () => {
    const address = new URL(paths.accessCheck(addressOf(question)), 'https://console.test');
    expect(questionIn(address.searchParams)).toEqual(question);
  });

  it('has circumstances as lines', () => {
    const lines = contextLines(question.context);
    expect(lines.split('\n')).toContain('g:MFAPresent=');
    expect(readContextLines(lines)).toEqual(question.context);
    expect(readContextLines('no key')).toBeNull();
    expect(readContextLines('')).toEqual({});
  });

  it('survives an address that was cut short', () =>
    expect(questionIn(new URLSearchParams('context={"g:Sou')).context).toEqual({}));

  it('is told whole to somebody else', () =>
    expect(questionLines(question)).toEqual([
      'Principal: user:ann',
      'Action: ecs:cloudServers:list',
      'Resource: ecs:*:*:instance:1',
      'Project: ap-southeast-3',
      'Circumstances: g:SourceIp=203.0.113.7, g:TagKeys=a, g:TagKeys=b, g:MFAPresent=',
    ]));
});
