import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { serverNameProblem } from '#src/domain/access/nameRules.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormRadioGroup, FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';

type Values = {
  readonly name: string;
  readonly flavor: string;
  readonly mode: 'postPaid' | 'prePaid';
};

const flavors = ['s6.medium.2', 's6.large.2', 'c6.xlarge.2'] as const;

const [purchase] = api.ecsServerCreate.spec.access;

/** What the engine says of a purchase before it is made: why it would be refused, or what it passes by. Undefined when there is nothing to say. */
function usePurchaseWords(
  projectId: string,
  mode: Values['mode'],
): { readonly severity: 'warning' | 'info'; readonly words: string } | undefined {
  const question = {
    action: purchase.name,
    aliases: [...(purchase.aliases ?? [])],
    projectId,
    resourceOpen: true,
    beyondScp: mode === 'prePaid',
  };
  const decision = useQuery(
    q(api.decisionBatch, { body: { questions: [question], explain: true } }),
  ).data?.decisions[0];
  if (decision === undefined) return undefined;
  const { headline, details } = describeDecision(decision);
  if (!decision.allowed) return { severity: 'warning', words: headline };
  return decision.passedScp === undefined
    ? undefined
    : { severity: 'info', words: details.at(-1) ?? headline };
}

/**
 * Buys an ECS, pay-per-use or yearly/monthly: the two differ for service control policies, which
 * cannot stop the latter (docs/sources/ucs-identity-policies.md).
 */
export function CreateServerDialog({
  projectId,
  onClose,
}: {
  readonly projectId: string;
  readonly onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: { name: '', flavor: flavors[0], mode: 'postPaid' },
  });
  const mode = useWatch({ control: form.control, name: 'mode' });
  const said = usePurchaseWords(projectId, mode);
  const send = useSend();
  const toast = useToast();
  const create = async (): Promise<void | false> => {
    let made = false;
    await form.handleSubmit(async ({ name, flavor, mode }) => {
      await send(() =>
        api.ecsServerCreate({
          params: { project_id: projectId },
          body: { server: { name, flavorRef: flavor, extendparam: { chargingMode: mode } } },
        }),
      );
      made = true;
      toast.success(`${name} created.`);
    })();
    if (!made) return false;
  };
  return (
    <FormDialog open title="Buy ECS" onSubmit={create} onClose={onClose}>
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
          { value: 'postPaid', label: 'Pay-per-use' },
          { value: 'prePaid', label: 'Yearly/Monthly' },
        ]}
      />
      {said !== undefined && (
        <Alert severity={said.severity} role="status">
          {said.words}
        </Alert>
      )}
    </FormDialog>
  );
}
