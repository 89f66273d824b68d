import { useForm } from 'react-hook-form';
import type { Values } from '#src/parts/merge/differences.ts';
import type { Opened } from '#src/parts/merge/saveVersion.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { longestLoginInfo } from '#src/domain/access/signInRules.ts';
import {
  settingProblem,
  textsOf,
  valuesOf,
  type NameOf,
  type Setting,
  type SettingGroup,
  type SettingValues,
} from './settings.ts';

/** The settings as they were read, and how they are read again and changed. */
export type SettingSource<V extends SettingValues> = {
  readonly settings: Readonly<Record<NameOf<V>, Setting>>;
  readonly values: V;
  readonly version: string | undefined;
  readonly read: () => Promise<{ readonly values: V; readonly version: string | undefined }>;
  readonly send: (changed: Partial<V>, ifMatch: string | undefined) => Promise<unknown>;
};

type SettingDialogProps<V extends SettingValues> = {
  readonly group: SettingGroup<V>;
  readonly source: SettingSource<V>;
  readonly onClose: () => void;
};

const hintOf = (setting: Setting): string | undefined => {
  if (setting.kind !== 'number') return setting.hint;
  const { bounds, unit, hint } = setting;
  return [`${bounds.min} to ${bounds.max} ${unit}.`, hint].filter(Boolean).join(' ');
};

/** Changes the settings of one row; two people at once meet in the merge dialog. */
export function SettingDialog<V extends SettingValues>({
  group,
  source,
  onClose,
}: SettingDialogProps<V>) {
  const toast = useToast();
  const { settings, read, send } = source;
  const openedOf = ({
    values,
    version,
  }: Pick<typeof source, 'values' | 'version'>): Opened<NameOf<V>> => ({
    values: textsOf(group.names, values),
    version,
  });
  const form = useForm<Record<string, string>>({
    defaultValues: openedOf(source).values,
    mode: 'onTouched',
  });
  const versioned = useVersionedSave({
    what: group.title.toLowerCase(),
    fields: settings,
    opened: openedOf(source),
    read: async () => openedOf(await read()),
    onMerge: refill(form) as (theirs: Values<NameOf<V>>, merged: Values<NameOf<V>>) => void, // the form's own names
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const mine = form.getValues() as Values<NameOf<V>>; // the form's own names
    const saved = await versioned.save(mine, (changed, ifMatch) =>
      send(valuesOf(settings, changed), ifMatch),
    );
    if (!saved) return false;
    toast.success(`${group.title} changed.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title={group.title}
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      {versioned.dialog}
      {group.names.map((name) => {
        const setting = settings[name];
        const bound = {
          control: form.control,
          name,
          label: setting.label,
          hint: hintOf(setting),
          rules: { validate: (text: string) => settingProblem(setting, text) ?? true },
        };
        if (setting.kind === 'switch')
          return (
            <FormRadioGroup
              key={name}
              {...bound}
              row
              choices={[
                { value: 'on', label: 'Enable' },
                { value: 'off', label: 'Disable' },
              ]}
            />
          );
        return setting.kind === 'text' ? (
          <FormTextarea key={name} {...bound} max={longestLoginInfo} />
        ) : (
          <FormTextField key={name} {...bound} required width={160} />
        );
      })}
    </FormDialog>
  );
}
