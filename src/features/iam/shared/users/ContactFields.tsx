import type { Control } from 'react-hook-form';
import { emailProblem, mobileProblem } from '#src/domain/access/nameRules.ts';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';

/** How a person can be reached; the country code belongs to the mobile number. */
export type ContactForm = {
  readonly email: string;
  readonly areacode: string;
  readonly mobile: string;
};
type Fields = { readonly control: Control<ContactForm> };

/** The email address of a person. */
export const EmailField = ({ control }: Fields) => (
  <FormTextField control={control} name="email" label="Email Address" rules={rule(emailProblem)} />
);

/** Country code and mobile number, which go together. */
export const MobileFields = ({ control }: Fields) => (
  <>
    <FormTextField
      control={control}
      name="areacode"
      label="Country Code"
      width={160}
      placeholder="0049"
    />
    <FormTextField
      control={control}
      name="mobile"
      label="Mobile Number"
      rules={{
        validate: (mobile: string, { areacode }) => mobileProblem(areacode, mobile) ?? true,
      }}
    />
  </>
);
