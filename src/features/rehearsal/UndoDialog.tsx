import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { entryName, type Entry } from './entry.ts';

/** What undoing makes of a row. */
const back = {
  added: 'is removed again',
  changed: 'gets its former values',
  removed: 'comes back',
} as const;

/** A row that has moved on keeps the change from being undone: says what to do about it. */
const explained = (failure: unknown): unknown =>
  failure instanceof Problem && failure.status === 409
    ? new Problem({
        status: 409,
        code: failure.code,
        message: `This change cannot be undone as things stand. ${failure.message} Undo the later changes of the same rows first.`,
        ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }),
      })
    : failure;

/**
 * Asks before a change is taken back and names every row it touches; a conflict
 * stays in the dialog.
 */
export function UndoDialog({
  entry,
  onClose,
}: {
  readonly entry: Entry;
  readonly onClose: () => void;
}) {
  const write = useWrite(api.journalUndo);
  const toast = useToast();
  const undo = async (): Promise<void> => {
    try {
      const done = await write.run({ body: { no: entry.no } });
      toast.success(
        `Change ${entry.no} undone.`,
        `The undo is change ${done.entry.no}; it can be undone as well.`,
      );
    } catch (failure) {
      throw explained(failure);
    }
  };
  return (
    <ConfirmDialog
      open
      title="Undo Change"
      text={`Takes back ${entryName(entry)} by ${entry.actor}, for everybody in this workspace.`}
      affected={entry.changes.map(({ table, id, kind }) => ({
        name: `${table} ${id}`,
        detail: back[kind],
      }))}
      affectedLabel="Affected rows"
      confirmLabel="Undo"
      onConfirm={undo}
      onClose={onClose}
    />
  );
}
