import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, IconButton, Typography } from '@mui/material';
import { useMemo, useRef, type MouseEvent } from 'react';
import { tokens } from '#src/ui/tokens.ts';
import { AddValue } from './AddValue.tsx';
import { agencyError, agencyNames, agencyUri, type AgencyChoice } from './agencyForm.ts';
import { ListedItem, ListedText, ListedValue } from './ListedValue.tsx';
import { ResourceChoice, type ResourceChoiceProps } from './ResourceChoice.tsx';

const none: readonly AgencyChoice[] = [];

type AgencyStepProps = Omit<ResourceChoiceProps, 'label' | 'refusal' | 'children'> & {
  /** Agencies by URI, as written. */
  readonly uris: readonly string[];
  /** Agencies on offer; undefined while they are being read. */
  readonly agencies: readonly AgencyChoice[] | undefined;
  readonly onAdd: (uri: string) => void;
  readonly onRemove: (uri: string) => void;
};

/**
 * Step 4 of a permission to enter agencies: any that trusts the account, or those of a list
 * (docs/sources/policy-grammar.md#3-4).
 */
export function AgencyStep({ uris, agencies = none, onAdd, onRemove, ...choice }: AgencyStepProps) {
  const input = useRef<HTMLInputElement>(null);
  const names = useMemo(() => agencyNames(agencies), [agencies]);
  const offered = useMemo(
    () => new Map([...names].filter(([uri]) => !uris.includes(uri))),
    [names, uris],
  );
  const remove = ({ currentTarget }: MouseEvent, uri: string) => {
    // The pressed button goes: the focus moves on before it would drop to the page.
    const next = currentTarget.closest('li')?.nextElementSibling?.querySelector('button');
    (next ?? input.current)?.focus();
    onRemove(uri);
  };
  return (
    <ResourceChoice {...choice} label="Agencies" refusal={undefined}>
      {uris.length > 0 && (
        <Box component="ul" aria-label="Agencies" sx={{ m: 0, mb: 1.5, p: 0, listStyle: 'none' }}>
          {uris.map((uri) => (
            <ListedItem key={uri}>
              <ListedText>
                {names.has(uri) && <span>{names.get(uri)}</span>}
                <ListedValue>{uri}</ListedValue>
              </ListedText>
              <IconButton
                size="small"
                aria-label={`Delete agency ${names.get(uri) ?? uri}`}
                onClick={(event) => remove(event, uri)}
              >
                <DeleteIcon sx={{ fontSize: 16 }} />
              </IconButton>
            </ListedItem>
          ))}
        </Box>
      )}
      <AddValue
        label="Agency"
        placeholder="Agency ID"
        offered={offered}
        errorOf={(typed) => agencyError(typed, uris)}
        onAdd={(typed) => onAdd(agencyUri(typed))}
        input={input}
      />
      <Typography sx={{ color: tokens.hint, fontSize: 12, mt: 0.5 }}>
        Agencies of other accounts that trust this one are offered; the ID of another one is told by
        the account that delegated.
      </Typography>
    </ResourceChoice>
  );
}
