import { Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useProject } from '#src/parts/useProject.ts';
import { useSend } from '#src/api/useSend.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { ConfirmDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { Part } from '../parts/Part.tsx';
import { ProjectPicker } from '../parts/ProjectPicker.tsx';
import { OrganizationDialog, PushDialog } from './ImageDialogs.tsx';

type Organization = Result<AppContract['ucsOrganizationCreate']>;
type Image = Result<AppContract['ucsImagePush']>;
type InProject = { readonly projectId: string };

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

function Images({ projectId }: InProject) {
  const params = { project_id: projectId };
  const state = useTableState('ucs-images', { sort: 'name' });
  const query = useQuery(q(api.ucsImageList, { params }));
  const [asked, setAsked] = useState<{ readonly kind: 'pull' | 'delete'; readonly image: Image }>();
  const [pushing, setPushing] = useState(false);
  const send = useSend();
  const toast = useToast();
  const columns = useMemo(
    (): readonly Column<Image>[] => [
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
              { label: 'Pull', onSelect: () => setAsked({ kind: 'pull', image: row }) },
              { label: 'Delete', onSelect: () => setAsked({ kind: 'delete', image: row }) },
            ]}
          />
        ),
      },
    ],
    [],
  );
  const remove = async ({ id, name, tag }: Image) => {
    await send(() => api.ucsImageDelete({ params: { ...params, image_id: id } }));
    toast.success(`${name}:${tag} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Images"
        state={state}
        columns={columns}
        rows={query.data?.images}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        search="Enter a name or tag."
        searchText={(row) => `${row.name} ${row.organization} ${row.tag}`}
        actions={
          <Button variant="contained" onClick={() => setPushing(true)}>
            Push Image
          </Button>
        }
        empty={<EmptyState text="No image has been pushed in this project." />}
      />
      {pushing && <PushDialog projectId={projectId} onClose={() => setPushing(false)} />}
      {asked?.kind === 'pull' && (
        <PullDialog projectId={projectId} image={asked.image} onClose={() => setAsked(undefined)} />
      )}
      {asked?.kind === 'delete' && (
        <ConfirmDialog
          open
          destructive
          title="Delete Image"
          text="Nobody can pull the image any more."
          affected={[
            { name: `${asked.image.organization}/${asked.image.name}:${asked.image.tag}` },
          ]}
          onConfirm={() => remove(asked.image)}
          onClose={() => setAsked(undefined)}
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
      <Part query={query} what="command">
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
      </Part>
    </InfoDialog>
  );
}

function Organizations({ projectId }: InProject) {
  const params = { project_id: projectId };
  const state = useTableState('ucs-organizations', { sort: 'name' });
  const query = useQuery(q(api.ucsOrganizationList, { params }));
  const [creating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<Organization>();
  const send = useSend();
  const toast = useToast();
  const columns = useMemo(
    (): readonly Column<Organization>[] => [
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
            actions={[{ label: 'Delete', onSelect: () => setDoomed(row) }]}
          />
        ),
      },
    ],
    [],
  );
  const remove = async ({ name }: Organization) => {
    await send(() => api.ucsOrganizationDelete({ params: { ...params, organization: name } }));
    toast.success(`Organization ${name} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Organizations"
        state={state}
        columns={columns}
        rows={query.data?.organizations}
        {...readingOf(query)}
        rowId={(row) => row.name}
        rowName={(row) => row.name}
        actions={
          <Button variant="contained" onClick={() => setCreating(true)}>
            Create Organization
          </Button>
        }
        empty={<EmptyState text="An organization holds images; create one first." />}
      />
      {creating && <OrganizationDialog projectId={projectId} onClose={() => setCreating(false)} />}
      {doomed !== undefined && (
        <ConfirmDialog
          open
          destructive
          title="Delete Organization"
          text="Only an empty organization can be deleted."
          affected={[{ name: doomed.name, detail: `${doomed.image_count} images` }]}
          onConfirm={() => remove(doomed)}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </>
  );
}
