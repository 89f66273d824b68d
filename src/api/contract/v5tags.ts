import type { Contract } from '../endpoint/endpoint.ts';
import { judgedBody } from '../endpoint/judgedBy.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';
import { tag } from './v5shapes.ts';

const tags = z.object({ tags: z.array(tag) });
const tagged = judgedBody(tags, {
  tags: (body) => body.tags.map(({ tag_key, tag_value }) => ({ key: tag_key, value: tag_value })),
});
const untagged = judgedBody(z.array(z.string()), { tagKeys: (keys) => keys });
const row = {
  family: 'v5',
  resource: 'iam::{domain_id}:{tagged}',
  source: 'docs/sources/api-contract.md#sdk-v5',
} as const;

/** Tags of users and agencies. `resource_type` is `user` or `agency`. */
export const v5TagRows = {
  v5TagList: {
    ...row,
    method: 'GET',
    path: '/v5/:resource_type/:resource_id/tags',
    status: 200,
    access: guard('iam::listTagsForResourceV5'),
    response: tags,
    operation: 'listResourceTagsV5',
    summary: 'Tags of a user or agency',
  },
  v5TagCreate: {
    ...row,
    method: 'POST',
    path: '/v5/:resource_type/:resource_id/tags/create',
    status: 200,
    access: guard('iam::tagForResourceV5'),
    ...tagged,
    response: tags,
    operation: 'tagResourceV5',
    summary: 'Add or change tags',
  },
  v5TagDelete: {
    ...row,
    method: 'DELETE',
    path: '/v5/:resource_type/:resource_id/tags/delete',
    status: 200,
    access: guard('iam::untagForResourceV5'),
    ...untagged,
    response: empty,
    operation: 'deleteResourceTagsV5',
    summary: 'Remove tags by their keys',
  },
} as const satisfies Contract;
