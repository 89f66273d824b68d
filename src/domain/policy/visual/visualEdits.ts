import { actionEdits } from './actionEdits.ts';
import { agencyEdits } from './agencyEdits.ts';
import { conditionEdits } from './conditionEdits.ts';
import { principalEdits } from './principalEdits.ts';
import { resourceEdits } from './resourceEdits.ts';
import type { VisualEdits } from './visualTypes.ts';

/** What a new policy of the old console begins with. */
export const emptyPolicyText = '{\n    "Version": "1.1",\n    "Statement": []\n}';

/** What a new identity policy begins with. */
export const emptyIdentityPolicyText = '{\n    "Version": "5.0",\n    "Statement": []\n}';

/** Every edit of the visual editor, as pure functions from text to edits. */
export const visualEdits: VisualEdits = {
  ...actionEdits,
  ...principalEdits,
  ...resourceEdits,
  ...agencyEdits,
  ...conditionEdits,
};
