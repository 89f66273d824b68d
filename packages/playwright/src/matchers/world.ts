import type { ExpectMatcherState } from '@playwright/test';
import type { PolicyEditor } from '../pages/editor.ts';
import type { Person } from '../world/person.ts';
import type { ApiCall } from '../world/probe.ts';
import { until, type Outcome } from './until.ts';

type Holder = { readonly id: string; readonly name: string };
type Names = readonly string[];

/** Somebody's own request in the account's name. */
const asAccount = async <T>(person: Person, path: string): Promise<T> => {
  const { status, body } = await person.send({ method: 'GET', path, as: 'admin' });
  if (status !== 200) throw new Error(`${path} was answered with ${status}`);
  return body as T;
};

async function holderNamed(person: Person, name: string): Promise<Holder> {
  const { users } = await asAccount<{ users: Holder[] }>(
    person,
    `/v3/users?name=${encodeURIComponent(name)}`,
  );
  const user = users.find((one) => one.name === name);
  if (user === undefined) throw new Error(`There is no user ${name} in the main account.`);
  return user;
}

type Assignments = { role_assignments: { role: { id: string } }[] };
type Role = { role: { display_name: string } };
type Attached = { attached_policies: { policy_name: string }[] };

/** Names of everything a user holds, himself or through his groups. */
async function heldBy(person: Person): Promise<Names> {
  const { id } = await holderNamed(person, person.name);
  const { domains } = await asAccount<{ domains: { id: string }[] }>(person, '/v3/auth/domains');
  const { groups } = await asAccount<{ groups: Holder[] }>(person, `/v3/users/${id}/groups`);
  const owners = [
    { kind: 'user', id },
    ...groups.map((group) => ({ kind: 'group', id: group.id })),
  ] as const;
  const held = await Promise.all(
    owners.map(async (owner) => {
      const assigned = await asAccount<Assignments>(
        person,
        `/v3.0/OS-PERMISSION/role-assignments?domain_id=${domains[0]?.id}&subject.${owner.kind}_id=${owner.id}&include_group=false`,
      );
      const ids = [...new Set(assigned.role_assignments.map(({ role }) => role.id))];
      const roles = await Promise.all(
        ids.map((role) => asAccount<Role>(person, `/v3/roles/${role}`)),
      );
      const { attached_policies } = await asAccount<Attached>(
        person,
        `/v5/${owner.kind}s/${owner.id}/attached-policies`,
      );
      return [
        ...roles.map(({ role }) => role.display_name),
        ...attached_policies.map(({ policy_name }) => policy_name),
      ];
    }),
  );
  return held.flat();
}

/** A user holds a policy, himself or through one of his groups. */
export async function toHaveGranted(
  this: ExpectMatcherState,
  person: Person,
  policy: string,
): Promise<Outcome> {
  let held: Names = [];
  const pass = await until(
    !this.isNot,
    async () => {
      held = await heldBy(person);
      return held.includes(policy);
    },
    this.timeout,
  );
  return {
    pass,
    message: () =>
      `Expected ${person.name} ${this.isNot ? 'not ' : ''}to hold “${policy}”.\nHeld: ${held.length === 0 ? '(nothing)' : held.join(', ')}`,
  };
}

/** The open policy editor finds nothing: no class of findings counts any. */
export async function toHaveNoFindings(
  this: ExpectMatcherState,
  editor: PolicyEditor,
): Promise<Outcome> {
  const classes = editor.findings.getByRole('button', {
    name: /^(Security|Errors|Warnings|Suggestions) \d+$/,
  });
  let counted: Names = [];
  const pass = await until(
    !this.isNot,
    async () => {
      const texts = await classes.evaluateAll((buttons) =>
        buttons.map((one) => one.getAttribute('aria-label') ?? one.textContent),
      );
      counted = texts.map((text) => text.replace(/\s+/g, ' ').trim());
      return counted.length === 4 && counted.every((text) => text.endsWith(' 0'));
    },
    this.timeout,
  );
  const items = await editor.findings.getByRole('listitem').allInnerTexts();
  return {
    pass,
    message: () =>
      [
        `Expected the policy editor to have ${this.isNot ? 'findings' : 'no findings'}.`,
        counted.length === 0 ? 'It shows no findings at all.' : counted.join(', '),
        ...items.map((item) => `  ${item.replace(/\s+/g, ' ')}`),
      ].join('\n'),
  };
}

/** What else must fit a call. */
export type CallFilter = {
  readonly status?: number;
  /** Part of the body, compared as JSON. */
  readonly body?: object;
};

/** Whether `whole` holds all of `part`, members within members. */
function holds(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  if (Array.isArray(part) && (!Array.isArray(whole) || whole.length !== part.length)) return false;
  return Object.entries(part).every(([key, value]) =>
    holds((whole as Record<string, unknown>)[key], value),
  );
}

function bodyOf({ requestBody }: ApiCall): unknown {
  try {
    return JSON.parse(requestBody ?? '') as unknown;
  } catch {
    return undefined;
  }
}

/** `:name` in a path fits one segment; a path without a query fits every query. */
function pathFits(path: string, wanted: string | RegExp): boolean {
  if (typeof wanted !== 'string') return wanted.test(path);
  const compared = wanted.includes('?') ? path : (path.split('?')[0] ?? '');
  const [segments, pattern] = [compared.split('/'), wanted.split('/')];
  return (
    segments.length === pattern.length &&
    pattern.every((one, index) => one.startsWith(':') || one === segments[index])
  );
}

/** The page of a person has made such a call. */
export async function toHaveCalled(
  this: ExpectMatcherState,
  person: Person,
  method: string,
  path: string | RegExp,
  filter: CallFilter = {},
): Promise<Outcome> {
  const fits = (call: ApiCall) =>
    call.method === method &&
    pathFits(call.path, path) &&
    (filter.status === undefined || call.status === filter.status) &&
    (filter.body === undefined || holds(bodyOf(call), filter.body));
  const pass = await until(
    !this.isNot,
    () => Promise.resolve(person.calls().some(fits)),
    this.timeout,
  );
  const wanted = `${method} ${path}${Object.keys(filter).length === 0 ? '' : ` ${JSON.stringify(filter)}`}`;
  return {
    pass,
    message: () =>
      [
        `Expected the page of ${person.name} ${this.isNot ? 'not ' : ''}to have called ${wanted}.`,
        'Its last calls:',
        ...person
          .calls()
          .slice(-15)
          .map(
            (call) => `  ${call.method} ${call.path} → ${call.status} ${call.requestBody ?? ''}`,
          ),
      ].join('\n'),
  };
}
