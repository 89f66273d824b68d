import { describe, expect, it } from 'vitest';
import { contract } from './contract/index.ts';
import { faultText, readFaults, unknownCall } from './faults.ts';

const calls = Object.keys(contract);
const read = (text: string) => readFaults(text, calls);

describe('the faults of a link', () => {
  it.each([
    ['groupCreate:conflict', { call: 'groupCreate', kind: 'conflict' }],
    ['*:2000ms', { call: '*', latency_ms: 2000 }],
    ['groupList:error:x2', { call: 'groupList', kind: 'error', times: 2 }],
    ['*:error:30%:seed7', { call: '*', kind: 'error', rate: 0.3, seed: 7 }],
    ['*:expiry:after60s:x1', { call: '*', kind: 'expiry', after_ms: 60_000, times: 1 }],
    ['userList:throttle:after5', { call: 'userList', kind: 'throttle', after: 5 }],
  ])('%s', (text, fault) => {
    expect(read(text)).toEqual({ faults: [fault], problems: [] });
    expect(read(faultText(read(text).faults[0] ?? { call: '' })).faults).toEqual([fault]);
  });

  it.each([
    ['grouplist:error', 'There is no call grouplist; it is written groupList.'],
    ['nothing:error', 'There is no call nothing.'],
    [':error', 'There is no call without a name.'],
    [
      'groupList:eror',
      'groupList cannot meet “eror”: there are refusal, conflict, throttle, error, expiry, storage, and a delay such as 2000ms.',
    ],
    [
      'groupList:error:twice',
      '“twice” of groupList says nothing: x2, 30%, seed7, after5 and after60s can be said.',
    ],
    [
      'groupList:error:300%',
      '“300%” of groupList says nothing: x2, 30%, seed7, after5 and after60s can be said.',
    ],
  ])('%s is an error', (text, problem) =>
    expect(read(text)).toEqual({ faults: [], problems: [problem] }),
  );

  it('plans nothing where one entry cannot be read', () =>
    expect(read('groupList:error,grouplist:eror').faults).toEqual([]));

  it('knows the calls of the contract', () => {
    expect(unknownCall('groupList', calls)).toBeUndefined();
    expect(unknownCall('*', calls)).toBeUndefined();
  });
});
