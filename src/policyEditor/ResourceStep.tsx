import AddIcon from '@mui/icons-material/ControlPoint';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Button, Checkbox, FormControlLabel, IconButton, TextField } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { tokens } from '#src/ui/tokens.ts';
import { ResourceChoice, type ResourceChoiceProps } from './ResourceChoice.tsx';
import { pathError, pathPrefix, type ResourceRow } from './resourcePaths.ts';

type PathEdits = {
  readonly service: string;
  readonly onAny: (type: string, on: boolean) => void;
  readonly onAdd: (path: string) => void;
  readonly onChange: (from: string, to: string) => void;
  readonly onRemove: (path: string) => void;
};

type ResourceStepProps = PathEdits &
  Omit<ResourceChoiceProps, 'label' | 'children'> & { readonly rows: readonly ResourceRow[] };

/** Step 4: every resource, or paths by resource type. */
export function ResourceStep({
  isLimited,
  refusal,
  sharedWith,
  onAll,
  ...step
}: ResourceStepProps) {
  return (
    <ResourceChoice label="Resources" {...{ isLimited, refusal, sharedWith, onAll }}>
      {step.rows.map((row) => (
        <TypeRow key={row.type} {...step} row={row} />
      ))}
    </ResourceChoice>
  );
}

const Path = styled('span')({
  flex: 1,
  overflowWrap: 'anywhere',
  fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
  fontSize: 13,
});

type PathRowProps = {
  readonly path: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function PathRow({ path, onEdit, onRemove }: PathRowProps) {
  return (
    <GreyRow>
      <Path>{path}</Path>
      <IconButton size="small" aria-label={`Edit ${path}`} onClick={onEdit}>
        <EditIcon sx={{ fontSize: 16 }} />
      </IconButton>
      <IconButton size="small" aria-label={`Delete ${path}`} onClick={onRemove}>
        <DeleteIcon sx={{ fontSize: 16 }} />
      </IconButton>
    </GreyRow>
  );
}

function TypeRow({
  service,
  row,
  onAny,
  onAdd,
  onChange,
  onRemove,
}: PathEdits & { readonly row: ResourceRow }) {
  const [editing, setEditing] = useState<string>();
  const [adding, setAdding] = useState(false);
  return (
    <Box
      role="group"
      aria-label={row.type}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '140px minmax(0, 1fr)' },
        gap: 1,
        py: 1,
        borderTop: 1,
        borderColor: tokens.line,
      }}
    >
      <Box sx={{ pt: 0.5, overflowWrap: 'anywhere' }}>{row.type}</Box>
      <Box sx={{ minWidth: 0 }}>
        <FormControlLabel
          control={
            <Checkbox
              checked={row.any !== undefined}
              onChange={(_, on) => onAny(row.type, on)}
              slotProps={{ input: { 'aria-label': `Any ${row.type}` } }}
            />
          }
          label="Any"
        />
        {row.any !== undefined && <GreyRow>Any {row.type} resource</GreyRow>}
        {row.paths.map((path) =>
          editing === path ? (
            <PathInput
              key={path}
              service={service}
              type={row.type}
              initial={path}
              onCancel={() => setEditing(undefined)}
              onSave={(to) => {
                setEditing(undefined);
                if (to !== path) onChange(path, to);
              }}
            />
          ) : (
            <PathRow
              key={path}
              path={path}
              onEdit={() => setEditing(path)}
              onRemove={() => onRemove(path)}
            />
          ),
        )}
        {adding ? (
          <PathInput
            service={service}
            type={row.type}
            onCancel={() => setAdding(false)}
            onSave={(path) => {
              setAdding(false);
              onAdd(path);
            }}
          />
        ) : (
          <Button
            size="small"
            variant="text"
            color="info"
            startIcon={<AddIcon />}
            onClick={() => setAdding(true)}
          >
            Add Resource Path
          </Button>
        )}
      </Box>
    </Box>
  );
}

const GreyRow = ({ children }: { readonly children: ReactNode }) => (
  <Box
    sx={{
      display: 'flex',
      alignItems: 'center',
      gap: 0.5,
      bgcolor: tokens.page,
      borderRadius: 1,
      px: 1,
      minHeight: 32,
      mb: 0.5,
      maxWidth: 640,
    }}
  >
    {children}
  </Box>
);

type PathInputProps = {
  readonly service: string;
  readonly type: string;
  readonly initial?: string;
  readonly onSave: (path: string) => void;
  readonly onCancel: () => void;
};

/**
 * Types the last part only where the start is the usual one; a path with its own region or account
 * is edited whole.
 */
function PathInput({ service, type, initial, onSave, onCancel }: PathInputProps) {
  const usual = pathPrefix(service, type);
  const prefix = initial === undefined || initial.startsWith(usual) ? usual : '';
  const [typed, setTyped] = useState(initial?.slice(prefix.length) ?? '');
  const [error, setError] = useState<string>();
  const save = () => {
    const path = `${prefix}${typed.trim()}`;
    const problem = pathError(path);
    setError(problem);
    if (problem === undefined) onSave(path);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      save();
    }
    if (event.key === 'Escape') onCancel();
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1, mb: 0.5 }}>
      <TextField
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={keys}
        error={error !== undefined}
        helperText={error}
        placeholder="name or *"
        sx={{ width: 460, maxWidth: '100%' }}
        slotProps={{
          htmlInput: {
            'aria-label': `Resource path of ${type}`,
            autoComplete: 'off',
            spellCheck: false,
          },
          input: {
            startAdornment: (
              <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                {prefix}
              </Box>
            ),
          },
        }}
      />
      <Button variant="contained" size="small" onClick={save} sx={{ minHeight: 34 }}>
        OK
      </Button>
      <Button variant="outlined" size="small" onClick={onCancel} sx={{ minHeight: 34 }}>
        Cancel
      </Button>
    </Box>
  );
}
