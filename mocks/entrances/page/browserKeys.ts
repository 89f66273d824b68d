import { decisionStoreKey } from '#mocks/judging/decisionLog.ts';

/** Whether changes of a workspace can be taken back in this browser. */
export const undoKey = (workspace: string): string => `undo/${workspace}`;

/** What this browser keeps of a workspace beside its world. */
export const keysOf = (workspace: string): readonly string[] => [
  undoKey(workspace),
  decisionStoreKey(workspace),
];
