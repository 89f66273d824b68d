import { Box, FormHelperText } from '@mui/material';
import type { ReactNode } from 'react';
import { tokens } from '../tokens.ts';

type FieldRowProps = {
  readonly label: string;
  /** Id of the input the label belongs to; without it the label names a group (`groupId`). */
  readonly htmlFor?: string;
  /** Id given to the label, for `aria-labelledby` of a group of controls. */
  readonly labelId?: string;
  readonly required?: boolean;
  readonly hint?: ReactNode;
  readonly hintId?: string;
  readonly error?: string | undefined;
  readonly errorId?: string;
  readonly children: ReactNode;
};

/**
 * One line of a form: label at the left (above it on narrow screens), control, hint
 * and error under it.
 */
export function FieldRow({
  label,
  htmlFor,
  labelId,
  required,
  hint,
  hintId,
  error,
  errorId,
  children,
}: FieldRowProps) {
  return (
    <Box sx={{ display: { xs: 'block', sm: 'flex' }, gap: 2, mb: 2 }}>
      <Box
        sx={{
          display: 'flex',
          width: { xs: 'auto', sm: tokens.labelWidth },
          flexShrink: 0,
          pt: { xs: 0, sm: 0.75 },
          pb: { xs: 0.5, sm: 0 },
          color: 'text.secondary',
        }}
      >
        {required === true && (
          <Box component="span" aria-hidden="true" sx={{ color: 'error.main', mr: 0.5 }}>
            *
          </Box>
        )}
        <Box
          component={htmlFor === undefined ? 'span' : 'label'}
          {...(htmlFor === undefined ? {} : { htmlFor })}
          {...(labelId === undefined ? {} : { id: labelId })}
        >
          {label}
        </Box>
      </Box>
      <Box sx={{ flexGrow: 1, minWidth: 0, maxWidth: 720 }}>
        {children}
        {error !== undefined && (
          <FormHelperText error {...(errorId === undefined ? {} : { id: errorId })}>
            {error}
          </FormHelperText>
        )}
        {hint !== undefined && (
          <FormHelperText component="div" {...(hintId === undefined ? {} : { id: hintId })}>
            {hint}
          </FormHelperText>
        )}
      </Box>
    </Box>
  );
}
