import { findSystemRole } from '#src/catalog/systemRoles.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { passwordStrength } from '#src/domain/access/password.ts';
import { idFor } from '../ground/ids.ts';
import {
  grantId,
  membershipId,
  type AgencyRow,
  type GroupRow,
  type RoleRow,
  type SubjectKind,
  type UserRow,
} from '../world/tables/iam.ts';
import { hashPassword } from '../identities/tokens.ts';
import type { RowOf, TableName, World } from '../world/world.ts';

/** A day in ms. */
export const day = 86_400_000;

/**
 * Builds a starting state: short calls that make complete rows with ids and times that are the
 * same every time.
 */
export class SeedBuilder {
  readonly world: World;
  /** Epoch ms at which the scenario was opened; every seeded time is relative to it. */
  readonly openedAt: number;

  constructor(world: World, openedAt: number) {
    this.world = world;
    this.openedAt = openedAt;
  }

  /** Epoch ms, `days` before the scenario was opened. */
  daysAgo(days: number): number {
    return this.openedAt - days * day;
  }

  /** The id of a seeded thing, by what it is: `user/RehearsalCo/admin`. */
  id(what: string): string {
    return idFor('seed', what);
  }

  add<T extends TableName>(table: T, row: RowOf<T>): RowOf<T> {
    this.world.set(table, row.id, row);
    return row;
  }

  /** Id of an account by its name. @throws when the seed never made it. */
  account(name: string): string {
    return found(this.world.tables.domains.find('name', name), name).id;
  }

  user(
    account: string,
    name: string,
    init: Partial<Omit<UserRow, 'id' | 'name' | 'domain_id' | 'password'>> & {
      password?: string;
    } = {},
  ): UserRow {
    const { password, ...rest } = init;
    const id = this.id(`user/${account}/${name}`);
    return this.add('users', {
      ...plainUser,
      pwd_strength: password === undefined ? 'None' : passwordStrength(password),
      create_time: this.daysAgo(30),
      ...rest,
      id,
      name,
      domain_id: this.account(account),
      password: password === undefined ? null : hashPassword(password, id.slice(0, 16)),
    });
  }

  group(account: string, name: string, description = ''): GroupRow {
    return this.add('groups', {
      id: this.id(`group/${account}/${name}`),
      name,
      domain_id: this.account(account),
      description,
      create_time: this.daysAgo(30),
    });
  }

  member(group: GroupRow, ...users: readonly UserRow[]): void {
    for (const user of users)
      this.add('memberships', {
        id: membershipId(group.id, user.id),
        group_id: group.id,
        user_id: user.id,
      });
  }

  customPolicy(
    account: string,
    name: string,
    type: 'AX' | 'XA',
    policy: RawPolicy,
    description = '',
  ): RoleRow {
    const domain = this.account(account);
    const created = this.daysAgo(20);
    const count = this.world.tables.roles.partSize('name', domain);
    return this.add('roles', {
      id: this.id(`role/${account}/${name}`),
      name: `custom_${domain}_${count}`,
      display_name: name,
      type,
      catalog: 'CUSTOMED',
      description,
      domain_id: domain,
      policy,
      created_time: created,
      updated_time: created,
    });
  }

  agency(
    account: string,
    name: string,
    trusts: string,
    init: Partial<Pick<AgencyRow, 'description' | 'duration' | 'create_time'>> = {},
  ): AgencyRow {
    const created = init.create_time ?? this.daysAgo(25);
    const duration = init.duration ?? null;
    return this.add('agencies', {
      id: this.id(`agency/${account}/${name}`),
      name,
      domain_id: this.account(account),
      trust_domain_id: this.account(trusts),
      trust_domain_name: trusts,
      description: init.description ?? '',
      duration,
      create_time: created,
      expire_time: duration === null ? null : created + duration * 3_600_000,
    });
  }

  /** Grants a role, given as a row or by the display name of a system-defined one. */
  grant(
    kind: SubjectKind,
    subject: { readonly id: string; readonly domain_id: string },
    role: RoleRow | string,
    scope: GrantScope = { kind: 'all' },
  ): void {
    const role_id = typeof role === 'string' ? found(findSystemRole(role), role).id : role.id;
    const scope_id =
      scope.kind === 'project'
        ? scope.projectId
        : scope.kind === 'enterpriseProject'
          ? scope.enterpriseProjectId
          : '';
    const key = {
      role_id,
      subject_kind: kind,
      subject_id: subject.id,
      scope_kind: scope.kind,
      scope_id,
    };
    this.add('grants', {
      ...key,
      id: grantId(key),
      domain_id: subject.domain_id,
      at: this.daysAgo(20),
    });
  }

  /** Id of an account's project by its name. */
  project(account: string, name: string): string {
    return found(this.world.tables.projects.find('name', `${this.account(account)}/${name}`), name)
      .id;
  }
}

/** The fields of a user that nothing was said about. */
export const plainUser = {
  description: '',
  enabled: true,
  is_domain_owner: false,
  pwd_status: false,
  access_mode: 'default',
  email: '',
  areacode: '',
  phone: '',
  xuser_id: '',
  xuser_type: '',
  default_project_id: null,
  update_time: null,
} as const satisfies Partial<UserRow>;

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The seed has no ${name}`);
  return value;
}
