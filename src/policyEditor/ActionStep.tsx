import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, Chip, CircularProgress, TextField, Typography } from '@mui/material';
import { useId, useMemo, useState, type FormEvent } from 'react';
import type { ServiceActions } from '#src/catalog/types.ts';
import { SearchBox } from '#src/ui/SearchBox.tsx';
import {
  choicesOf,
  inGroups,
  isChosen,
  offered,
  searchActions,
  triState,
  type ActionChoice,
} from './actionChoice.ts';
import { ActionGroupPanel } from './ActionGroupPanel.tsx';
import { TriStateBox } from './TriStateBox.tsx';
import { tokens } from '#src/ui/tokens.ts';

type ActionStepProps = {
  readonly service: string;
  /** Undefined while the catalogue of the service is being read. */
  readonly file: ServiceActions | undefined;
  /** Whether the catalogue has the service at all. */
  readonly known: boolean;
  /** The block's entries as written. */
  readonly names: readonly string[];
  readonly version: '1.1' | '5.0';
  readonly onAdd: (names: readonly string[]) => void;
  readonly onRemove: (names: readonly string[]) => void;
  readonly onAll: () => void;
};

/** The entries of the block that name one of these actions, in the spelling of the text. */
const writtenFor = (
  names: readonly string[],
  actions: readonly ActionChoice[],
): readonly string[] => {
  const wanted = new Set(actions.map(({ name }) => name.toLowerCase()));
  return names.filter((name) => wanted.has(name.toLowerCase()));
};

/** Step 3: actions of the service in groups by access level, by pattern, or all of them. */
export function ActionStep({
  service,
  file,
  known,
  names,
  version,
  onAdd,
  onRemove,
  onAll,
}: ActionStepProps) {
  const [search, setSearch] = useState('');
  const choices = useMemo(
    () => choicesOf(file?.actions ?? [], names, version),
    [file, names, version],
  );
  const searching = search.trim() !== '';
  const all = offered(choices.actions, version, false);
  const found = searchActions(offered(choices.actions, version, searching), search);
  if (file === undefined && known) {
    return (
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', py: 2 }}>
        <CircularProgress size={18} aria-hidden />
        Reading the actions of {service}…
      </Box>
    );
  }
  const toggle = (actions: readonly ActionChoice[], on: boolean) =>
    on
      ? onAdd(actions.filter((action) => !isChosen(action)).map(({ name }) => name))
      : onRemove(writtenFor(names, actions));
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <TriStateBox
          label="Select all"
          state={triState(all)}
          onChange={(on) => (on ? onAll() : onRemove(names))}
        />
        <SearchBox
          placeholder="Enter an action name or description."
          value={search}
          onChange={setSearch}
          width={320}
        />
        <Typography sx={{ color: 'text.secondary', fontSize: 12 }} role="status">
          {searching ? `${found.length} found` : `${all.length} in total`},{' '}
          {all.filter(isChosen).length} selected
        </Typography>
      </Box>
      <EntryChips choices={choices} onRemove={(name) => onRemove([name])} />
      {inGroups(found).map(({ group, actions }) => (
        <ActionGroupPanel
          key={group}
          group={group}
          actions={actions}
          open={searching || found.length <= 60}
          onToggle={toggle}
        />
      ))}
      {found.length === 0 && (
        <Typography sx={{ color: 'text.secondary', py: 1 }}>
          {searching
            ? 'No action fits the search.'
            : 'The catalogue lists no actions here. Add them by name.'}
        </Typography>
      )}
      <AddByName service={service} onAdd={(name) => onAdd([name])} />
    </Box>
  );
}

type EntryChipsProps = {
  readonly choices: ReturnType<typeof choicesOf>;
  readonly onRemove: (name: string) => void;
};

/** Entries that are no single ticked action: patterns, and names the catalogue does not list. */
function EntryChips({ choices, onRemove }: EntryChipsProps) {
  const chips = [
    ...choices.patterns.map(({ text, count }) => ({ text, note: `${count} actions` })),
    ...choices.unlisted.map((text) => ({ text, note: 'not in the catalogue' })),
  ];
  if (chips.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label="Patterns and unlisted actions"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, mb: 1, p: 0, listStyle: 'none' }}
    >
      {chips.map(({ text, note }) => (
        <li key={text}>
          <Chip
            label={`${text} · ${note}`}
            onDelete={() => onRemove(text)}
            deleteIcon={<CloseIcon role="button" aria-label={`Remove ${text}`} />}
            sx={{ bgcolor: tokens.selected, maxWidth: '100%' }}
          />
        </li>
      ))}
    </Box>
  );
}

/** Adds an action by its name or by a pattern, for what a checkbox cannot say. */
function AddByName({
  service,
  onAdd,
}: {
  readonly service: string;
  readonly onAdd: (name: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const add = (event?: FormEvent) => {
    event?.preventDefault();
    const operation = typed.trim();
    const name = operation.toLowerCase().startsWith(`${service}:`)
      ? operation
      : `${service}:${operation}`;
    if (!/^[^\s:"\\]+:[^\s:"\\]*:[^\s:"\\]+$/.test(name))
      return setError('Write it as type:operation, for example instance:get*.');
    onAdd(name);
    setTyped('');
    setError(undefined);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1, mt: 1.5 }}>
      <TextField
        id={id}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && add(event)}
        placeholder="type:operation, * allowed"
        error={error !== undefined}
        helperText={error}
        slotProps={{
          htmlInput: {
            'aria-label': 'Action by name or pattern',
            autoComplete: 'off',
            spellCheck: false,
          },
          input: {
            startAdornment: (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {service}:
              </Box>
            ),
          },
        }}
        sx={{ width: 320, maxWidth: '100%' }}
      />
      <Button variant="outlined" size="small" onClick={() => add()} sx={{ minHeight: 34 }}>
        Add Action
      </Button>
    </Box>
  );
}
