import type { FieldValues, UseFormReturn } from 'react-hook-form';

/**
 * Submits a form from a dialog: false, which keeps the dialog open, when a field is wrong; what
 * `save` throws reaches the dialog.
 */
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
