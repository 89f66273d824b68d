import { useWatch, type Control } from 'react-hook-form';
import { FormAutocomplete } from '#src/ui/form/FormAutocomplete.tsx';
import { FormSelect, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import {
  daysRules,
  descriptionRules,
  serviceChoices,
  validityChoices,
  type AgencyForm,
} from './agencyForm.ts';

/**
 * The fields that Create and Modify share: delegated party by type, validity, description
 * (docs/sources/console.md#9-2).
 */
export function AgencyFields({
  control,
  validityHint,
}: {
  readonly control: Control<AgencyForm>;
  readonly validityHint?: string | undefined;
}) {
  const [type, validity] = useWatch({ control, name: ['type', 'validity'] });
  return (
    <>
      {type === 'account' ? (
        <FormTextField
          key="account"
          control={control}
          name="account"
          label="Delegated Account"
          required
          hint="Name of an account. An IAM user or a federated user cannot be entered."
        />
      ) : (
        <FormAutocomplete
          key="service"
          control={control}
          name="service"
          label="Cloud Service"
          required
          choices={serviceChoices}
          placeholder="Select a cloud service."
        />
      )}
      <FormSelect
        control={control}
        name="validity"
        label="Validity Period"
        required
        choices={validityChoices}
        hint={validityHint}
      />
      {validity === 'CUSTOM' && (
        <FormTextField
          control={control}
          name="days"
          label="Days"
          required
          rules={daysRules}
          width={120}
        />
      )}
      <FormTextarea
        control={control}
        name="description"
        label="Description"
        max={255}
        placeholder="Enter a brief description."
        rules={descriptionRules}
      />
    </>
  );
}
