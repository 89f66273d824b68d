import { Box } from '@mui/material';
import type { ComponentProps } from 'react';
import { Wizard } from '#src/ui/Wizard.tsx';
import { endless, fault, nothing, refusal, type Group } from './specimen.ts';
import { Pressed } from './Stage.tsx';

const steps = [
  { id: 'policies', title: 'Select Policy/Role' },
  { id: 'scope', title: 'Select Scope' },
  { id: 'finish', title: 'Finish' },
];
const head = { title: 'Authorize User Group', backTo: '/iam/groups', steps } as const;
/** In the margins of a page, over which its bars reach. */
const Framed = (props: ComponentProps<typeof Wizard>) => (
  <Box sx={{ px: 3, pt: 2.5, pb: 3 }}>
    <Wizard {...props} />
  </Box>
);
const fails = () => Promise.reject(new Error(fault.title));

export const frames: Group = {
  title: 'Wizards',
  specimens: [
    {
      component: 'Wizard',
      states: {
        'first step': (
          <Framed {...head} current={0} onNext={endless} summary="2 permissions selected">
            The content of the step.
          </Framed>
        ),
        'step that cannot be left': (
          <Framed {...head} current={0} nextRefusal={refusal}>
            The content of the step.
          </Framed>
        ),
        'second step, at work': (
          <Pressed button="OK">
            <Framed {...head} current={1} onPrevious={nothing} onNext={endless} nextLabel="OK">
              The content of the step.
            </Framed>
          </Pressed>
        ),
        failed: (
          <Pressed button="OK">
            <Framed {...head} current={1} onPrevious={nothing} onNext={fails} nextLabel="OK">
              The content of the step.
            </Framed>
          </Pressed>
        ),
        finished: (
          <Framed {...head} current={2} finished>
            What was done.
          </Framed>
        ),
      },
    },
  ],
};
