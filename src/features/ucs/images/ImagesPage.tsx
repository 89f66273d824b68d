import { useAgencyRefusal } from '../parts/useAgencyRefusal.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useProject } from '#src/parts/useProject.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { ConfirmDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { useList } from '#src/parts/useList.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { ProjectPicker } from '../parts/ProjectPicker.tsx';
import { OrganizationDialog, PushDialog } from './ImageDialogs.tsx';

type Organization = Result<AppContract['ucsOrganizationCreate']>;
type Image = Result<AppContract['ucsImagePush']>;
type InProject = { readonly projectId: string };
type ImageOpened =
  | { readonly kind: 'push' }
  | { readonly kind: 'pull' | 'delete'; readonly image: Image };
type OrganizationOpened =
  | { readonly kind: 'create' }
  | { readonly kind: 'delete'; readonly organization: Organization };

const imageRights = {
  push: api.ucsImagePush,
  pull: api.ucsImagePull,
  remove: api.ucsImageDelete,
  createOrganization: api.ucsOrganizationCreate,
  removeOrganization: api.ucsOrganizationDelete,
} as const;

/** Why organizations and images may not be touched in a project: by the person's permissions, or because UCS cannot for anybody. Pulling goes past UCS. */
function useImageRefusals(projectId: string): Refusals<keyof typeof imageRights> {
  const refusals = useRefusals(imageRights, projectId);
  const agency = useAgencyRefusal('images');
  return useMemo(
    () => ({
      pull: refusals.pull,
      push: refusals.push ?? agency,
      remove: refusals.remove ?? agency,
      createOrganization: refusals.createOrganization ?? agency,
      removeOrganization: refusals.removeOrganization ?? agency,
    }),
    [refusals, agency],
  );
}

/** Image Repositories: organizations and images of SWR, which alone decides here, in a project. */
export function ImagesPage() {
  const { id } = useProject();
  return (
    <>
      <PageHeader title="Image Repositories" actions={<ProjectPicker />} />
      {id !== undefined && (
        <UrlTabs
          key={id}
          label="Image Repositories"
          tabs={[
            { id: 'images', label: 'Images', content: () => <Images projectId={id} /> },
            {
              id: 'organizations',
              label: 'Organizations',
              content: () => <Organizations projectId={id} />,
            },
          ]}
        />
      )}
    </>
  );
}

function imageColumns(
  refusals: Refusals<keyof typeof imageRights>,
  open: (dialog: ImageOpened) => void,
): readonly Column<Image>[] {
  return [
    {
      id: 'name',
      header: 'Image',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      id: 'organization',
      header: 'Organization',
      sortValue: (row) => row.organization,
      cell: (row) => row.organization,
    },
    { id: 'tag', header: 'Tag', cell: (row) => row.tag },
    {
      id: 'pushed',
      header: 'Pushed',
      newestFirst: true,
      sortValue: (row) => row.pushed_at,
      cell: (row) => `${formatTime(row.pushed_at)} by ${row.pushed_by}`,
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.name}
          actions={[
            {
              label: 'Pull',
              refusal: refusals.pull,
              onSelect: () => open({ kind: 'pull', image: row }),
            },
            {
              label: 'Delete',
              refusal: refusals.remove,
              onSelect: () => open({ kind: 'delete', image: row }),
            },
          ]}
        />
      ),
    },
  ];
}

