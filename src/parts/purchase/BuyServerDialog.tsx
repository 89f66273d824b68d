import { Alert, Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { serverNameProblem } from '#src/domain/access/nameRules.ts';
import { RefusalNote } from '#src/parts/RefusalNote.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import type { ChargingMode, Purchase } from './usePurchases.ts';

type Values = {
  readonly name: string;
  readonly flavor: string;
  readonly mode: ChargingMode;
};

const modes: Readonly<Record<ChargingMode, string>> = {
  postPaid: 'Pay-per-use',
  prePaid: 'Yearly/Monthly',
};
const flavors = ['s6.medium.2', 's6.large.2', 'c6.xlarge.2'] as const;

/**
 * Buys an ECS, pay-per-use or yearly/monthly: the two differ for service control policies, which
 * cannot stop the latter (docs/sources/ucs-identity-policies.md).
 */
export function BuyServerDialog({
  projectId,
  purchases,
  where,
  onClose,
}: {
  readonly projectId: string;
  /** Where the project is chosen, on pages that show no region in the top bar. */
  readonly where?: ReactNode;
  /** What the engine says of either mode beforehand. */
  readonly purchases: Readonly<Record<ChargingMode, Purchase>>;
  readonly onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: { name: '', flavor: flavors[0], mode: 'postPaid' },
  });
  const mode = useWatch({ control: form.control, name: 'mode' });
  const { refusal, refused, passes } = purchases[mode];
  const write = useWrite(api.ecsServerCreate);
  const toast = useToast();
  const create = submitting(form, async ({ name, flavor, mode: chargingMode }) => {
    await write.run({
      params: { project_id: projectId },
      body: { server: { name, flavorRef: flavor, extendparam: { chargingMode } } },
    });
    toast.success(`${name} created.`);
  });
  return (
    <FormDialog open title="Buy ECS" refusal={refusal} onSubmit={create} onClose={onClose}>
      {where !== undefined && <Box sx={{ mt: 1, mb: 2 }}>{where}</Box>}
      <FormTextField
        control={form.control}
        name="name"
        label="Name"
        required
        rules={rule(serverNameProblem)}
      />
      <FormSelect
        control={form.control}
        name="flavor"
        label="Specifications"
        required
        choices={flavors.map((value) => ({ value, label: value }))}
      />
      <FormRadioGroup
        control={form.control}
        name="mode"
        label="Billing Mode"
        choices={[
          { value: 'postPaid', label: modes.postPaid },
          { value: 'prePaid', label: modes.prePaid },
        ]}
      />
      {refusal !== undefined && <RefusalNote what={modes[mode]} decisions={refused} />}
      {passes !== undefined && (
        <Alert severity="info" role="status">
          {passes}
        </Alert>
      )}
    </FormDialog>
  );
}
