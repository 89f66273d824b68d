import { Wizard } from '#src/ui/Wizard.tsx';
import { endless, fault, nothing, refusal, type Group } from './specimen.ts';
import { Pressed } from './Stage.tsx';

const steps = [
  { id: 'policies', title: 'Select Policy/Role' },
  { id: 'scope', title: 'Select Scope' },
  { id: 'finish', title: 'Finish' },
];
const frame = { title: 'Authorize User Group', backTo: '/iam/groups', steps } as const;
const fails = () => Promise.reject(new Error(fault.title));

export const frames: Group = {
  title: 'Wizards',
  specimens: [
    {
      component: 'Wizard',
      states: {
        'first step': (
          <Wizard {...frame} current={0} onNext={endless} summary="2 permissions selected">
            The content of the step.
          </Wizard>
        ),
        'step that cannot be left': (
          <Wizard {...frame} current={0} nextRefusal={refusal}>
            The content of the step.
          </Wizard>
        ),
        'second step, at work': (
          <Pressed button="OK">
            <Wizard {...frame} current={1} onPrevious={nothing} onNext={endless} nextLabel="OK">
              The content of the step.
            </Wizard>
          </Pressed>
        ),
        failed: (
          <Pressed button="OK">
            <Wizard {...frame} current={1} onPrevious={nothing} onNext={fails} nextLabel="OK">
              The content of the step.
            </Wizard>
          </Pressed>
        ),
        finished: (
          <Wizard {...frame} current={2} finished>
            What was done.
          </Wizard>
        ),
      },
    },
  ],
};
