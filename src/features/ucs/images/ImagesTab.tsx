import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useList } from '#src/parts/useList.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { ConfirmDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { PushDialog } from './ImageDialogs.tsx';
import { useImageRefusals, type ImageRefusals } from './useImageRefusals.ts';

type Image = Result<AppContract['ucsImagePush']>;
type Opened =
  | { readonly kind: 'push' }
  | { readonly kind: 'pull' | 'delete'; readonly image: Image };
type InProject = { readonly projectId: string };

function columnsFor(
  refusals: ImageRefusals,
  open: (dialog: Opened) => void,
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

/** Images of a project. */
export function ImagesTab({ projectId }: InProject) {
  const params = { project_id: projectId };
  const state = useTableState('ucs-images', { sort: 'name' });
  const list = useList(q(api.ucsImageList, { params }), ({ images }) => images);
  const refusals = useImageRefusals(projectId);
  const { opened, open, close } = useDialogs<Opened>();
  const write = useWrite(api.ucsImageDelete);
  const toast = useToast();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
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
