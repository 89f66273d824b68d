import { v5PolicyRows } from '#src/api/contract/v5policies.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { versionKey, type IdentityPolicyRow, type PolicyVersionRow } from '../world/tables/v5.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { findCustomPolicy, findPolicy, findVersion } from '../services/v5/find.ts';
import { listed, markerPage, type Source } from '../services/v5/marker.ts';
import {
  checkDescription,
  checkDocument,
  checkPath,
  checkPolicyName,
  v5Limits,
} from '../services/v5/rules.ts';
import { policyUrn } from '../identities/urns.ts';
import { wirePolicy, wireVersion } from '../services/v5/wire.ts';

/**
 * System-defined policies by name, then the account's by name; without a filter only the rows of
 * a page are read.
 */
function policiesOf(
  { tables, caller }: Ctx,
  type: 'custom' | 'system' | undefined,
): Source<IdentityPolicyRow> {
  const part = (owner: string) => ({
    size: tables.identityPolicies.partSize('name', owner),
    page: (offset: number, limit: number) =>
      tables.identityPolicies.page('name', owner, { offset, limit }),
  });
  const parts = [
    ...(type === 'custom' ? [] : [part('')]),
    ...(type === 'system' ? [] : [part(caller.account.id)]),
  ];
  return {
    page: (offset, limit = Infinity) => {
      const rows: IdentityPolicyRow[] = [];
      let skip = offset;
      for (const { size, page } of parts) {
        if (skip < size) rows.push(...page(skip, limit - rows.length));
        skip = Math.max(0, skip - size);
        if (rows.length >= limit) break;
      }
      return rows;
    },
  };
}

/**
 * Adds a version; its number is never used again (as v1, v2 … of the console,
 * docs/sources/console.md#13-2).
 */
function addVersion(ctx: Ctx, policy: IdentityPolicyRow, document: string): PolicyVersionRow {
  const version_id = `v${policy.next_version}`;
  return ctx.tx.insert('policyVersions', {
    id: versionKey(policy.id, version_id),
    policy_id: policy.id,
    version_id,
    document,
    created_at: ctx.now,
  });
}

const numberOf = ({ version_id }: PolicyVersionRow): number => Number(version_id.slice(1));

/**
 * Clients that make room for a version delete the last one listed: that must be the oldest, which
 * is seldom in effect.
 */
const newestFirst = (rows: readonly PolicyVersionRow[]): readonly PolicyVersionRow[] =>
  rows.toSorted((a, b) => numberOf(b) - numberOf(a));

