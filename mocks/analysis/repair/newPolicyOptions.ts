import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { idFor } from '../../ground/ids.ts';
import { versionKey } from '../../world/tables/v5.ts';
import { allowOf } from './allowOptions.ts';
import {
  kindWords,
  putAttachment,
  putGrant,
  receiversOf,
  scopesFor,
  scopeWords,
  type Receiver,
} from './giving.ts';
import type { Option } from './option.ts';
import type { Standing } from './standing.ts';
import { isKept } from './storedPolicy.ts';
import type { Trial } from './trial.ts';

/** A name that no policy of the account has. */
function freeName(isTaken: (name: string) => boolean, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!isTaken(name)) return name;
  }
}

const option = (
  receiver: Receiver,
  name: string,
  document: RawPolicy,
  how: {
    readonly words: string;
    readonly scope: GrantScope;
    readonly apply: (trial: Trial) => void;
  },
): Option => ({
  kind: 'new-policy',
  target: receiver,
  change: {
    words: how.words,
    policies: [{ id: '', name, store: document['Version'] === '5.0' ? 'identityPolicy' : 'role' }],
    scope: how.scope,
    document,
  },
  touched: receiver.kind === 'group' ? { kind: 'group', id: receiver.id } : { kind: 'nobody' },
  guess: 0,
  apply: how.apply,
});

/** A new identity policy for just this, attached to somebody. */
function newOptions(standing: Standing, document: RawPolicy, wanted: string): readonly Option[] {
  const { at, subject } = standing;
  const { tables } = at.world;
  const account = subject.caller.accountId;
  const name = freeName(
    (one) => tables.identityPolicies.find('name', `${account}/${one}`) !== undefined,
    wanted,
  );
  const id = idFor('trial', `policy/${name}`);
  return receiversOf(standing).map((receiver) =>
    option(receiver, name, document, {
      words: `Create an identity policy that allows just this, and attach it to the ${kindWords(receiver)} “${receiver.name}”.`,
      scope: { kind: 'all' },
      apply: (trial) => {
        trial.put('identityPolicies', {
          id,
          name,
          path: '',
          domain_id: account,
          description: '',
          default_version: 'v1',
          next_version: 2,
          service_linked: false,
          created_at: at.now,
        });
        trial.put('policyVersions', {
          id: versionKey(id, 'v1'),
          policy_id: id,
          version_id: 'v1',
          document: JSON.stringify(document),
          created_at: at.now,
        });
        putAttachment(trial, id, receiver, account, at.now);
      },
    }),
  );
}

/** A new custom policy of the old console for just this, granted in the narrowest scope. */
function oldOptions(standing: Standing, document: RawPolicy, wanted: string): readonly Option[] {
  const { at, subject } = standing;
  const { tables } = at.world;
  const account = subject.caller.accountId;
  const name = freeName(
    (one) => tables.roles.find('displayName', `${account}/${one}`) !== undefined,
    wanted,
  );
  const id = idFor('trial', `role/${name}`);
  return receiversOf(standing).flatMap((receiver) =>
    scopesFor(standing, { version: '1.1' })
      .filter(({ kind }) => receiver.kind !== 'user' || kind === 'enterpriseProject')
      .filter(({ kind }) => receiver.kind !== 'agency' || kind !== 'enterpriseProject')
      .map((scope) =>
        option(receiver, name, document, {
          words: `Create a custom policy that allows just this, and grant it to the ${kindWords(receiver)} “${receiver.name}” ${scopeWords(at.world, account, scope)}.`,
          scope,
          apply: (trial) => {
            trial.put('roles', {
              id,
              name: `custom_${name}`,
              display_name: name,
              type: scope.kind === 'global' ? 'AX' : 'XA',
              catalog: 'CUSTOMED',
              description: '',
              domain_id: account,
              policy: document,
              created_time: at.now,
              updated_time: at.now,
            });
            putGrant(trial, receiver, { role: id, scope, account, now: at.now });
          },
        }),
      ),
  );
}

/** A new policy that allows the action and nothing else, in both consoles. */
export function newPolicyOptions(standing: Standing): readonly Option[] {
  const draft = (Version: string): RawPolicy | undefined => {
    const statement = allowOf(standing, { Version });
    return statement && { Version, Statement: [statement] };
  };
  const wanted = `Allow-${standing.request.action.replaceAll(/[^A-Za-z0-9]+/g, '-')}`.slice(0, 60);
  const [old, next] = [draft('1.1'), draft('5.0')];
  return [
    ...(next && isKept('identityPolicy', next) ? newOptions(standing, next, wanted) : []),
    ...(old && isKept('role', old) ? oldOptions(standing, old, wanted) : []),
  ];
}
