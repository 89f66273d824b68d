import { useState } from 'react';
import { SettingDialog, type SettingSource } from './SettingDialog.tsx';
import { SettingRow } from './SettingRow.tsx';
import type { SettingGroup, SettingValues } from './settings.ts';

type SettingRowsProps<V extends SettingValues> = {
  readonly groups: readonly SettingGroup<V>[];
  readonly source: SettingSource<V>;
  readonly refusal: string | undefined;
};

/** The rows of one policy, each with the dialog that changes it. */
export function SettingRows<V extends SettingValues>({
  groups,
  source,
  refusal,
}: SettingRowsProps<V>) {
  const [open, setOpen] = useState<SettingGroup<V>>();
  return (
    <>
      {groups.map((group) => (
        <SettingRow
          key={group.title}
          title={group.title}
          text={group.text}
          status={group.status(source.values)}
          action="Change"
          refusal={refusal}
          onAction={() => setOpen(group)}
        />
      ))}
      {open !== undefined && (
        <SettingDialog group={open} source={source} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
