import { TextField } from '@mui/material';
import { useNavigate } from 'react-router';
import { ConfirmDialog, FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { LeaveGuard } from '#src/ui/leaveGuard.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { endless, fault, nothing, refusal, type Group } from './specimen.ts';
import { Pressed } from './Stage.tsx';

const fails = () => Promise.reject(new Error(fault.title));
const affected = [{ name: 'nora', detail: 'member of operators' }, { name: 'paul' }];
const many = Array.from({ length: 103 }, (_, index) => ({ name: `user-${index + 1}` }));

type FormProps = { readonly refused?: boolean; readonly submit?: () => Promise<void> };

function Form({ refused = false, submit = endless }: FormProps) {
  return (
    <FormDialog
      open
      title="Create User Group"
      onSubmit={submit}
      onClose={nothing}
      {...(refused ? { refusal } : {})}
    >
      <TextField label="Name" defaultValue="operators" />
    </FormDialog>
  );
}

const deletion = {
  open: true,
  title: 'Delete users?',
  text: 'Their access keys go with them.',
  onClose: nothing,
  destructive: true,
} as const;

const isDirty = () => true;

function Leaving() {
  const navigate = useNavigate();
  return (
    <>
      <TextButton onClick={() => void navigate('/elsewhere')}>Leave</TextButton>
      <LeaveGuard isDirty={isDirty} />
    </>
  );
}

export const dialogs: Group = {
  title: 'Dialogs',
  specimens: [
    {
      component: 'FormDialog',
      states: {
        open: <Form />,
        refused: <Form refused />,
        'at work': (
          <Pressed button="OK">
            <Form />
          </Pressed>
        ),
        failed: (
          <Pressed button="OK">
            <Form submit={fails} />
          </Pressed>
        ),
      },
    },
    {
      component: 'ConfirmDialog',
      states: {
        harmless: <ConfirmDialog open title="Enable nora?" onConfirm={endless} onClose={nothing} />,
        destructive: <ConfirmDialog {...deletion} affected={affected} onConfirm={endless} />,
        'many affected': <ConfirmDialog {...deletion} affected={many} onConfirm={endless} />,
        'with a word to type': (
          <ConfirmDialog {...deletion} typeToConfirm="DELETE" onConfirm={endless} />
        ),
        'at work': (
          <Pressed button="OK">
            <ConfirmDialog {...deletion} onConfirm={endless} />
          </Pressed>
        ),
        failed: (
          <Pressed button="OK">
            <ConfirmDialog {...deletion} onConfirm={fails} />
          </Pressed>
        ),
      },
    },
    {
      component: 'InfoDialog',
      states: {
        open: (
          <InfoDialog open title="Download" onClose={nothing}>
            The secret can be had only now.
          </InfoDialog>
        ),
      },
    },
    {
      component: 'LeaveGuard',
      states: {
        asking: (
          <Pressed button="Leave">
            <Leaving />
          </Pressed>
        ),
      },
    },
  ],
};
