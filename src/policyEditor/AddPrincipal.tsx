import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { principalKinds, type PrincipalKind } from '#src/domain/policy/language/document.ts';
import type { VisualPrincipal } from '#src/domain/policy/visual/visualTypes.ts';
import { PrincipalField } from './PrincipalField.tsx';
import { principalError, principalWords } from './principalForm.ts';
import { useAddedWhenLeft } from './useAddedWhenLeft.ts';

type AddPrincipalProps = {
  readonly principals: readonly VisualPrincipal[];
  readonly onAdd: (principal: VisualPrincipal) => void;
  readonly input: RefObject<HTMLInputElement | null>;
};

/**
 * Kind and value of one more principal. What was typed and not added is added when it is left, so
 * that OK does not lose it.
 */
export function AddPrincipal({ principals, onAdd, input }: AddPrincipalProps) {
  const root = useRef<HTMLDivElement>(null);
  const [kind, setKind] = useState<PrincipalKind>('IAM');
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  /** @returns whether nothing is left to be added */
  const add = (): boolean => {
    const principal = { kind, value: typed.trim() };
    const problem = principalError(principal, principals);
    setError(problem);
    if (problem !== undefined) return false;
    onAdd(principal);
    setTyped('');
    return true;
  };
  const leave = useAddedWhenLeft({
    root,
    input,
    addWhatIsTyped: () => typed.trim() === '' || add(),
  });
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });
  const enter = useCallback(() => latest.current(), []);
  const type = useCallback((value: string) => {
    setTyped(value);
    setError(undefined);
  }, []);
  const choose = (next: PrincipalKind) => {
    setKind(next);
    setError(undefined);
  };

  return (
    <Box ref={root} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1 }}>
      <TextField
        select
        value={kind}
        onChange={(event) => choose(event.target.value as PrincipalKind)}
        sx={{ width: 220, maxWidth: '100%' }}
        slotProps={{ select: { SelectDisplayProps: { 'aria-label': 'Kind of principal' } } }}
      >
        {principalKinds.map((each) => (
          <MenuItem key={each} value={each}>
            {principalWords[each].label}
          </MenuItem>
        ))}
      </TextField>
      <PrincipalField
        kind={kind}
        typed={typed}
        error={error}
        input={input}
        onType={type}
        onEnter={enter}
        onLeave={leave}
      />
      <Button variant="outlined" size="small" onClick={() => add()} sx={{ minHeight: 34 }}>
        Add Principal
      </Button>
    </Box>
  );
}
