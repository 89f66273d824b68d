import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import WarningIcon from '@mui/icons-material/WarningAmber';
import { Box, IconButton, Typography } from '@mui/material';
import { useRef, type MouseEvent } from 'react';
import type { VisualPrincipal } from '#src/domain/policy/visual/visualTypes.ts';
import { TextButton } from '#src/ui/TextLink.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { AddPrincipal } from './AddPrincipal.tsx';
import { ListedItem, ListedText, ListedValue } from './ListedValue.tsx';
import { principalDoubt, principalWords, serviceNames } from './principalForm.ts';

type PrincipalStepProps = {
  readonly principals: readonly VisualPrincipal[];
  /** Other services of the same statement: they share its principals. */
  readonly sharedWith: readonly string[];
  readonly onAdd: (principal: VisualPrincipal) => void;
  readonly onRemove: (principal: VisualPrincipal) => void;
  /** Writes another value in place of a listed one. */
  readonly onChange: (principal: VisualPrincipal, value: string) => void;
};

/**
 * Who a statement of a trust policy means: any one of the listed
 * (docs/sources/policy-grammar.md#4).
 */
export function PrincipalStep({
  principals,
  sharedWith,
  onAdd,
  onRemove,
  onChange,
}: PrincipalStepProps) {
  const input = useRef<HTMLInputElement>(null);
  const remove = (event: MouseEvent, principal: VisualPrincipal) => {
    // The pressed button goes: the focus moves on before it would drop to the page.
    const next =
      event.currentTarget.closest('li')?.nextElementSibling?.querySelector('button') ??
      input.current;
    next?.focus();
    onRemove(principal);
  };
  const write = (principal: VisualPrincipal, value: string) => {
    input.current?.focus();
    onChange(principal, value);
  };
  return (
    <Box>
      <Typography sx={{ color: 'text.secondary', fontSize: 12, mb: 1 }}>
        {principals.length === 0
          ? 'Nobody is named yet: the permission holds for nobody.'
          : 'The permission holds for any of these principals.'}
        {sharedWith.length > 0 &&
          ` They also count for ${sharedWith.join(', ')}; a change here moves this permission into a statement of its own.`}
      </Typography>
      {principals.length > 0 && (
        <Box component="ul" aria-label="Principals" sx={{ m: 0, mb: 1.5, p: 0, listStyle: 'none' }}>
          {principals.map((principal) => (
            <ListedPrincipal
              key={`${principal.kind} ${principal.value}`}
              principal={principal}
              onWrite={(value) => write(principal, value)}
              onRemove={(event) => remove(event, principal)}
            />
          ))}
        </Box>
      )}
      <AddPrincipal principals={principals} onAdd={onAdd} input={input} />
    </Box>
  );
}

type ListedPrincipalProps = {
  readonly principal: VisualPrincipal;
  readonly onWrite: (value: string) => void;
  readonly onRemove: (event: MouseEvent) => void;
};

/**
 * One principal of the statement: its kind, its value, what is doubtful about it, and its way out.
 */
function ListedPrincipal({ principal, onWrite, onRemove }: ListedPrincipalProps) {
  const { kind, value } = principal;
  return (
    <ListedItem>
      <ListedText>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {principalWords[kind].label}
        </Box>
        <ListedValue>{value}</ListedValue>
        {serviceNames.has(value) && <span>{serviceNames.get(value)}</span>}
        <Doubt principal={principal} onWrite={onWrite} />
      </ListedText>
      <IconButton size="small" aria-label={`Delete principal ${value}`} onClick={onRemove}>
        <DeleteIcon sx={{ fontSize: 16 }} />
      </IconButton>
    </ListedItem>
  );
}

/** What is doubtful about a listed principal, with the repair where there is one. */
function Doubt({
  principal,
  onWrite,
}: {
  readonly principal: VisualPrincipal;
  readonly onWrite: (value: string) => void;
}) {
  const doubt = principalDoubt(principal);
  if (doubt === undefined) return null;
  const { text, write } = doubt;
  return (
    <Box
      component="span"
      sx={{ display: 'flex', alignItems: 'center', gap: 0.5, flexBasis: '100%' }}
    >
      <WarningIcon sx={{ fontSize: 16, color: tokens.warningMark }} aria-hidden />
      <span>
        {text}{' '}
        {write !== undefined && (
          <TextButton onClick={() => onWrite(write)}>Write {write}</TextButton>
        )}
      </span>
    </Box>
  );
}
