import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { api } from '#src/api/api.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { kindNames, kindOf, partyName, type Agency } from './agency.ts';
import { dependentsOf } from './dependentFunctions.ts';
import { ServiceCaution } from './ServiceCaution.tsx';

type DeleteAgenciesDialogProps = {
  readonly agencies: readonly Agency[];
  /**
   * Called after each agency, before the screen is read again: a page about the agency leaves here.
   */
  readonly onGone?: () => Promise<void> | void;
  readonly onDeleted?: () => void;
  readonly onClose: () => void;
};

const key = (agency: Agency): string => agency.id;
const name = (agency: Agency): string => agency.name;

/**
 * Asks before agencies go, naming who loses access and which functions of services stop
 * (docs/sources/console.md#9-3).
 */
export function DeleteAgenciesDialog({
  agencies,
  onGone,
  onDeleted,
  onClose,
}: DeleteAgenciesDialogProps) {
  const toast = useToast();
  const remove = useBatch<Agency>({
    key,
    name,
    send: async (agency) => {
      await api.agencyDelete({ params: { agency_id: agency.id } });
      await onGone?.();
    },
  });
  const one = agencies.length === 1 ? agencies[0] : undefined;
  return (
    <ConfirmDialog
      open
      destructive
      title={one === undefined ? `Delete ${agencies.length} agencies` : `Delete agency ${one.name}`}
      text={
        <>
          The delegated party loses its access at once, also where it is being used now.{' '}
          {agencies.some((agency) => dependentsOf(agency) === undefined)
            ? 'The agency and its permissions cannot be restored.'
            : 'Its service can create it again, with the permissions it needs.'}
          {agencies.map((agency) => {
            const dependents = dependentsOf(agency);
            return (
              dependents && (
                <ServiceCaution
                  key={agency.id}
                  dependents={dependents}
                  lead={`Without ${agency.name}`}
                />
              )
            );
          })}
        </>
      }
      affected={agencies.map((agency) => ({
        name: agency.name,
        detail: `${kindNames[kindOf(agency)]}: ${partyName(agency)}`,
      }))}
      affectedLabel="Agencies to be deleted"
      confirmLabel="Delete"
      note={
        <WhatItChanges
          calls={agencies.map(({ id }) => trialOf(api.agencyDelete, { params: { agency_id: id } }))}
        />
      }
      {...(agencies.length > 5 ? { typeToConfirm: 'DELETE' } : {})}
      onConfirm={async () => {
        await remove(agencies);
        onDeleted?.();
        toast.success(
          one === undefined
            ? `${agencies.length} agencies deleted.`
            : `Agency ${one.name} deleted.`,
        );
      }}
      onClose={onClose}
    />
  );
}