function Images({ projectId }: InProject) {
  const params = { project_id: projectId };
  const state = useTableState('ucs-images', { sort: 'name' });
  const list = useList(q(api.ucsImageList, { params }), ({ images }) => images);
  const refusals = useImageRefusals(projectId);
  const { opened, open, close } = useDialogs<ImageOpened>();
  const write = useWrite(api.ucsImageDelete);
  const toast = useToast();
  const columns = useMemo(() => imageColumns(refusals, open), [refusals, open]);
  const remove = async ({ id, name, tag }: Image) => {
    await write.run({ params: { ...params, image_id: id } });
    toast.success(`${name}:${tag} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Images"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        search="Enter a name or tag."
        searchText={(row) => `${row.name} ${row.organization} ${row.tag}`}
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.push}
            onClick={() => open({ kind: 'push' })}
          >
            Push Image
          </GuardedButton>
        }
        empty={<EmptyState text="No image has been pushed in this project." />}
      />
      {opened?.kind === 'push' && <PushDialog projectId={projectId} onClose={close} />}
      {opened?.kind === 'pull' && (
        <PullDialog projectId={projectId} image={opened.image} onClose={close} />
      )}
      {opened?.kind === 'delete' && (
        <ConfirmDialog
          open
          destructive
          title="Delete Image"
          text="Nobody can pull the image any more."
          affected={[
            { name: `${opened.image.organization}/${opened.image.name}:${opened.image.tag}` },
          ]}
          onConfirm={() => remove(opened.image)}
          onClose={close}
        />
      )}
    </>
  );
}

function PullDialog({
  projectId,
  image,
  onClose,
}: InProject & { readonly image: Image; readonly onClose: () => void }) {
  const query = useQuery(
    q(api.ucsImagePull, { params: { project_id: projectId, image_id: image.id } }),
  );
  return (
    <InfoDialog open title={`Pull ${image.name}`} onClose={onClose}>
      <Loaded part query={query} what="command">
        {({ command }) => (
          <Typography
            component="div"
            sx={{
              fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
              overflowWrap: 'anywhere',
            }}
          >
            <CopyText text={command} what="command" />
          </Typography>
        )}
      </Loaded>
    </InfoDialog>
  );
}

function organizationColumns(
  refusal: string | undefined,
  open: (dialog: OrganizationOpened) => void,
): readonly Column<Organization>[] {
  return [
    {
      id: 'name',
      header: 'Organization',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      id: 'images',
      header: 'Images',
      sortValue: (row) => row.image_count,
      cell: (row) => row.image_count,
    },
    {
      id: 'created',
      header: 'Created',
      newestFirst: true,
      sortValue: (row) => row.created_at,
      cell: (row) => formatTime(row.created_at),
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.name}
          actions={[
            {
              label: 'Delete',
              refusal,
              onSelect: () => open({ kind: 'delete', organization: row }),
            },
          ]}
        />
      ),
    },
  ];
}

function Organizations({ projectId }: InProject) {
  const params = { project_id: projectId };
  const state = useTableState('ucs-organizations', { sort: 'name' });
  const list = useList(
    q(api.ucsOrganizationList, { params }),
    ({ organizations }) => organizations,
  );
  const refusals = useImageRefusals(projectId);
  const { opened, open, close } = useDialogs<OrganizationOpened>();
  const write = useWrite(api.ucsOrganizationDelete);
  const toast = useToast();
  const columns = useMemo(
    () => organizationColumns(refusals.removeOrganization, open),
    [refusals, open],
  );
  const remove = async ({ name }: Organization) => {
    await write.run({ params: { ...params, organization: name } });
    toast.success(`Organization ${name} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Organizations"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.name}
        rowName={(row) => row.name}
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.createOrganization}
            onClick={() => open({ kind: 'create' })}
          >
            Create Organization
          </GuardedButton>
        }
        empty={<EmptyState text="An organization holds images; create one first." />}
      />
      {opened?.kind === 'create' && <OrganizationDialog projectId={projectId} onClose={close} />}
      {opened?.kind === 'delete' && (
        <ConfirmDialog
          open
          destructive
          title="Delete Organization"
          text="Only an empty organization can be deleted."
          affected={[
            { name: opened.organization.name, detail: `${opened.organization.image_count} images` },
          ]}
          onConfirm={() => remove(opened.organization)}
          onClose={close}
        />
      )}
    </>
  );
}
