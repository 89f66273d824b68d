import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import WarningIcon from '@mui/icons-material/WarningAmber';
import {
  Autocomplete,
  Box,
  Button,
  IconButton,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import {
  memo,
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import { servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import { principalKinds, type PrincipalKind } from '#src/domain/policy/language/document.ts';
import type { VisualPrincipal } from '#src/domain/policy/visual/visualTypes.ts';
import { TextButton } from '#src/ui/TextLink.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { principalDoubt, principalError, principalWords } from './principalForm.ts';

type PrincipalStepProps = {
  readonly principals: readonly VisualPrincipal[];
  /** Other services of the same statement: they share its principals. */
  readonly sharedWith: readonly string[];
  readonly onAdd: (principal: VisualPrincipal) => void;
  readonly onRemove: (principal: VisualPrincipal) => void;
  /** Writes another value in place of a listed one. */
  readonly onChange: (principal: VisualPrincipal, value: string) => void;
};

const serviceNames: ReadonlyMap<string, string> = new Map(
  servicePrincipals.map(({ principal, displayName }) => [principal, displayName]),
);
const offered: readonly string[] = [...serviceNames.keys()];

/** What ends a press, whether it became a click or not. */
const releasing = ['click', 'keydown', 'pointercancel'] as const;

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
            <Box
              component="li"
              key={`${principal.kind} ${principal.value}`}
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
              <Box
                sx={{
                  flex: 1,
                  minWidth: 0,
                  display: 'flex',
                  flexWrap: 'wrap',
                  columnGap: 1,
                  overflowWrap: 'anywhere',
                }}
              >
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {principalWords[principal.kind].label}
                </Box>
                <Box
                  component="span"
                  sx={{
                    minWidth: 0,
                    fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
                    fontSize: 13,
                  }}
                >
                  {principal.value}
                </Box>
                {serviceNames.has(principal.value) && (
                  <span>{serviceNames.get(principal.value)}</span>
                )}
                <Doubt principal={principal} onWrite={(value) => write(principal, value)} />
              </Box>
              <IconButton
                size="small"
                aria-label={`Delete principal ${principal.value}`}
                onClick={(event) => remove(event, principal)}
              >
                <DeleteIcon sx={{ fontSize: 16 }} />
              </IconButton>
            </Box>
          ))}
        </Box>
      )}
      <AddPrincipal principals={principals} onAdd={onAdd} input={input} />
    </Box>
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

type AddPrincipalProps = Pick<PrincipalStepProps, 'principals' | 'onAdd'> & {
  readonly input: RefObject<HTMLInputElement | null>;
};

/** Kind and value of one more principal. What was typed and not added is added when it is left, so that OK does not lose it. */
function AddPrincipal({ principals, onAdd, input }: AddPrincipalProps) {
  const root = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
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
  const addWhatIsTyped = (): boolean => typed.trim() === '' || add();
  const latest = useRef({ add, addWhatIsTyped });
  useEffect(() => {
    latest.current = { add, addWhatIsTyped };
  });
  const type = useCallback((value: string) => {
    setTyped(value);
    setError(undefined);
  }, []);
  const enter = useCallback(() => latest.current.add(), []);
  const leave = useCallback((event: FocusEvent) => {
    const isLeft =
      document.activeElement !== event.target &&
      root.current?.contains(event.relatedTarget) !== true;
    if (isLeft && !isPressed.current) latest.current.addWhatIsTyped();
  }, []);
  const choose = (next: PrincipalKind) => {
    setKind(next);
    setError(undefined);
  };

  // A press within the form leaves the field too, but adding then would move what is pressed; its click adds first, then works.
  useEffect(() => {
    const form = root.current?.closest('form');
    const press = () => {
      isPressed.current = true;
    };
    const release = () => {
      isPressed.current = false;
    };
    const click = (event: Event) => {
      if (!(event.target instanceof Element) || root.current?.contains(event.target) === true)
        return;
      const isDone = flushSync(() => latest.current.addWhatIsTyped());
      if (isDone || event.target.closest('[type="submit"]') === null) return;
      event.preventDefault();
      event.stopPropagation();
      input.current?.focus();
    };
    form?.addEventListener('pointerdown', press, true);
    form?.addEventListener('click', click, true);
    // Not on pointerup: a touch leaves the field only after it.
    for (const name of releasing) window.addEventListener(name, release, true);
    return () => {
      form?.removeEventListener('pointerdown', press, true);
      form?.removeEventListener('click', click, true);
      for (const name of releasing) window.removeEventListener(name, release, true);
    };
  }, [input]);
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

type PrincipalFieldProps = {
  readonly kind: PrincipalKind;
  readonly typed: string;
  readonly error: string | undefined;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onType: (value: string) => void;
  readonly onEnter: () => void;
  readonly onLeave: (event: FocusEvent) => void;
};

/** The value, with the known cloud services on offer. Drawn only when something of it changes: drawn again with the page, its list forgets which option the arrow keys had reached (mui/material-ui#48093). */
const PrincipalField = memo(function PrincipalField({
  kind,
  typed,
  error,
  input,
  onType,
  onEnter,
  onLeave,
}: PrincipalFieldProps) {
  const keys = (event: KeyboardEvent & { defaultMuiPrevented?: boolean | undefined }) => {
    // Enter on an option of the list chooses it; elsewhere it adds the principal and does not submit the page's form.
    if (event.key !== 'Enter' || (event.target as Element).getAttribute('aria-activedescendant'))
      return;
    event.preventDefault();
    event.defaultMuiPrevented = true; // the Autocomplete would take the text as its value and put it back
    onEnter();
  };
  return (
    <Autocomplete
      freeSolo
      openOnFocus
      options={kind === 'Service' ? offered : []}
      getOptionLabel={(option) => option}
      renderOption={(props, option) => (
        <li {...props} key={option}>
          {serviceNames.get(option)}
        </li>
      )}
      filterOptions={(options, { inputValue }) =>
        options.filter((option) =>
          `${option} ${serviceNames.get(option)}`.toLowerCase().includes(inputValue.toLowerCase()),
        )
      }
      inputValue={typed}
      onInputChange={(_, value) => onType(value)}
      value={null}
      onKeyDown={keys}
      onBlur={onLeave}
      onChange={(_, value) => onType(value ?? '')}
      sx={{ width: 420, maxWidth: '100%' }}
      renderInput={(params) => (
        <TextField
          {...params}
          inputRef={input}
          error={error !== undefined}
          helperText={error}
          placeholder={principalWords[kind].placeholder}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps.htmlInput,
              'aria-label': 'Principal',
              spellCheck: false,
            },
          }}
        />
      )}
    />
  );
});
