import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Box, IconButton } from '@mui/material';
import { useId, useState } from 'react';
import { tokens } from '#src/ui/tokens.ts';
import {
  isChosen,
  otherNames,
  triState,
  type ActionChoice,
  type ActionGroup,
} from './actionChoice.ts';
import { TriStateBox } from './TriStateBox.tsx';

type ActionGroupPanelProps = {
  readonly group: ActionGroup;
  readonly actions: readonly ActionChoice[];
  /** Open unless the reader says otherwise. */
  readonly open: boolean;
  readonly onToggle: (actions: readonly ActionChoice[], on: boolean) => void;
};

/** One access level: tri-state checkbox, counts, and its actions in columns. */
export function ActionGroupPanel({ group, actions, open, onToggle }: ActionGroupPanelProps) {
  const id = useId();
  const [wish, setWish] = useState<boolean>();
  const isOpen = wish ?? open;
  const chosen = actions.filter(isChosen).length;
  return (
    <Box
      role="group"
      aria-label={`${group} actions`}
      sx={{ borderTop: 1, borderColor: tokens.line }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
        <IconButton
          size="small"
          aria-label={`${isOpen ? 'Collapse' : 'Expand'} ${group}`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setWish(!isOpen)}
        >
          <ExpandMoreIcon fontSize="small" sx={{ transform: isOpen ? 'none' : 'rotate(-90deg)' }} />
        </IconButton>
        <TriStateBox
          label={<b>{group}</b>}
          ariaLabel={group}
          state={triState(actions)}
          onChange={(on) => onToggle(actions, on)}
        />
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
          {actions.length} in total, {chosen} selected
        </Box>
      </Box>
      <Box
        id={id}
        hidden={!isOpen}
        sx={{
          display: isOpen ? 'grid' : 'none',
          gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fill, minmax(230px, 1fr))' },
          columnGap: 2,
          rowGap: 0.25,
          pl: { xs: 0.5, sm: 4.5 },
          pb: 1,
        }}
      >
        {isOpen &&
          actions.map((action) => (
            <ActionBox key={action.name} action={action} onToggle={onToggle} />
          ))}
      </Box>
    </Box>
  );
}

type ActionBoxProps = {
  readonly action: ActionChoice;
  readonly onToggle: ActionGroupPanelProps['onToggle'];
};

/** A native checkbox: hundreds of them must open without a pause. */
function ActionBox({ action, onToggle }: ActionBoxProps) {
  const id = useId();
  const others = otherNames(action);
  const operation = action.name.slice(action.name.indexOf(':') + 1);
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 1,
        py: 0.5,
        minWidth: 0,
        '& input': {
          width: 16,
          height: 16,
          m: 0,
          mt: '3px',
          flexShrink: 0,
          accentColor: tokens.accent,
        },
      }}
    >
      <input
        type="checkbox"
        id={id}
        aria-label={action.name}
        aria-describedby={`${id}d`}
        checked={isChosen(action)}
        disabled={action.coveredBy !== undefined && !action.ticked}
        onChange={(event) => onToggle([action], event.target.checked)}
      />
      <Box
        component="label"
        htmlFor={id}
        sx={{ minWidth: 0, overflowWrap: 'anywhere', cursor: 'pointer' }}
      >
        {operation}
        {action.borrowedFrom !== undefined && (
          <Box
            component="span"
            sx={{
              ml: 0.75,
              px: 0.5,
              border: 1,
              borderColor: tokens.line,
              borderRadius: 0.5,
              color: 'text.secondary',
              fontSize: 11,
              whiteSpace: 'nowrap',
            }}
          >
            {action.borrowedFrom} name
          </Box>
        )}
        <Box
          component="span"
          id={`${id}d`}
          sx={{ display: 'block', color: 'text.secondary', fontSize: 12, lineHeight: 1.35 }}
        >
          {action.description}
          {action.borrowedFrom !== undefined && ` Named as in version ${action.borrowedFrom}.`}
          {action.unread && ' Known by name; its page was not read.'}
          {action.coveredBy !== undefined && ` Selected by ${action.coveredBy}.`}
          {others.length > 0 && (
            <Box component="span" sx={{ display: 'block' }}>
              Also called {others.join(', ')}
            </Box>
          )}
        </Box>
      </Box>
    </Box>
  );
}
