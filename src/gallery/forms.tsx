import { useForm, type FieldErrors } from 'react-hook-form';
import { CountedTextarea } from '#src/ui/form/CountedTextarea.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import {
  FormCheckbox,
  FormRadioGroup,
  FormSelect,
  FormTextarea,
  FormTextField,
} from '#src/ui/form/fields.tsx';
import { FormAutocomplete } from '#src/ui/form/FormAutocomplete.tsx';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { PasswordField } from '#src/ui/form/PasswordField.tsx';
import { SearchBox } from '#src/ui/SearchBox.tsx';
import { endless, fault, nothing, refusal, type Group } from './specimen.ts';
import { Pressed } from './Stage.tsx';

type Values = { readonly text: string; readonly on: boolean };

const choices = [
  { value: 'read', label: 'Read only', detail: 'Sees everything, changes nothing.' },
  { value: 'full', label: 'Full access' },
  { value: 'none', label: 'Nothing', disabled: true },
];
const wrong: FieldErrors<Values> = {
  text: { type: 'validate', message: 'The name may hold letters, digits and hyphens.' },
};

/** One field of each kind, bound to one form: with a value, empty, or wrong. */
function Field({
  kind,
  text = '',
  errors = {},
}: {
  readonly kind: 'text' | 'password' | 'prefix' | 'area' | 'select' | 'search' | 'radio' | 'check';
  readonly text?: string;
  readonly errors?: FieldErrors<Values>;
}) {
  const { control } = useForm<Values>({ defaultValues: { text, on: text !== '' }, errors });
  const field = {
    control,
    name: 'text',
    label: 'Name',
    required: true,
    hint: 'Kept for ever.',
  } as const;
  if (kind === 'area') return <FormTextarea {...field} max={40} placeholder="What it is for" />;
  if (kind === 'select')
    return <FormSelect {...field} choices={choices} placeholder="Choose one." />;
  if (kind === 'search')
    return <FormAutocomplete {...field} choices={choices} placeholder="Choose one." />;
  if (kind === 'radio') return <FormRadioGroup {...field} choices={choices} />;
  if (kind === 'check')
    return <FormCheckbox control={control} name="on" label="Access" caption="Console" />;
  return (
    <FormTextField
      {...field}
      placeholder="Enter a name."
      password={kind === 'password'}
      {...(kind === 'prefix' ? { prefix: 'ap-southeast-3_' } : {})}
    />
  );
}

type PageProps = { readonly refused?: boolean; readonly save?: () => Promise<void> };

function Page({ refused = false, save = endless }: PageProps) {
  const form = useForm<Values>({ defaultValues: { text: 'operators', on: false } });
  return (
    <FormPage
      title="Create User Group"
      crumbs={[{ label: 'User Groups', to: '/iam/groups' }]}
      form={form}
      onSubmit={save}
      cancelTo="/iam/groups"
      {...(refused ? { refusal } : {})}
    >
      <FormTextField control={form.control} name="text" label="Name" required />
    </FormPage>
  );
}

const fails = () => Promise.reject(new Error(fault.title));

export const forms: Group = {
  title: 'Forms',
  specimens: [
    {
      component: 'FormTextField',
      states: {
        empty: <Field kind="text" />,
        filled: <Field kind="text" text="operators" />,
        wrong: <Field kind="text" text="öperators" errors={wrong} />,
        'with a prefix': <Field kind="prefix" text="shop" />,
        password: <Field kind="password" text="secret" />,
      },
    },
    {
      component: 'FormTextarea',
      states: {
        empty: <Field kind="area" />,
        'too long': <Field kind="area" text={'x'.repeat(41)} errors={wrong} />,
      },
    },
    {
      component: 'FormSelect',
      states: {
        empty: <Field kind="select" />,
        chosen: <Field kind="select" text="read" />,
        wrong: <Field kind="select" errors={wrong} />,
      },
    },
    {
      component: 'FormAutocomplete',
      states: {
        empty: <Field kind="search" />,
        chosen: <Field kind="search" text="full" />,
        wrong: <Field kind="search" errors={wrong} />,
      },
    },
    {
      component: 'FormRadioGroup',
      states: {
        chosen: <Field kind="radio" text="read" />,
        wrong: <Field kind="radio" errors={wrong} />,
      },
    },
    {
      component: 'FormCheckbox',
      states: { off: <Field kind="check" />, on: <Field kind="check" text="on" /> },
    },
    {
      component: 'FieldRow',
      states: {
        plain: <FieldRow label="User ID">0a4f3d</FieldRow>,
        'with hint and error': (
          <FieldRow label="User ID" required hint="Made by the service." error="Not there.">
            0a4f3d
          </FieldRow>
        ),
      },
    },
    {
      component: 'CountedTextarea',
      states: {
        empty: <CountedTextarea label="Text" value="" max={10} onChange={nothing} />,
        'too long': (
          <CountedTextarea label="Text" value="0123456789+" max={10} onChange={nothing} />
        ),
      },
    },
    {
      component: 'PasswordField',
      states: {
        hidden: <PasswordField label="Password" defaultValue="secret" />,
        shown: (
          <Pressed button="Show password">
            <PasswordField label="Password" defaultValue="secret" />
          </Pressed>
        ),
      },
    },
    {
      component: 'SearchBox',
      states: {
        empty: <SearchBox placeholder="Enter a username." value="" onChange={nothing} />,
        filled: <SearchBox placeholder="Enter a username." value="nora" onChange={nothing} />,
      },
    },
    {
      component: 'FormPage',
      states: {
        plain: <Page />,
        refused: <Page refused />,
        saving: (
          <Pressed button="OK">
            <Page />
          </Pressed>
        ),
        failed: (
          <Pressed button="OK">
            <Page save={fails} />
          </Pressed>
        ),
      },
    },
  ],
};
