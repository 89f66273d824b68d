import AddIcon from '@mui/icons-material/ControlPoint';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useToast } from '#src/ui/Toasts.tsx';
import { appendStatements, statementsOf, type ExistingPolicy } from './mergeExisting.ts';
import { SelectExistingDialog } from './SelectExistingDialog.tsx';
import type { PolicyDraft } from './usePolicyDraft.ts';

type StartFromExistingProps = {
  readonly draft: PolicyDraft;
  /** Undefined while they are being read. */
  readonly existing: readonly ExistingPolicy[] | undefined;
  /** Words on the button and title of the dialog. */
  readonly label: string;
};

/** Takes the statements of other policies over into the text. */
export function StartFromExisting({ draft, existing, label }: StartFromExistingProps) {
  const [selecting, setSelecting] = useState(false);
  const toast = useToast();
  const takeOver = (chosen: readonly ExistingPolicy[]) => {
    draft.edit((now) => {
      const next = appendStatements(
        now,
        chosen.flatMap(({ policy: document }) => statementsOf(document)),
      );
      if (next === undefined)
        throw new Error('The text is no policy with a list of statements. Mend it first.');
      return [{ offset: 0, end: now.length, text: next }];
    });
    toast.success(`Statements added from ${chosen.map(({ name }) => name).join(', ')}.`);
  };
  return (
    <>
      <Button
        variant="text"
        color="info"
        startIcon={<AddIcon />}
        onClick={() => setSelecting(true)}
        sx={{ mt: 1 }}
      >
        {label}
      </Button>
      {selecting && (
        <SelectExistingDialog
          existing={existing}
          scope={draft.dialect.oneClass ? draft.scope : undefined}
          title={label}
          onSelect={takeOver}
          onClose={() => setSelecting(false)}
        />
      )}
    </>
  );
}
