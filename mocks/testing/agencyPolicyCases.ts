import { within } from './sdk.ts';

/** Where a member of the body stands: keys and indices, from outside to inside. */
type Member = readonly (string | number)[];

const agencyUri = '/iam/agencies/07805acaba800fdd4fbdc00b8f888c7c';
/** The statement of the documented example. */
export const statement = {
  Effect: 'Allow',
  Action: ['iam:agencies:assume'],
  Resource: { uri: [agencyUri] },
};
/** The body of the documented example. */
export const example = {
  role: {
    display_name: 'IAMAgencyPolicy',
    type: 'AX',
    description: 'IAMDescription',
    description_cn: 'Policy description',
    policy: { Version: '1.1', Statement: [statement] },
  },
};

/** The example with one member replaced, or left out where `value` is undefined. */
export function withMember(path: Member, value: unknown): unknown {
  const copy = structuredClone(example) as unknown;
  const holder = within(copy, ...path.slice(0, -1)) as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

const role = (name: string): Member => ['role', name];
const policy = (name: string): Member => ['role', 'policy', name];
const first = (...names: Member): Member => ['role', 'policy', 'Statement', 0, ...names];

/** The address of an agency, as long as asked. */
export const uriOf = (length: number): string =>
  `/iam/agencies/${'a'.repeat(length - '/iam/agencies/'.length)}`;
const statements = (count: number): object[] => Array.from({ length: count }, () => statement);

/** What the parameter tables of docs/sources/agency-policy-api.md rule out: name, member, value. */
export const refused: readonly (readonly [string, Member, unknown])[] = [
  ['role is mandatory', ['role'], undefined],
  ['role is an object', ['role'], 'x'],
  ['role is not null', ['role'], null],
  ['display_name is mandatory', role('display_name'), undefined],
  ['display_name is a string', role('display_name'), 7],
  ['display_name is not blank', role('display_name'), '   '],
  ['display_name has at most 64 characters', role('display_name'), 'x'.repeat(65)],
  ['type is mandatory', role('type'), undefined],
  ['type is a string', role('type'), 7],
  ['type is not AA', role('type'), 'AA'],
  ['type is not XX', role('type'), 'XX'],
  ['type is not in lower case', role('type'), 'ax'],
  ['type is not empty', role('type'), ''],
  ['description is mandatory', role('description'), undefined],
  ['description is a string', role('description'), {}],
  ['description_cn is a string', role('description_cn'), 7],
  ['policy is mandatory', role('policy'), undefined],
  ['policy is an object, no text', role('policy'), JSON.stringify(example.role.policy)],
  ['policy is no array', role('policy'), [example.role.policy]],
  ['Version is mandatory', policy('Version'), undefined],
  ['Version is not 1.0', policy('Version'), '1.0'],
  ['Version is not 5.0', policy('Version'), '5.0'],
  ['Version is a string', policy('Version'), 1.1],
  ['Statement is mandatory', policy('Statement'), undefined],
  ['Statement is an array', policy('Statement'), statement],
  ['Statement is not empty', policy('Statement'), []],
  ['Statement holds objects', policy('Statement'), ['x']],
  ['Statement has at most eight', policy('Statement'), statements(9)],
  ['Action is mandatory', first('Action'), undefined],
  ['Action is an array', first('Action'), 'iam:agencies:assume'],
  ['Action is not empty', first('Action'), []],
  ['Action holds strings', first('Action'), [7]],
  ['Action is not iam:tokens:assume', first('Action'), ['iam:tokens:assume']],
  ['Action is no other one', first('Action'), ['iam:agencies:getAgency']],
  [
    'Action has no other one beside it',
    first('Action'),
    ['iam:agencies:assume', 'iam:users:listUsers'],
  ],
  ['Action is no pattern', first('Action'), ['iam:agencies:*']],
  ['Effect is mandatory', first('Effect'), undefined],
  ['Effect is Allow or Deny', first('Effect'), 'Maybe'],
  ['Effect is a string', first('Effect'), true],
  ['Resource is an object', first('Resource'), agencyUri],
  ['uri is mandatory', first('Resource'), {}],
  ['uri is an array', first('Resource', 'uri'), agencyUri],
  ['uri is not empty', first('Resource', 'uri'), []],
  ['uri holds strings', first('Resource', 'uri'), [7]],
  [
    'uri names an agency',
    first('Resource', 'uri'),
    ['/iam/users/07805acaba800fdd4fbdc00b8f888c7c'],
  ],
  ['uri has an id', first('Resource', 'uri'), ['/iam/agencies/']],
  ['uri has at most 128 characters', first('Resource', 'uri'), [uriOf(129)]],
];

/** What they leave, up to each limit: name, member, value. */
export const accepted: readonly (readonly [string, Member, unknown])[] = [
  ['display_name of one character', role('display_name'), 'x'],
  ['display_name of 64 characters', role('display_name'), 'y'.repeat(64)],
  ['type AX', role('type'), 'AX'],
  ['type XA', role('type'), 'XA'],
  ['an empty description', role('description'), ''],
  ['no description_cn', role('description_cn'), undefined],
  ['one statement', policy('Statement'), statements(1)],
  ['eight statements', policy('Statement'), statements(8)],
  ['Allow', first('Effect'), 'Allow'],
  ['Deny', first('Effect'), 'Deny'],
  ['no Resource', first('Resource'), undefined],
  ['a null Resource, as answers of the old API write a missing one', first('Resource'), null],
  ['two agencies', first('Resource', 'uri'), [agencyUri, uriOf(40)]],
  ['a uri of 128 characters', first('Resource', 'uri'), [uriOf(128)]],
  ['members that nobody knows', role('unknown'), 'ignored'],
];
