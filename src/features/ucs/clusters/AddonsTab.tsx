import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import {
  InstallAddonDialog,
  UninstallAddonDialog,
  UpgradeAddonDialog,
  type Addon,
} from './AddonDialogs.tsx';
import type { Cluster } from './cluster.ts';

type Opened =
  | { readonly kind: 'install' }
  | { readonly kind: 'upgrade' | 'uninstall'; readonly addon: Addon };

const addonRights = {
  install: api.ucsAddonInstall,
  upgrade: api.ucsAddonUpgrade,
  uninstall: api.ucsAddonUninstall,
} as const;

function columnsFor(
  refusals: Refusals<keyof typeof addonRights>,
  open: (dialog: Opened) => void,
): readonly Column<Addon>[] {
  return [
    {
      id: 'name',
      header: 'Add-on',
      hideable: false,
      sortValue: (row) => row.template,
      cell: (row) => row.template,
    },
    { id: 'version', header: 'Version', cell: (row) => row.version },
    {
      id: 'installed',
      header: 'Installed',
      sortValue: (row) => row.installed_at,
      cell: (row) => formatTime(row.installed_at),
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.template}
          actions={[
            {
              label: 'Upgrade',
              refusal: refusals.upgrade,
              onSelect: () => open({ kind: 'upgrade', addon: row }),
            },
            {
              label: 'Uninstall',
              refusal: refusals.uninstall,
              onSelect: () => open({ kind: 'uninstall', addon: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** Add-ons of a cluster. */
export function AddonsTab({ cluster }: { readonly cluster: Cluster }) {
  const state = useTableState('ucs-addons', { sort: 'name' });
  const list = useList(
    q(api.ucsAddonList, { params: { cluster_id: cluster.id } }),
    ({ addons }) => addons,
  );
  const refusals = useRefusals(addonRights);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  return (
    <>
      <DataTable
        label="Add-ons"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.template}
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.install}
            onClick={() => open({ kind: 'install' })}
          >
            Install
          </GuardedButton>
        }
        empty={<EmptyState text="No add-on is installed." />}
      />
      {opened?.kind === 'install' && <InstallAddonDialog cluster={cluster} onClose={close} />}
      {opened?.kind === 'upgrade' && <UpgradeAddonDialog addon={opened.addon} onClose={close} />}
      {opened?.kind === 'uninstall' && (
        <UninstallAddonDialog addon={opened.addon} onClose={close} />
      )}
    </>
  );
}
