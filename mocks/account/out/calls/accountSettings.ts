import { addressesOf, kindWords, textOf, type Item } from '../model/items.ts';
import type { ItemChange } from '../model/difference.ts';
import { changeWrite, object, pick, type Fields } from './operands.ts';
import type { ScriptBuilder } from './scriptBuilder.ts';
import type { Call, Operand } from './steps.ts';

type Change = (change: ItemChange & { readonly after: Item }, build: ScriptBuilder) => void;

const changed = ({ fields }: ItemChange): readonly string[] => fields.map(({ field }) => field);
const titleOf = ({ kind }: Item): string => `Change the ${kindWords(kind)}`;

/** A setting of the old family: the account stands in the path, a member holds all. */
function old(
  build: ScriptBuilder,
  item: Item,
  name: { readonly path: string; readonly operation: string; readonly member: string },
  body: Fields,
  has: Fields,
): void {
  const path = `/v3.0/OS-SECURITYPOLICY/domains/{domain_id}/${name.path}`;
  const call: Call = {
    family: 'v3',
    operation: `updateDomain${name.operation}`,
    method: 'PUT',
    path,
    params: { domain_id: build.account() },
    body: object({ [name.member]: object(body) }),
  };
  const shown = { operation: `showDomain${name.operation}`, path };
  build.write(changeWrite(titleOf(item), call, shown, name.member, has));
}

/** A setting of the new family, of which only what changes is sent. */
const modern =
  (path: string, operation: string, member: string): Change =>
  (change, build) => {
    const wanted = pick(change.after, changed(change));
    const call: Call = {
      family: 'v5',
      operation: `update${operation}`,
      method: 'PUT',
      path,
      body: object(wanted),
    };
    const shown = { operation: `show${operation}`, path };
    build.write(changeWrite(titleOf(change.after), call, shown, member, wanted));
  };

const changeLogin: Change = (change, build) => {
  const wanted = pick(change.after, changed(change));
  const name = { path: 'login-policy', operation: 'LoginPolicy', member: 'login_policy' };
  old(build, change.after, name, wanted, wanted);
};

/** What of their own people may change. */
const allowed = ['manage_accesskey', 'manage_email', 'manage_mobile', 'manage_password'] as const;

const changeProtection: Change = (change, build) => {
  const { after } = change;
  const fields = changed(change);
  const isAllowed = (field: string): boolean => (allowed as readonly string[]).includes(field);
  const verifier = ['mobile', 'email', 'scene'].filter(
    (field) => textOf(after, field) !== '' || fields.includes(field),
  );
  const body = {
    ...pick(after, ['operation_protection', 'admin_check', ...verifier]),
    allow_user: object(pick(after, allowed)),
  };
  const has = Object.fromEntries(
    Object.entries(pick(after, fields)).map(([field, value]) => [
      isAllowed(field) ? `allow_user.${field}` : field,
      value,
    ]),
  );
  const name = { path: 'protect-policy', operation: 'ProtectPolicy', member: 'protect_policy' };
  old(build, after, name, body, has);
};

/** A list as the API writes it. */
const listOperand = (item: Item, field: string): Operand =>
  addressesOf(item, field).map(({ text, description }) =>
    object({ [field.includes('netmask') ? 'address_netmask' : 'ip_range']: text, description }),
  );

const changeAccess =
  (channel: 'console' | 'api'): Change =>
  ({ after }, build) => {
    // The lists of a channel are replaced together: nobody is let in by what was left over.
    const lists = Object.fromEntries(
      Object.keys(after.fields).map((field) => [field, listOperand(after, field)]),
    );
    const operation = `${channel === 'console' ? 'Console' : 'Api'}AclPolicy`;
    const name = { path: `${channel}-acl-policy`, operation, member: `${channel}_acl_policy` };
    old(build, after, name, lists, lists);
  };

const changeSwitches: Change = (change, build) => {
  const fields = changed(change);
  const { token_enabled = null, asymmetric_signature: on = null } = pick(change.after, [
    'token_enabled',
    'asymmetric_signature',
  ]);
  if (fields.includes('token_enabled'))
    build.write(
      changeWrite(
        'Change whether clients get tokens',
        {
          family: 'v5',
          operation: 'updateTokenPolicyV5',
          method: 'PUT',
          path: '/v5/token-policy',
          body: object({ token_enabled }),
        },
        { operation: 'showTokenPolicyV5', path: '/v5/token-policy' },
        'token_policy',
        { token_enabled },
      ),
    );
  const path = '/v5/asymmetric-signature-switch';
  const wanted = { asymmetric_signature_switch: on };
  if (fields.includes('asymmetric_signature'))
    build.write(
      changeWrite(
        'Switch asymmetric signatures',
        {
          family: 'v5',
          operation: 'setAsymmetricSignatureSwitchV5',
          method: 'PUT',
          path,
          body: object({ asymmetric_signature: object(wanted) }),
        },
        { operation: 'getAsymmetricSignatureSwitchV5', path },
        'asymmetric_signature',
        wanted,
      ),
    );
};

const changeOf: Partial<Record<Item['kind'], Change>> = {
  passwordPolicy: modern('/v5/password-policy', 'PasswordPolicyV5', 'password_policy'),
  loginPolicy: changeLogin,
  protectionPolicy: changeProtection,
  consoleAccess: changeAccess('console'),
  apiAccess: changeAccess('api'),
  accountSwitches: changeSwitches,
};

/** Changes a setting of the whole account to what it is afterwards. */
export const changeAccountSetting: Change = (change, build) =>
  changeOf[change.after.kind]?.(change, build);
