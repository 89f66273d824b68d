import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { mostEntries } from '#src/domain/access/addressList.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { linesLetIn, lineProblem, untouched, type AddressLine } from './addressEntries.ts';

type AddressListDialogProps = {
  readonly title: string;
  readonly lines: readonly AddressLine[];
  readonly takesV6: boolean;
  /** From where whoever changes the list comes; undefined where that is not known. */
  readonly ownAddress: string | undefined;
  readonly send: (lines: readonly AddressLine[]) => Promise<unknown>;
  readonly onClose: () => void;
};

type ListForm = { lines: { text: string; description: string }[] };

/** Changes from where people are let in. A list that keeps its own author out is asked about. */
export function AddressListDialog({
  title,
  lines,
  takesV6,
  ownAddress,
  send,
  onClose,
}: AddressListDialogProps) {
  const toast = useToast();
  const form = useForm<ListForm>({
    defaultValues: { lines: lines.map((line) => ({ ...line })) },
    mode: 'onTouched',
  });
  const { fields, append, remove, replace } = useFieldArray({
    control: form.control,
    name: 'lines',
  });
  const [asked, setAsked] = useState<readonly AddressLine[]>();
  const save = async (wanted: readonly AddressLine[]): Promise<void> => {
    await send(wanted);
    toast.success(`${title} changed.`);
  };
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const wanted = form.getValues('lines');
    if (ownAddress !== undefined && !linesLetIn(wanted, ownAddress)) {
      setAsked(wanted);
      return false;
    }
    return save(wanted);
  };
  return (
    <>
      <FormDialog
        open
        title={title}
        width="md"
        onSubmit={submit}
        onClose={onClose}
        refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
      >
        <Typography sx={{ mb: 2 }}>
          Ranges such as 10.0.0.1-10.0.0.99, addresses, and CIDR blocks such as 192.168.0.0/24
          {takesV6 ? ', of IPv4 and IPv6' : ''}. Without an entry everybody is let in.
        </Typography>
        {fields.map((field, index) => {
          const problem = form.formState.errors.lines?.[index]?.text?.message;
          return (
            <Box
              key={field.id}
              sx={{
                display: 'flex',
                flexWrap: { xs: 'wrap', sm: 'nowrap' },
                alignItems: 'flex-start',
                gap: 1,
                mb: 1.5,
              }}
            >
              <TextField
                {...form.register(`lines.${index}.text`, {
                  validate: (text, { lines: all }) =>
                    lineProblem(text, takesV6) ??
                    (all.findIndex((line) => line.text.trim() === text.trim()) < index
                      ? 'This stands in another row.'
                      : true),
                })}
                label={`Address ${index + 1}`}
                error={problem !== undefined}
                helperText={problem}
                sx={{ flex: '2 1 220px' }}
              />
              <TextField
                {...form.register(`lines.${index}.description`, { maxLength: 255 })}
                label={`Description ${index + 1}`}
                sx={{ flex: '2 1 200px' }}
              />
              <Button
                variant="text"
                aria-label={`Delete address ${index + 1}`}
                onClick={() => remove(index)}
              >
                Delete
              </Button>
            </Box>
          );
        })}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <GuardedButton
            variant="outlined"
            refusal={
              fields.length >= mostEntries
                ? `A list holds at most ${mostEntries} entries.`
                : undefined
            }
            onClick={() => append({ text: '', description: '' })}
          >
            Add Address
          </GuardedButton>
          <Button
            variant="outlined"
            onClick={() => replace(untouched.map((line) => ({ ...line })))}
          >
            Restore Defaults
          </Button>
        </Box>
      </FormDialog>
      <ConfirmDialog
        open={asked !== undefined}
        destructive
        title="Keep your own address out?"
        text={`You come from ${ownAddress ?? ''}, which is not on this list. Once it is saved, whoever comes from there is refused, you included.`}
        confirmLabel="Save all the same"
        onConfirm={async () => {
          await save(asked ?? []);
          onClose();
        }}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}
