import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Alert, Box, Checkbox, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useId, useMemo, useState } from 'react';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { SearchBox } from '#src/ui/SearchBox.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { mergeRefusal, statementsOf, writtenAsRole, type ExistingPolicy } from './mergeExisting.ts';
import { scopeLabels, scopeOf, servicesIn, type PolicyScope } from './scope.ts';

type SelectExistingDialogProps = {
  /** Undefined while they are being read. */
  readonly existing: readonly ExistingPolicy[] | undefined;
  /** Class of the policy being edited; undefined where classes may mix. */
  readonly scope: PolicyScope | undefined;
  readonly title: string;
  /** Takes the statements of the chosen ones over. */
  readonly onSelect: (chosen: readonly ExistingPolicy[]) => void;
  readonly onClose: () => void;
};

const ALL = 'All types';
/** Rows drawn at once; the search narrows the rest. */
const SHOWN = 50;

/**
 * As high with one row as with fifty: a list that shrinks under a search would move OK from under
 * the pointer.
 */
const List = styled('ul')({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  border: `1px solid ${tokens.divider}`,
  borderRadius: 16,
  height: 380,
  maxHeight: '50vh',
  overflow: 'auto',
});

type ExistingListProps = {
  /** Undefined while they are being read. */
  readonly existing: readonly ExistingPolicy[] | undefined;
  readonly found: readonly ExistingPolicy[];
  readonly isChosen: (id: string) => boolean;
  readonly onToggle: (id: string) => void;
};

/** What the search found, to be ticked. */
function ExistingList({ existing, found, isChosen, onToggle }: ExistingListProps) {
  return (
    <List aria-label="Existing policies and roles">
      {found.slice(0, SHOWN).map((policy) => (
        <ExistingRow
          key={policy.id}
          policy={policy}
          scope={scopeOfPolicy(policy)}
          checked={isChosen(policy.id)}
          onToggle={() => onToggle(policy.id)}
        />
      ))}
      {existing === undefined && (
        <Box component="li" sx={{ p: 2, color: 'text.secondary' }}>
          Reading…
        </Box>
      )}
      {existing !== undefined && found.length === 0 && (
        <Box component="li" sx={{ p: 2, color: 'text.secondary' }}>
          Nothing fits the search.
        </Box>
      )}
      {found.length > SHOWN && (
        <Box component="li" sx={{ px: 2, py: 1, color: 'text.secondary' }}>
          and {found.length - SHOWN} more; narrow the search
        </Box>
      )}
    </List>
  );
}

/**
 * Picks policies whose statements become the start of this one. Policies that must not meet in one
 * document are refused with the reason.
 */
export function SelectExistingDialog({
  existing,
  scope,
  title,
  onSelect,
  onClose,
}: SelectExistingDialogProps) {
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState(ALL);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const kinds = useMemo(
    () => [ALL, ...new Set((existing ?? []).map((policy) => policy.kind))],
    [existing],
  );
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (existing ?? []).filter((policy) => {
    const text = `${policy.name}\n${policy.description}`.toLowerCase();
    return (kind === ALL || policy.kind === kind) && words.every((word) => text.includes(word));
  });
  const picked = (existing ?? []).filter(({ id }) => chosen.has(id));
  const role = picked.find(({ policy }) => writtenAsRole(policy));
  const refusal =
    scope === undefined
      ? undefined
      : role !== undefined
        ? `${role.name} writes its actions in the way of roles, which a policy cannot take over.`
        : mergeRefusal([scope, ...picked.map(scopeOfPolicy)]);
  const toggle = (id: string) =>
    setChosen(
      (now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]),
    );
  return (
    <FormDialog
      open
      title={title}
      width="md"
      refusal={picked.length === 0 ? 'Select at least one.' : refusal}
      onSubmit={() => onSelect(picked)}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
        <TextField
          select
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          sx={{ width: 200 }}
          slotProps={{ select: { SelectDisplayProps: { 'aria-label': 'Type' } } }}
        >
          {kinds.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <SearchBox
          placeholder="Enter a policy name, role name, or description."
          value={search}
          onChange={setSearch}
          width={360}
        />
        <Typography role="status" sx={{ color: 'text.secondary', fontSize: 12 }}>
          {picked.length} selected
        </Typography>
      </Box>
      {refusal !== undefined && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {refusal}
        </Alert>
      )}
      <ExistingList
        existing={existing}
        found={found}
        isChosen={(id) => chosen.has(id)}
        onToggle={toggle}
      />
    </FormDialog>
  );
}

const scopeOfPolicy = (policy: ExistingPolicy): PolicyScope =>
  scopeOf(servicesIn(parsePolicyText(JSON.stringify(policy.policy))));

type ExistingRowProps = {
  readonly policy: ExistingPolicy;
  readonly scope: PolicyScope;
  readonly checked: boolean;
  readonly onToggle: () => void;
};

function ExistingRow({ policy, scope, checked, onToggle }: ExistingRowProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const count = statementsOf(policy.policy).length;
  return (
    <Box
      component="li"
      sx={{ borderBottom: 1, borderColor: tokens.line, '&:last-child': { borderBottom: 0 } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, px: 1, py: 0.5 }}>
        <IconButton
          size="small"
          aria-label={`${open ? 'Hide' : 'Show'} content of ${policy.name}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <ExpandMoreIcon fontSize="small" sx={{ transform: open ? 'none' : 'rotate(-90deg)' }} />
        </IconButton>
        <Checkbox id={id} checked={checked} onChange={onToggle} />
        <Box
          component="label"
          htmlFor={id}
          sx={{ flex: 1, minWidth: 0, py: 0.75, cursor: 'pointer', overflowWrap: 'anywhere' }}
        >
          {policy.name}
          <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: 12 }}>
            {policy.description === '' ? '--' : policy.description}
          </Box>
        </Box>
        <Box
          sx={{
            flexShrink: 0,
            py: 0.75,
            color: 'text.secondary',
            fontSize: 12,
            textAlign: 'right',
            display: { xs: 'none', sm: 'block' },
          }}
        >
          {policy.kind}
          <Box>
            {scopeLabels[scope] === '--' ? '' : `${scopeLabels[scope]} · `}
            {count} {count === 1 ? 'statement' : 'statements'}
          </Box>
        </Box>
      </Box>
      {open && (
        <Box
          component="pre"
          tabIndex={0}
          aria-label={`Content of ${policy.name}`}
          sx={{
            m: 0,
            mx: 2,
            mb: 1,
            p: 1.5,
            maxHeight: 220,
            overflow: 'auto',
            bgcolor: tokens.page,
            borderRadius: 1,
            font: '12px/18px ui-monospace, Menlo, Consolas, monospace',
          }}
        >
          {JSON.stringify(policy.policy, null, 4)}
        </Box>
      )}
    </Box>
  );
}
