import AddIcon from '@mui/icons-material/Add';
import { Forewarning, ForewarnedButton } from '#src/ui/ForewarnedButton.tsx';
import { GuardedButton, GuardedIconButton, GuardedLink } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import { nothing, refusal, type Group } from './specimen.ts';

const actions = [
  { label: 'Authorize', to: '/authorize' },
  { label: 'Modify', onSelect: nothing },
  { label: 'Delete', onSelect: nothing, refusal },
];
const segments = [
  { value: 'visual', label: 'Visual editor' },
  { value: 'json', label: 'JSON' },
] as const;

export const buttons: Group = {
  title: 'Buttons and links',
  specimens: [
    {
      component: 'GuardedButton',
      states: {
        primary: <GuardedButton variant="contained">Create User</GuardedButton>,
        secondary: <GuardedButton variant="outlined">Export</GuardedButton>,
        refused: (
          <GuardedButton variant="contained" refusal={refusal}>
            Create User
          </GuardedButton>
        ),
        'at work': (
          <GuardedButton variant="contained" loading>
            Create User
          </GuardedButton>
        ),
      },
    },
    {
      component: 'ForewarnedButton',
      states: {
        allowed: (
          <ForewarnedButton variant="contained" refusal={undefined}>
            Create Fleet
          </ForewarnedButton>
        ),
        'will be refused': (
          <ForewarnedButton variant="contained" refusal={refusal}>
            Create Fleet
          </ForewarnedButton>
        ),
      },
    },
    {
      component: 'Forewarning',
      states: { 'under a form': <Forewarning id="forewarning" refusal={refusal} /> },
    },
    {
      component: 'GuardedLink',
      states: {
        allowed: <GuardedLink onClick={nothing}>Delete</GuardedLink>,
        refused: (
          <GuardedLink onClick={nothing} refusal={refusal}>
            Delete
          </GuardedLink>
        ),
      },
    },
    {
      component: 'GuardedIconButton',
      states: {
        allowed: (
          <GuardedIconButton label="Add tag" onClick={nothing}>
            <AddIcon />
          </GuardedIconButton>
        ),
        refused: (
          <GuardedIconButton label="Add tag" onClick={nothing} refusal={refusal}>
            <AddIcon />
          </GuardedIconButton>
        ),
      },
    },
    {
      component: 'RowActions',
      states: {
        'all as links': <RowActions rowName="nora" actions={actions} />,
        'the rest under More': <RowActions rowName="nora" actions={actions} visible={2} />,
      },
    },
    {
      component: 'SegmentedControl',
      states: {
        'one chosen': (
          <SegmentedControl label="View" value="json" segments={segments} onChange={nothing} />
        ),
        'one refused': (
          <SegmentedControl
            label="View"
            value="json"
            segments={[{ ...segments[0], refusal: 'The text is no JSON.' }, segments[1]]}
            onChange={nothing}
          />
        ),
      },
    },
    {
      component: 'TextLink',
      states: {
        here: <TextLink to="/iam/users">Users</TextLink>,
        'in a new tab': (
          <TextLink to="/iam/users" newTab>
            Users
          </TextLink>
        ),
      },
    },
    {
      component: 'TextButton',
      states: {
        plain: <TextButton onClick={nothing}>Add condition</TextButton>,
        opened: (
          <TextButton onClick={nothing} aria-expanded>
            Hide details
          </TextButton>
        ),
      },
    },
  ],
};
