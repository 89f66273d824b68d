import {
  descriptionProblem,
  emailProblem,
  mobileProblem,
  userNameProblem,
} from '#src/domain/access/nameRules.ts';
import { passwordStrength } from '#src/domain/access/password.ts';
import { accessMode } from '#src/api/contract/users.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { ApiError, refuse } from '#mocks/ground/errors.ts';
import { quotaOf } from './find.ts';
import { checkPasswordIsNew, checkPasswordText, notePassword } from './passwords.ts';
import { protectPolicyOf } from '#mocks/identities/securitySettings.ts';
import { letInAgain } from '../security/signInStates.ts';
import { plainUser } from '#mocks/seed/builder.ts';
import type { UserRow } from '#mocks/world/tables/iam.ts';
import { hashPassword } from '#mocks/identities/tokens.ts';

/** What callers may set on a user, by either family's call. */
export type UserFields = {
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  readonly email?: string | undefined;
  readonly areacode?: string | undefined;
  readonly phone?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly pwd_status?: boolean | undefined;
  readonly access_mode?: string | undefined;
  readonly xuser_type?: string | undefined;
  readonly xuser_id?: string | undefined;
  readonly description?: string | undefined;
  readonly default_project_id?: string | undefined;
};

/**
 * Creates a user from the fields given. @throws ApiError 400 with the code of the first rule broken
 * (docs/sources/errors.md#4)
 */
export function createUser(ctx: Ctx, fields: UserFields & { readonly name: string }): UserRow {
  const { tables, tx, caller, now } = ctx;
  const blank: UserRow = {
    ...plainUser,
    id: ctx.newId(),
    name: fields.name,
    domain_id: caller.account.id,
    password: null,
    pwd_strength: 'None',
    create_time: now,
  };
  // People who get a password from somebody else change it at first sign-in, unless told otherwise.
  const row = {
    ...changed(ctx, blank, fields),
    pwd_status: fields.pwd_status ?? fields.password !== undefined,
    update_time: null,
  };
  // the account itself does not count
  const people = tables.users.partSize('name', caller.account.id) - 1;
  if (people >= quotaOf(ctx, 'user')) throw refuse('user1115');
  tx.summary = `Created user ${row.name}`;
  return tx.insert('users', row);
}

/** Changes a user; a new password or enabling him lets a locked one in again. @throws ApiError 400 as above */
export function updateUser(ctx: Ctx, row: UserRow, fields: UserFields): UserRow {
  if (fields.password !== undefined) checkPasswordIsNew(ctx.tables, row, fields.password);
  // Who is the account can neither be locked out nor renamed (ours).
  const locksOut =
    fields.enabled === false || (fields.name !== undefined && fields.name !== row.name);
  if (row.is_domain_owner && locksOut)
    throw refuse('predefined', {
      target: 'account administrator',
      name: row.name,
      what: 'disabled or renamed',
    });
  ctx.tx.summary = `Modified user ${row.name}`;
  const next = ctx.tx.update('users', row.id, {
    ...changed(ctx, row, fields),
    update_time: ctx.now,
  });
  if (fields.password !== undefined) notePassword(ctx, row);
  if (fields.password !== undefined || fields.enabled === true) letInAgain(ctx, row);
  return next;
}

/**
 * Changes one's own email address and mobile number (`0086-13912345678`), as far as the account
 * lets its people.
 * @throws ApiError 400, 403
 */
export function changeOwnContacts(
  ctx: Ctx,
  { email, mobile }: { readonly email?: string | undefined; readonly mobile?: string | undefined },
): void {
  const { user } = ctx.caller;
  const { manage_email, manage_mobile } = protectPolicyOf(ctx.tables, user.domain_id).allow_user;
  if (email === undefined && mobile === undefined) throw refuse('user1100');
  if (!user.is_domain_owner && email !== undefined && !manage_email)
    throw refuse('selfManaged', { what: 'email address' });
  if (!user.is_domain_owner && mobile !== undefined && !manage_mobile)
    throw refuse('selfManaged', { what: 'mobile number' });
  const [areacode = '', phone = '', ...rest] = mobile === undefined ? [] : mobile.split('-');
  if (rest.length > 0) throw refuse('user1104');
  updateUser(ctx, user, { email, ...(mobile !== undefined && { areacode, phone }) });
  ctx.tx.summary = `${user.name} changed the own contact details`;
}

function changed(ctx: Ctx, row: UserRow, fields: UserFields): UserRow {
  const mode = accessMode.safeParse(fields.access_mode ?? row.access_mode);
  if (!mode.success) throw refuse('user1120');
  const next: UserRow = {
    ...row,
    name: fields.name ?? row.name,
    email: fields.email ?? row.email,
    areacode: fields.areacode ?? row.areacode,
    phone: fields.phone ?? row.phone,
    enabled: fields.enabled ?? row.enabled,
    pwd_status: fields.pwd_status ?? row.pwd_status,
    access_mode: mode.data,
    xuser_id: fields.xuser_id ?? row.xuser_id,
    xuser_type: fields.xuser_type ?? row.xuser_type,
    description: fields.description ?? row.description,
    default_project_id: fields.default_project_id ?? row.default_project_id,
  };
  checkRules(next);
  if (fields.password !== undefined) checkPasswordText(ctx.tables, next, fields.password);
  checkUnique(ctx, next);
  if (fields.password === undefined) return next;
  return {
    ...next,
    password: hashPassword(fields.password, ctx.randomHex(8)),
    pwd_strength: passwordStrength(fields.password),
  };
}

function checkRules(row: UserRow): void {
  if (userNameProblem(row.name) !== undefined) throw refuse('user1101');
  if (emailProblem(row.email) !== undefined) throw refuse('user1102');
  if ((row.areacode === '') !== (row.phone === '')) throw refuse('user1106');
  if (mobileProblem(row.areacode, row.phone) !== undefined) throw refuse('user1104');
  if (descriptionProblem(row.description) !== undefined) throw refuse('user1117');
  if (
    (row.xuser_type !== '' && row.xuser_type !== 'TenantIdp') ||
    (row.xuser_id === '') !== (row.xuser_type === '')
  )
    throw refuse('user1105');
  if (row.xuser_id.length > 128)
    throw refuse('invalidField', { key: 'xuser_id', value: row.xuser_id });
}

function checkUnique({ tables }: Ctx, row: UserRow): void {
  const taken = (other: UserRow | undefined): boolean => other !== undefined && other.id !== row.id;
  if (taken(tables.users.find('name', `${row.domain_id}/${row.name}`))) throw refuse('user1109');
  if (row.email !== '' && taken(tables.users.find('email', row.email.toLowerCase())))
    throw refuse('user1110');
  if (row.phone !== '' && taken(tables.users.find('phone', row.phone))) throw refuse('user1111');
  if (row.xuser_id !== '' && taken(tables.users.find('external', row.xuser_id.toLowerCase())))
    throw refuse('user1113');
}

/**
 * The Keystone-style calls have no numeric codes: a name that exists is a 409 there, as for groups.
 */
export function keystoneWording<T>(change: () => T, name: string): T {
  try {
    return change();
  } catch (error) {
    if (error instanceof ApiError && error.code === '1109')
      throw refuse('duplicate', { target: 'user', name });
    throw error;
  }
}
