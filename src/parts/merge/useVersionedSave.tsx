import { useState, type ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { Conflict, Field, Values } from './differences.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { saveVersion, type Opened, type SendChange } from './saveVersion.ts';

type Options<K extends string> = {
  /** What is being changed: "user group". */
  readonly what: string;
  readonly fields: Readonly<Record<K, Field>>;
  /** What the form begins with; read once, at the first drawing. */
  readonly opened: Opened<K>;
  /** Reads the thing as it is now. */
  readonly read: () => Promise<Opened<K>>;
  /** Puts what was merged into the form, which from then on began with `theirs`. */
  readonly onMerge: (theirs: Values<K>, merged: Values<K>) => void;
};

/** Saving a thing that others may change at the same time. */
export type VersionedSave<K extends string> = {
  /**
   * Sends what was changed. False when somebody has changed the thing meanwhile: nothing is saved,
   * the merge dialog opens.
   * @throws Problem
   */
  readonly save: (mine: Values<K>, send: SendChange<K>) => Promise<boolean>;
  /** The merge dialog while it is open; belongs into the page or dialog that saves. */
  readonly dialog: ReactNode;
};

/**
 * A form takes what was merged: what is stored now is what it began with, what differs from
 * that is unsaved.
 */
export const refill =
  <V extends FieldValues>(form: UseFormReturn<V>) =>
  (theirs: V, merged: V): void => {
    form.reset(theirs);
    form.reset(merged, { keepDefaultValues: true });
  };

/**
 * Saves changes of a thing by its version; two changes at once meet in the merge dialog, and
 * nothing is overwritten unasked.
 */
export function useVersionedSave<K extends string>({
  what,
  fields,
  opened,
  read,
  onMerge,
}: Options<K>): VersionedSave<K> {
  const [began, setBegan] = useState(opened);
  const [met, setMet] = useState<{ readonly now: Opened<K>; readonly conflict: Conflict<K> }>();
  const save = async (mine: Values<K>, send: SendChange<K>): Promise<boolean> => {
    const now = await saveVersion({ opened: began, mine, read, send });
    if (now === undefined) return true;
    setMet({ now, conflict: { fields, base: began.values, theirs: now.values, mine } });
    return false;
  };
  const dialog = met && (
    <MergeDialog
      what={what}
      conflict={met.conflict}
      onMerge={(merged) => {
        setBegan(met.now);
        onMerge(met.now.values, merged);
      }}
      onClose={() => setMet(undefined)}
    />
  );
  return { save, dialog };
}
