import type { FieldValues, UseFormReturn } from 'react-hook-form';

/** Names of fleets, clusters, namespaces and the like: those of Kubernetes. */
export const nameRules = {
  maxLength: { value: 63, message: 'At most 63 characters.' },
  pattern: {
    value: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    message: 'Lower-case letters, digits and hyphens; a letter or digit first and last.',
  },
} as const;

export const descriptionRules = {
  maxLength: { value: 255, message: 'At most 255 characters.' },
} as const;

/** Submits a form from a dialog: false, which keeps the dialog open, when a field is wrong; what `save` throws reaches the dialog. */
export const submitting =
  <Values extends FieldValues>(
    form: UseFormReturn<Values>,
    save: (values: Values) => Promise<void>,
  ) =>
  async (): Promise<void | false> => {
    let saved = false;
    await form.handleSubmit(async (values) => {
      await save(values);
      saved = true;
    })();
    if (!saved) return false;
  };
