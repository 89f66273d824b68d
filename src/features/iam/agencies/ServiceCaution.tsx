import { Alert, Box } from '@mui/material';
import type { Dependents } from './dependentFunctions.ts';

/**
 * Warns that a service loses functions, and lists them (docs/sources/coc-enabling.md#modifying;
 * docs/sources/ucs-roles-and-policies.md).
 */
export function ServiceCaution({
  dependents,
  lead,
}: {
  readonly dependents: Dependents;
  /** How it happens: "Without this agency". */ readonly lead: string;
}) {
  return (
    <Alert severity="warning" sx={{ my: 1.5 }}>
      {lead}, {dependents.service} can no longer do the following. Be sure that nobody needs it.
      <Box
        component="ul"
        aria-label={`Functions of ${dependents.service} that stop`}
        sx={{ m: 0, mt: 0.5, pl: 2.5 }}
      >
        {dependents.functions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Box>
    </Alert>
  );
}
