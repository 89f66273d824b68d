import { buttons } from './buttons.tsx';
import { dialogs } from './dialogs.tsx';
import { editors } from './editors.tsx';
import { feedback } from './feedback.tsx';
import { forms } from './forms.tsx';
import { frames } from './frames.tsx';
import { lists } from './lists.tsx';
import { tables } from './tables.tsx';
import type { Group } from './specimen.ts';
import { texts } from './texts.tsx';

/** The whole page, in its order. */
export const groups: readonly Group[] = [
  buttons,
  texts,
  feedback,
  forms,
  lists,
  tables,
  dialogs,
  frames,
  editors,
];
