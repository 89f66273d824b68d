import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

/** A traffic policy, as the API answers it. */
export type TrafficPolicy = Result<AppContract['ucsTrafficList']>['policies'][number];

type PolicyDialogProps = {
  readonly projectId: string;
  readonly policy: TrafficPolicy;
  readonly onClose: () => void;
};

/** Deletes a traffic policy after asking. */
export function DeleteDialog({ projectId, policy, onClose }: PolicyDialogProps) {
  const write = useWrite(api.ucsTrafficDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { project_id: projectId, policy_id: policy.id } });
    toast.success(`Traffic policy ${policy.name} deleted.`);
  };
  return (
    <ConfirmDialog
      open
      destructive
      title="Delete Traffic Policy"
      text="Its record set is deleted; the name no longer leads to the clusters."
      affected={[{ name: policy.name }]}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

/** Suspends a traffic policy, or resumes it, after asking. */
export function SuspendDialog({ projectId, policy, onClose }: PolicyDialogProps) {
  const write = useWrite(api.ucsTrafficSuspend);
  const toast = useToast();
  const change = async () => {
    await write.run({
      params: { project_id: projectId, policy_id: policy.id },
      body: { suspended: !policy.suspended },
    });
    toast.success(`Scheduling of ${policy.name} ${policy.suspended ? 'resumed' : 'suspended'}.`);
  };
  return (
    <ConfirmDialog
      open
      title={policy.suspended ? 'Resume Scheduling' : 'Suspend Scheduling'}
      text={
        policy.suspended
          ? 'Requests are spread over the clusters again.'
          : 'Requests are no longer spread over the clusters.'
      }
      affected={[{ name: policy.name }]}
      onConfirm={change}
      onClose={onClose}
    />
  );
}
