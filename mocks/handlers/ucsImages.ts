import { ucsImageRows } from '#src/api/contract/ucsImages.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import type { SwrImageRow, SwrOrganizationRow } from '../world/tables/ucs.ts';
import { projectOf, requireFunction, ucsErrors } from '../services/ucs/agent.ts';
import { opened } from '../services/ucs/opened.ts';

const imagesOf = (
  { tables }: Ctx,
  { project_id, name }: SwrOrganizationRow,
): readonly SwrImageRow[] =>
  tables.swrImages.by('project', project_id).filter((image) => image.organization === name);
const view = (ctx: Ctx, row: SwrOrganizationRow) => ({
  name: row.name,
  image_count: imagesOf(ctx, row).length,
  created_at: row.created_at,
});

function organizationOf(ctx: Ctx, projectId: string, name: string): SwrOrganizationRow {
  const row = ctx.tables.swrOrganizations.get(`${projectOf(ctx, projectId)}/${name}`);
  if (row === undefined) throw ucsErrors.notFound('organization', name);
  return row;
}

function imageOf(ctx: Ctx, projectId: string, id: string): SwrImageRow {
  const row = ctx.tables.swrImages.get(id);
  if (row === undefined || row.project_id !== projectOf(ctx, projectId))
    throw ucsErrors.notFound('image', id);
  return row;
}

/** Image repositories. */
export const ucsImageHandlers = opened<typeof ucsImageRows>(
  implement(ucsImageRows, {
    ucsOrganizationList: ({ params, ctx }) => ({
      organizations: ctx.tables.swrOrganizations
        .by('project', projectOf(ctx, params.project_id))
        .map((row) => view(ctx, row)),
    }),
    ucsOrganizationCreate: ({ params, body: { name }, ctx }) => {
      const project_id = projectOf(ctx, params.project_id);
      requireFunction(ctx, 'images', project_id);
      const id = `${project_id}/${name}`;
      if (ctx.tables.swrOrganizations.get(id) !== undefined)
        throw refuse('duplicate', { target: 'organization', name });
      ctx.tx.summary = `Created organization ${name}`;
      return view(
        ctx,
        ctx.tx.insert('swrOrganizations', { id, project_id, name, created_at: ctx.now }),
      );
    },
    ucsOrganizationDelete: ({ params, ctx }) => {
      const row = organizationOf(ctx, params.project_id, params.organization);
      requireFunction(ctx, 'images', row.project_id);
      if (imagesOf(ctx, row).length > 0)
        throw ucsErrors.conflict(`${row.name} still holds images.`);
      ctx.tx.summary = `Deleted organization ${row.name}`;
      ctx.tx.remove('swrOrganizations', row.id);
    },
    ucsImageList: ({ params, ctx }) => ({
      images: ctx.tables.swrImages.by('project', projectOf(ctx, params.project_id)),
    }),
    ucsImagePush: ({ params, body, ctx }) => {
      const { project_id } = organizationOf(ctx, params.project_id, body.organization);
      requireFunction(ctx, 'images', project_id);
      if (
        ctx.tables.swrImages
          .by('project', project_id)
          .some(
            (row) =>
              row.organization === body.organization &&
              row.name === body.name &&
              row.tag === body.tag,
          )
      )
        throw refuse('duplicate', { target: 'image', name: `${body.name}:${body.tag}` });
      ctx.tx.summary = `Pushed ${body.organization}/${body.name}:${body.tag}`;
      return ctx.tx.insert('swrImages', {
        id: ctx.newId(),
        project_id,
        ...body,
        pushed_at: ctx.now,
        pushed_by: ctx.caller.user.name,
      });
    },
    ucsImagePull: ({ params, ctx }) => {
      const { project_id, organization, name, tag } = imageOf(
        ctx,
        params.project_id,
        params.image_id,
      );
      return {
        command: `docker pull swr.${ctx.tables.projects.get(project_id)?.region}.example.com/${organization}/${name}:${tag}`,
      };
    },
    ucsImageDelete: ({ params, ctx }) => {
      const row = imageOf(ctx, params.project_id, params.image_id);
      requireFunction(ctx, 'images', row.project_id);
      ctx.tx.summary = `Deleted ${row.organization}/${row.name}:${row.tag}`;
      ctx.tx.remove('swrImages', row.id);
    },
  }),
);
