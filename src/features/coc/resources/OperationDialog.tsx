import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import type { InstanceOperation } from '#src/domain/coc/operations.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import type { Job } from '../parts/JobDialog.tsx';
import { images, operationWords, runOperation } from '../parts/operations.ts';

type OperationDialogProps = {
  readonly operation: InstanceOperation;
  readonly instances: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly status: string;
  }[];
  /** Set on the batch page: COC divides the instances into batches of this size first. */
  readonly batchSize?: number;
  readonly onStarted: (job: Job) => void;
  readonly onClose: () => void;
};

/** Asks before an operation, says what it costs, and keeps a refusal in the dialog. */
export function OperationDialog({
  operation,
  instances,
  batchSize,
  onStarted,
  onClose,
}: OperationDialogProps) {
  const [image, setImage] = useState(images[0] ?? '');
  const write = useWrite(async (ids: readonly string[]) => {
    if (batchSize === undefined) return runOperation({ operation, instanceIds: ids, image });
    const { batches } = await api.cocAutoBatch({
      body: { instance_ids: [...ids], batch_size: batchSize },
    });
    return runOperation({ operation, instanceIds: batches.flat(), batchSize, image });
  });
  const words = operationWords[operation];
  const start = async () => {
    onStarted(await write.run(instances.map((instance) => instance.id)));
  };
  return (
    <ConfirmDialog
      open
      title={words.label}
      destructive={words.destroys}
      text={
        <Box>
          <Typography>{words.warning}</Typography>
          {operation === 'changeOS' && (
            <TextField
              select
              label="Image"
              value={image}
              onChange={(event) => setImage(event.target.value)}
              fullWidth
              sx={{ mt: 2 }}
            >
              {images.map((one) => (
                <MenuItem key={one} value={one}>
                  {one}
                </MenuItem>
              ))}
            </TextField>
          )}
        </Box>
      }
      affected={instances.map((instance) => ({
        name: instance.name,
        detail: `${instance.type}, ${instance.status}`,
      }))}
      affectedLabel="Instances"
      confirmLabel="OK"
      {...(words.destroys && instances.length > 1 ? { typeToConfirm: 'CONFIRM' } : {})}
      onConfirm={start}
      onClose={onClose}
    />
  );
}
