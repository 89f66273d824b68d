import AddIcon from '@mui/icons-material/ControlPoint';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useState } from 'react';
import type {
  ConditionAddress,
  EditableBlock,
  VisualCondition,
} from '#src/domain/policy/visual/visualTypes.ts';
import { tokens } from '#src/ui/tokens.ts';
import { ConditionDialog } from './ConditionDialog.tsx';
import type { KeyChoice } from './conditionForm.ts';

type ConditionStepProps = {
  readonly conditions: EditableBlock['conditions'];
  readonly keys: readonly KeyChoice[];
  readonly sharedWith: readonly string[];
  readonly onAdd: (condition: VisualCondition) => void;
  readonly onChange: (from: ConditionAddress, to: VisualCondition) => void;
  readonly onRemove: (from: ConditionAddress) => void;
};

/** Step 5: request conditions; all of them must hold. */
export function ConditionStep({
  conditions,
  keys,
  sharedWith,
  onAdd,
  onChange,
  onRemove,
}: ConditionStepProps) {
  const [dialog, setDialog] = useState<{ readonly row?: EditableBlock['conditions'][number] }>();
  return (
    <Box>
      <Typography sx={{ color: 'text.secondary', fontSize: 12, mb: 1 }}>
        {conditions.length === 0
          ? 'No conditions: the permission holds for every request.'
          : 'The permission holds only while all of these are true.'}
        {sharedWith.length > 0 &&
          ` They also count for ${sharedWith.join(', ')}; a change here moves this permission into a statement of its own.`}
      </Typography>
      {conditions.length > 0 && (
        <Box
          component="ul"
          aria-label="Request conditions"
          sx={{ m: 0, mb: 1, p: 0, listStyle: 'none' }}
        >
          {conditions.map((row) => {
            const { address, key, values } = row;
            return (
              <Box
                component="li"
                key={`${address.operator} ${address.key}`}
                sx={{
                  display: 'flex',
                  alignItems: 'center',
                  gap: 1,
                  bgcolor: tokens.page,
                  borderRadius: 1,
                  px: 1,
                  minHeight: 32,
                  mb: 0.5,
                  maxWidth: 760,
                }}
              >
                <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                  <b>{key}</b> {address.operator}{' '}
                  <Box
                    component="span"
                    sx={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: 13 }}
                  >
                    {values.join(', ')}
                  </Box>
                </Box>
                <IconButton
                  size="small"
                  aria-label={`Edit condition ${address.operator} ${key}`}
                  onClick={() => setDialog({ row })}
                >
                  <EditIcon sx={{ fontSize: 16 }} />
                </IconButton>
                <IconButton
                  size="small"
                  aria-label={`Delete condition ${address.operator} ${key}`}
                  onClick={() => onRemove(address)}
                >
                  <DeleteIcon sx={{ fontSize: 16 }} />
                </IconButton>
              </Box>
            );
          })}
        </Box>
      )}
      <Button
        size="small"
        variant="text"
        color="info"
        startIcon={<AddIcon />}
        onClick={() => setDialog({})}
      >
        Add Request Condition
      </Button>
      {dialog !== undefined && (
        <ConditionDialog
          keys={keys}
          others={conditions.filter((row) => row !== dialog.row)}
          {...(dialog.row === undefined ? {} : { initial: dialog.row })}
          onSave={(condition) =>
            dialog.row === undefined ? onAdd(condition) : onChange(dialog.row.address, condition)
          }
          onClose={() => setDialog(undefined)}
        />
      )}
    </Box>
  );
}
