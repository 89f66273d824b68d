import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useSend } from '#src/api/useSend.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormRadioGroup, FormSelect, FormTextField } from '#src/ui/form/fields.tsx';

type Values = { readonly name: string; readonly flavor: string; readonly mode: 'postPaid' | 'prePaid' };

const flavors = ['s6.medium.2', 's6.large.2', 'c6.xlarge.2'] as const;

/** Buys an ECS, pay-per-use or yearly/monthly: the two differ for service control policies, which cannot stop the latter (seed 002). */
export function CreateServerDialog({ projectId, onClose }: { readonly projectId: string; readonly onClose: () => void }) {
  const form = useForm<Values>({ defaultValues: { name: '', flavor: flavors[0], mode: 'postPaid' } });
  const send = useSend();
  const toast = useToast();
  const create = async (): Promise<void | false> => {
    let made = false;
    await form.handleSubmit(async ({ name, flavor, mode }) => {
      await send(() => api.ecsServerCreate({ params: { project_id: projectId }, body: { server: { name, flavorRef: flavor, extendparam: { chargingMode: mode } } } }));
      made = true;
      toast.success(`${name} created.`);
    })();
    if (!made) return false;
  };
  return (
    <FormDialog open title="Buy ECS" onSubmit={create} onClose={onClose}>
      <FormTextField control={form.control} name="name" label="Name" required rules={{ maxLength: { value: 64, message: 'At most 64 characters.' } }} />
      <FormSelect control={form.control} name="flavor" label="Specifications" required choices={flavors.map((value) => ({ value, label: value }))} />
      <FormRadioGroup
        control={form.control}
        name="mode"
        label="Billing Mode"
        choices={[
          { value: 'postPaid', label: 'Pay-per-use' },
          { value: 'prePaid', label: 'Yearly/Monthly' },
        ]}
      />
    </FormDialog>
  );
}
