import EditIcon from '@mui/icons-material/EditOutlined';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { GuardedIconButton } from '#src/ui/GuardedButton.tsx';

type EditableProps = {
  /** Name of the pencil, e.g. "Modify description". */ readonly label: string;
  readonly refusal: string | undefined;
  readonly onEdit: () => void;
  readonly children: ReactNode;
};

/** A fact with the pencil that changes it. */
export function Editable({ label, refusal, onEdit, children }: EditableProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, my: -0.5 }}>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{children}</Box>
      <GuardedIconButton label={label} refusal={refusal} onClick={onEdit}>
        <EditIcon sx={{ fontSize: 16 }} />
      </GuardedIconButton>
    </Box>
  );
}
