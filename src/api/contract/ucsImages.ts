import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes } from './calls.ts';
import { empty, guard } from './shapes.ts';
import { inProject, seed } from './ucsRow.ts';
import * as schema from './ucsSchemas.ts';

/** Images: SWR judges alone, in a project. */
export const ucsImageRows = {
  ucsOrganizationList: {
    ...inProject,
    ...reads('/ucs/v1/projects/:project_id/organizations'),
    access: guard('swr:repository:listNamespaces', 'swr:namespace:listNamespaces'),
    response: z.object({ organizations: z.array(schema.Organization) }),
    operation: 'ListOrganizations',
    summary: 'Organizations of images',
    source: seed,
  },
  ucsOrganizationCreate: {
    ...inProject,
    ...creates('/ucs/v1/projects/:project_id/organizations'),
    access: guard('swr:namespace:createNamespace'),
    body: schema.NamespaceInput,
    response: schema.Organization,
    operation: 'CreateOrganization',
    summary: 'Create an organization',
    source: seed,
  },
  ucsOrganizationDelete: {
    ...inProject,
    ...removes('/ucs/v1/projects/:project_id/organizations/:organization'),
    access: guard('swr:namespace:deleteNamespace'),
    response: empty,
    operation: 'DeleteOrganization',
    summary: 'Delete an empty organization',
    source: seed,
  },
  ucsImageList: {
    ...inProject,
    ...reads('/ucs/v1/projects/:project_id/images'),
    access: guard('swr:repository:listTags'),
    response: z.object({ images: z.array(schema.Image) }),
    operation: 'ListImages',
    summary: 'Images with their tags',
    source: seed,
  },
  ucsImagePush: {
    ...inProject,
    ...creates('/ucs/v1/projects/:project_id/images'),
    access: guard('swr:repository:upload'),
    body: schema.ImageInput,
    response: schema.Image,
    operation: 'PushImage',
    summary: 'Push an image',
    source: seed,
  },
  ucsImagePull: {
    ...inProject,
    ...reads('/ucs/v1/projects/:project_id/images/:image_id/pull-command'),
    access: guard('swr:repository:download'),
    response: z.object({ command: z.string() }),
    operation: 'ShowPullCommand',
    summary: 'The command that pulls an image',
    source: seed,
  },
  ucsImageDelete: {
    ...inProject,
    ...removes('/ucs/v1/projects/:project_id/images/:image_id'),
    access: guard('swr:repository:deleteTag'),
    response: empty,
    operation: 'DeleteImage',
    summary: 'Delete an image',
    source: seed,
  },
} as const satisfies Contract;
