import { v5AccessKeyRows } from '#src/api/contract/v5accessKeys.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { changeAccessKey, createAccessKey, deleteAccessKey } from '../services/iam/accessKeys.ts';
import { find } from '../services/iam/find.ts';
import { times } from '../ground/times.ts';
import type { CredentialRow } from '../world/tables/iam.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { listed, markerPage } from '../services/v5/marker.ts';

const wire = (row: CredentialRow) => ({
  user_id: row.user_id,
  access_key_id: row.id,
  created_at: times.seconds(row.create_time),
  status: row.status,
});

type Named = { readonly user_id: string; readonly access_key_id: string };

/** A key of the user in the path. @throws ApiError 404 also when it is somebody else's */
function keyOf(ctx: Ctx, { user_id, access_key_id }: Named): CredentialRow {
  const user = find.user(ctx, user_id);
  const row = ctx.tables.credentials.get(access_key_id);
  if (row?.user_id !== user.id)
    throw refuseV5('notFound', { target: 'access key', id: access_key_id });
  return row;
}

/** Access keys of the new IAM. */
export const v5AccessKeyHandlers = implement(v5AccessKeyRows, {
  v5AccessKeyList: ({ params, query, ctx }) => {
    const user = find.user(ctx, params.user_id);
    const { rows, page_info } = markerPage(
      listed(ctx.tables.credentials.by('user', user.id)),
      query,
      ({ id }) => id,
    );
    return { access_keys: rows.map(wire), page_info };
  },
  v5AccessKeyCreate: ({ params, ctx }) => {
    const row = createAccessKey(ctx, find.user(ctx, params.user_id).id, '', () =>
      refuseV5('accessKeys'),
    );
    return { access_key: { ...wire(row), secret_access_key: row.secret } };
  },
  v5AccessKeyUpdate: ({ params, body: { status }, ctx }) => ({
    access_key: wire(changeAccessKey(ctx, keyOf(ctx, params), { status })),
  }),
  v5AccessKeyDelete: ({ params, ctx }) => deleteAccessKey(ctx, keyOf(ctx, params)),
  v5AccessKeyLastUsed: ({ params, ctx }) => {
    const use = ctx.tables.keyUses.get(keyOf(ctx, params).id);
    return { access_key_last_used: use ? { last_used_at: times.seconds(use.at) } : {} };
  },
});
