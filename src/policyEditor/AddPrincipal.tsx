import { MenuItem, TextField } from '@mui/material';
import { useState, type RefObject } from 'react';
import { principalKinds, type PrincipalKind } from '#src/domain/policy/language/document.ts';
import type { VisualPrincipal } from '#src/domain/policy/visual/visualTypes.ts';
import { AddValue } from './AddValue.tsx';
import { principalError, principalWords, serviceNames } from './principalForm.ts';

const nothing: ReadonlyMap<string, string> = new Map();

type AddPrincipalProps = {
  readonly principals: readonly VisualPrincipal[];
  readonly onAdd: (principal: VisualPrincipal) => void;
  readonly input: RefObject<HTMLInputElement | null>;
};

/** Kind and value of one more principal. */
export function AddPrincipal({ principals, onAdd, input }: AddPrincipalProps) {
  const [kind, setKind] = useState<PrincipalKind>('IAM');
  return (
    <AddValue
      label="Principal"
      placeholder={principalWords[kind].placeholder}
      offered={kind === 'Service' ? serviceNames : nothing}
      errorOf={(value) => principalError({ kind, value }, principals)}
      onAdd={(value) => onAdd({ kind, value })}
      input={input}
    >
      <TextField
        select
        value={kind}
        onChange={(event) => setKind(event.target.value as PrincipalKind)}
        sx={{ width: 220, maxWidth: '100%' }}
        slotProps={{ select: { SelectDisplayProps: { 'aria-label': 'Kind of principal' } } }}
      >
        {principalKinds.map((each) => (
          <MenuItem key={each} value={each}>
            {principalWords[each].label}
          </MenuItem>
        ))}
      </TextField>
    </AddValue>
  );
}