/** Identity policies and their versions. */
export const v5PolicyHandlers = implement(v5PolicyRows, {
  v5PolicyList: ({ query, ctx }) => {
    const account = ctx.caller.account.id;
    const { path_prefix, only_attached } = query;
    const all = policiesOf(ctx, query.policy_type);
    const unfiltered = path_prefix === undefined && only_attached !== true;
    const source = unfiltered
      ? all
      : listed(
          all
            .page(0)
            .filter(
              (row) =>
                row.path.startsWith(path_prefix ?? '') &&
                (only_attached !== true ||
                  ctx.tables.attachments.count('policy', `${account}/${row.id}`) > 0),
            ),
        );
    const { rows, page_info } = markerPage(source, query, ({ id }) => id);
    return { policies: rows.map((row) => wirePolicy(ctx.tables, row, account)), page_info };
  },
  v5PolicyCreate: ({ body, ctx }) => {
    const { tables, tx, now, caller } = ctx;
    const { policy_name: name, path = '', description = '', policy_document } = body;
    checkPolicyName(name);
    checkPath(path);
    checkDescription(description);
    checkDocument(policy_document, 'identity');
    const domain_id = caller.account.id;
    if (tables.identityPolicies.find('name', `${domain_id}/${name}`) !== undefined)
      throw refuseV5('exists', { target: 'policy', name });
    if (tables.identityPolicies.partSize('name', domain_id) >= v5Limits.policies)
      throw refuseV5('policies');
    const policy: IdentityPolicyRow = {
      id: ctx.newId(),
      name,
      path,
      domain_id,
      description,
      default_version: 'v1',
      next_version: 1,
      service_linked: false,
      created_at: now,
    };
    addVersion(ctx, policy, policy_document);
    tx.summary = `Created identity policy ${name}`;
    return {
      policy: wirePolicy(
        tables,
        tx.insert('identityPolicies', { ...policy, next_version: 2 }),
        domain_id,
      ),
    };
  },
  v5PolicyShow: ({ params, ctx }) => ({
    policy: wirePolicy(ctx.tables, findPolicy(ctx, params.policy_id), ctx.caller.account.id),
  }),
  v5PolicyUpdate: ({ params, body, ctx }) => {
    const policy = findCustomPolicy(ctx, params.policy_id);
    checkDescription(body.description);
    ctx.tx.summary = `Described identity policy ${policy.name}`;
    return {
      policy: wirePolicy(
        ctx.tables,
        ctx.tx.update('identityPolicies', policy.id, { description: body.description }),
        ctx.caller.account.id,
      ),
    };
  },
  v5PolicyDelete: ({ params, ctx }) => {
    const { tables, tx, caller } = ctx;
    const policy = findCustomPolicy(ctx, params.policy_id);
    const holders = tables.attachments.count('policy', `${caller.account.id}/${policy.id}`);
    if (holders > 0)
      throw refuseV5('inUse', {
        target: 'policy',
        name: policy.name,
        reason: `it is attached to ${holders} ${holders === 1 ? 'principal' : 'principals'}`,
      });
    for (const version of tables.policyVersions.by('policy', policy.id))
      tx.remove('policyVersions', version.id);
    tx.remove('identityPolicies', policy.id);
    tx.summary = `Deleted identity policy ${policy.name}`;
  },
  v5PolicyVersionList: ({ params, query, ctx }) => {
    const policy = findPolicy(ctx, params.policy_id);
    const { rows, page_info } = markerPage(
      listed(newestFirst(ctx.tables.policyVersions.by('policy', policy.id))),
      query,
      ({ id }) => id,
    );
    return { versions: rows.map((row) => wireVersion(policy, row)), page_info };
  },
  v5PolicyVersionCreate: ({ params, body, ctx }) => {
    const policy = findCustomPolicy(ctx, params.policy_id);
    checkDocument(body.policy_document, 'identity');
    if (ctx.tables.policyVersions.count('policy', policy.id) >= v5Limits.versionsPerPolicy)
      throw refuseV5('versions');
    const version = addVersion(ctx, policy, body.policy_document);
    const default_version =
      body.set_as_default === true ? version.version_id : policy.default_version;
    ctx.tx.summary = `Saved ${version.version_id} of identity policy ${policy.name}`;
    return {
      policy_version: wireVersion(
        ctx.tx.update('identityPolicies', policy.id, {
          default_version,
          next_version: policy.next_version + 1,
        }),
        version,
      ),
    };
  },
  v5PolicyVersionShow: ({ params, ctx }) => {
    const policy = findPolicy(ctx, params.policy_id);
    return { policy_version: wireVersion(policy, findVersion(ctx, policy, params.version_id)) };
  },
  v5PolicyVersionDelete: ({ params, ctx }) => {
    const policy = findCustomPolicy(ctx, params.policy_id);
    const version = findVersion(ctx, policy, params.version_id);
    if (version.version_id === policy.default_version)
      throw refuseV5('defaultVersion', { version: version.version_id });
    ctx.tx.summary = `Deleted ${version.version_id} of identity policy ${policy.name}`;
    ctx.tx.remove('policyVersions', version.id);
  },
  v5PolicyVersionSetDefault: ({ params, ctx }) => {
    const policy = findCustomPolicy(ctx, params.policy_id);
    const version = findVersion(ctx, policy, params.version_id);
    ctx.tx.summary = `Put ${version.version_id} of ${policyUrn(policy)} in effect`;
    ctx.tx.update('identityPolicies', policy.id, { default_version: version.version_id });
  },
});
