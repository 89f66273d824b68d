import { Alert, Button } from '@mui/material';

type ChangedMeanwhileProps = {
  /** What is being edited: "policy", "trust policy". */
  readonly what: string;
  /** Opens the page's editor anew with what is stored now. */
  readonly onReload: () => void;
};

/**
 * Above an editor whose stored text another tab or person has changed since it was opened. Saving
 * leads to the merge dialog (ours).
 */
export function ChangedMeanwhile({ what, onReload }: ChangedMeanwhileProps) {
  return (
    <Alert
      severity="warning"
      action={
        <Button size="small" variant="outlined" onClick={onReload}>
          Load the newest
        </Button>
      }
    >
      Somebody has changed this {what} while you are editing it. Saving leads to both changes side
      by side; loading the newest discards yours.
    </Alert>
  );
}
