import { v5TagRows } from '#src/api/contract/v5tags.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find } from '../services/iam/find.ts';
import { tagId, type TaggedKind } from '../world/tables/v5.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { findAgency } from '../services/v5/find.ts';
import { v5Limits } from '../services/v5/rules.ts';
import { wireTags } from '../services/v5/wire.ts';

/** The tagged thing of the caller's account. @throws ApiError 404 */
function taggedOf(
  ctx: Ctx,
  type: string,
  id: string,
): { readonly kind: TaggedKind; readonly id: string; readonly name: string } {
  if (type === 'user') return { ...find.user(ctx, id), kind: 'user' };
  if (type === 'agency') return { ...findAgency(ctx, id), kind: 'agency' };
  throw refuseV5('notFound', { target: 'resource type', id: type });
}

/**
 * Keys of 1–64 and values of 0–128 letters, digits, blanks and `_ . : = + - @ /` (ours: the sources
 * name the code only).
 * @throws ApiError 400 PAP5.0036
 */
function checkTag(key: string, value: string): void {
  if (
    !/^[\p{L}\p{N}_.:=+\-@/ ]{1,64}$/u.test(key) ||
    key.trim() !== key ||
    !/^[\p{L}\p{N}_.:=+\-@/ ]{0,128}$/u.test(value)
  )
    throw refuseV5('invalidTag');
}

/** Tags of users and agencies. */
export const v5TagHandlers = implement(v5TagRows, {
  v5TagList: ({ params, ctx }) => {
    const { kind, id } = taggedOf(ctx, params.resource_type, params.resource_id);
    return { tags: wireTags(ctx.tables, kind, id) };
  },
  v5TagCreate: ({ params, body, ctx }) => {
    const { kind, id, name } = taggedOf(ctx, params.resource_type, params.resource_id);
    const keys = body.tags.map(({ tag_key }) => tag_key.toLowerCase());
    const others = ctx.tables.resourceTags
      .by('resource', `${kind}/${id}`)
      .filter(({ key }) => !body.tags.some(({ tag_key }) => tag_key === key));
    // Condition keys are compared without case: of two tags that differ by nothing else nobody
    // could say which is judged (ours).
    if (
      new Set(keys).size !== keys.length ||
      others.some(({ key }) => keys.includes(key.toLowerCase()))
    )
      throw refuseV5('duplicateKey');
    for (const { tag_key, tag_value } of body.tags) {
      checkTag(tag_key, tag_value);
      ctx.tx.insert('resourceTags', {
        id: tagId(kind, id, tag_key),
        kind,
        resource_id: id,
        key: tag_key,
        value: tag_value,
      });
    }
    const tags = wireTags(ctx.tables, kind, id);
    if (tags.length > v5Limits.tagsPerResource) throw refuseV5('invalidTag');
    ctx.tx.summary = `Tagged ${kind} ${name}`;
    return { tags };
  },
  v5TagDelete: ({ params, body, ctx }) => {
    const { kind, id, name } = taggedOf(ctx, params.resource_type, params.resource_id);
    for (const key of body) ctx.tx.remove('resourceTags', tagId(kind, id, key));
    ctx.tx.summary = `Untagged ${kind} ${name}`;
  },
});
