import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { CreateInIam } from './CreateInIam.tsx';
import { GroupPicker, UserPicker } from './SubjectPickers.tsx';
import { targetText, useTargets } from '../parts/target.ts';
import type { BegunPermission } from './begun.ts';
import { termsBody, termsRefusal } from '../parts/terms.ts';
import { TermsFields } from './TermsFields.tsx';

/** Grants RBAC in a cluster or fleet; users and groups that do not exist yet are made in IAM. */
export function AddPermissionDialog({
  begun,
  onClose,
}: {
  /** What it starts from: on the return from IAM, what was chosen before. */
  readonly begun: BegunPermission;
  readonly onClose: () => void;
}) {
  const targets = useTargets();
  const [targetId, setTargetId] = useState(begun.target);
  const [kind, setKind] = useState(begun.kind);
  const [subjects, setSubjects] = useState(begun.subjects);
  const [terms, setTerms] = useState(begun.terms);
  const write = useWrite(api.ucsPermissionCreate);
  const toast = useToast();
  const target = targets.find(({ id }) => id === targetId);
  const refusal =
    target === undefined
      ? 'Select a cluster or fleet.'
      : subjects.length === 0
        ? `Select at least one ${kind === 'user' ? 'user' : 'user group'}.`
        : termsRefusal(terms);
  const grant = async () => {
    if (target === undefined) return;
    await write.run({
      body: {
        target_kind: target.kind,
        target_id: target.id,
        subject_kind: kind,
        subject_ids: [...subjects],
        ...termsBody(terms),
      },
    });
    toast.success(`Permission added in ${target.name}.`);
  };
  return (
    <FormDialog
      open
      title="Add Permission"
      width="md"
      refusal={refusal}
      onSubmit={grant}
      onClose={onClose}
    >
      <TextField
        select
        fullWidth
        label="Cluster/Fleet"
        value={target?.id ?? ''}
        onChange={(event) => setTargetId(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ maxWidth: 400, mt: 1, mb: 2 }}
      >
        {targets.map((one) => (
          <MenuItem key={one.id} value={one.id}>
            {targetText(one)}
          </MenuItem>
        ))}
      </TextField>
      <Typography sx={{ mb: 0.5 }}>Who receives it</Typography>
      <SegmentedControl
        label="Who receives it"
        value={kind}
        segments={[
          { value: 'user', label: 'User' },
          { value: 'group', label: 'User group' },
        ]}
        onChange={(next) => {
          setKind(next);
          setSubjects([]);
        }}
      />
      <Box sx={{ my: 1.5 }}>
        {kind === 'user' ? (
          <UserPicker chosen={subjects} onChange={setSubjects} />
        ) : (
          <GroupPicker chosen={subjects} onChange={setSubjects} />
        )}
      </Box>
      <CreateInIam begun={{ target: targetId, kind, subjects, terms }} />
      <TermsFields terms={terms} onChange={(patch) => setTerms({ ...terms, ...patch })} />
    </FormDialog>
  );
}
