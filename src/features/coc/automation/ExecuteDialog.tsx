import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { InstancePicker } from '../parts/InstancePicker.tsx';
import type { Job } from '../parts/JobDialog.tsx';
import type { DocumentRow } from './documentRow.ts';

type ExecuteDialogProps = {
  readonly document: DocumentRow;
  readonly onStarted: (job: Job) => void;
  readonly onClose: () => void;
};

/** Runs a script or runbook on chosen instances. */
export function ExecuteDialog({ document, onStarted, onClose }: ExecuteDialogProps) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const write = useWrite(api.cocDocumentExecute);
  const run = async () => {
    onStarted(
      await write.run({
        params: { document_id: document.id },
        body: { instance_ids: [...ids] },
      }),
    );
  };
  return (
    <FormDialog
      open
      title={`Execute ${document.name}`}
      submitLabel="Execute"
      refusal={ids.length === 0 ? 'Select at least one instance.' : undefined}
      onSubmit={run}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>
        Risk level: {document.risk_level}. The script runs through UniAgent, as
        ServiceLinkedAgencyForCOC.
      </Typography>
      <Box sx={{ pt: 0.5 }}>
        <InstancePicker
          label="Instances"
          types={['ECS', 'FlexusL']}
          value={ids}
          onChange={setIds}
        />
      </Box>
    </FormDialog>
  );
}
