import { useQuery } from '@tanstack/react-query';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { levelKindNames, type ScpSummary } from './scp.ts';

type DeleteScpDialogProps = {
  readonly scp: ScpSummary;
  /** Called before the screen is read again: a page about the policy leaves here. */
  readonly onGone?: () => Promise<void> | void;
  readonly onClose: () => void;
};

/**
 * Asks before a policy goes. It is detached from every level first: an attached one cannot be
 * deleted.
 */
export function DeleteScpDialog({ scp, onGone, onClose }: DeleteScpDialogProps) {
  const toast = useToast();
  const params = { policy_id: scp.id };
  const { data } = useQuery(q(api.scpEntityList, { params }));
  const levels = data?.attached_entities ?? [];
  const remove = useWrite(async () => {
    for (const { id } of levels) await api.scpDetach({ params, body: { entity_id: id } });
    await api.scpDelete({ params });
    await onGone?.();
  });
  return (
    <ConfirmDialog
      open
      destructive
      title={`Delete service control policy ${scp.name}`}
      text={
        levels.length > 0
          ? 'The policy is detached from the levels below, which it no longer limits, and deleted.'
          : 'The policy is deleted.'
      }
      affected={levels.map(({ name, type }) => ({ name, detail: levelKindNames[type] }))}
      affectedLabel="Levels it is attached to"
      confirmLabel="Delete"
      note={
        <WhatItChanges
          calls={[
            ...levels.map(({ id }) => trialOf(api.scpDetach, { params, body: { entity_id: id } })),
            trialOf(api.scpDelete, { params }),
          ]}
        />
      }
      onConfirm={async () => {
        await remove.run();
        toast.success(`Service control policy ${scp.name} deleted.`);
      }}
      onClose={onClose}
    />
  );
}
