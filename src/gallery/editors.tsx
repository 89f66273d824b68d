import { editedText } from '#src/ui/jsonEditor/editedText.ts';
import { JsonEditor } from '#src/ui/jsonEditor/JsonEditor.tsx';
import { PlainEditor } from '#src/ui/jsonEditor/PlainEditor.tsx';
import { nothing, type Group } from './specimen.ts';

const policy = '{\n    "Version": "1.1",\n    "Statement": []\n}';
const none = { text: policy, markers: [] };
const missing = {
  text: policy,
  markers: [
    { severity: 'error', message: 'A policy has a statement.', code: 'empty', offset: 36, end: 38 },
  ],
} as const;
const named = (name: string) => ({
  text: editedText(policy),
  path: `gallery/${name}`,
  ariaLabel: `Policy, ${name}`,
});

export const editors: Group = {
  title: 'JSON editors',
  specimens: [
    {
      component: 'JsonEditor',
      states: {
        fine: <JsonEditor {...named('fine')} marked={none} height={160} onFormat={nothing} />,
        'with an error': (
          <JsonEditor {...named('wrong')} marked={missing} height={160} footer="40 of 6,144" />
        ),
        'with an error, untouched': (
          <JsonEditor {...named('untouched')} marked={missing} height={160} untouched />
        ),
      },
    },
    {
      component: 'PlainEditor',
      states: {
        plain: <PlainEditor {...named('plain')} marked={none} invalid={false} />,
      },
    },
  ],
};
