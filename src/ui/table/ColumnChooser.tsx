import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import {
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  IconButton,
  Popover,
  Tooltip,
  Typography,
} from '@mui/material';
import { useState } from 'react';

type ColumnChooserProps = {
  readonly columns: readonly {
    readonly id: string;
    readonly header: string;
    readonly hideable?: boolean;
  }[];
  readonly shown: readonly string[];
  /** Undefined puts the table's own proposal back. */
  readonly onChange: (shown: readonly string[] | undefined) => void;
};

/** The gear of a table: which columns are shown. */
export function ColumnChooser({ columns, shown, onChange }: ColumnChooserProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toggle = (id: string, on: boolean) =>
    onChange(
      columns
        .map((column) => column.id)
        .filter((other) => (other === id ? on : shown.includes(other))),
    );
  return (
    <>
      <Tooltip title="Columns">
        <IconButton
          aria-label="Choose columns"
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <SettingsIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'Columns' } }}
      >
        <Box sx={{ p: 2, display: 'flex', flexDirection: 'column', minWidth: 220 }}>
          <Typography component="h2" variant="h3" sx={{ mb: 0.5 }}>
            Columns
          </Typography>
          {columns.map((column) => (
            <FormControlLabel
              key={column.id}
              label={column.header}
              disabled={column.hideable === false}
              control={
                <Checkbox
                  checked={shown.includes(column.id)}
                  onChange={(_, on) => toggle(column.id, on)}
                />
              }
            />
          ))}
          <Button
            variant="text"
            onClick={() => onChange(undefined)}
            sx={{ alignSelf: 'flex-start', mt: 0.5 }}
          >
            Default columns
          </Button>
        </Box>
      </Popover>
    </>
  );
}
