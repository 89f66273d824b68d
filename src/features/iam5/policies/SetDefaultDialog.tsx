import { useRef, useState } from 'react';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import { useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

const fields = { version: { label: 'Default version' } };

/** What is asked about of a policy, and its version. */
const openedOf = (policy: IdentityPolicy) => ({
  values: { version: policy.default_version_id },
  version: versionOf(policy),
});

type SetDefaultDialogProps = {
  readonly policy: IdentityPolicy;
  /** The version to put in effect. */
  readonly version: string;
  readonly onClose: () => void;
};

/**
 * Asks before another version of an identity policy is put in effect; whoever has done so meanwhile
 * is not overruled unasked.
 */
export function SetDefaultDialog({ policy, version, onClose }: SetDefaultDialogProps) {
  const toast = useToast();
  const setDefault = useWrite(api.v5PolicyVersionSetDefault);
  const [current, setCurrent] = useState(policy.default_version_id);
  const merging = useRef(false);
  const params = { policy_id: policy.policy_id };
  const versioned = useVersionedSave({
    what: 'identity policy',
    fields,
    opened: openedOf(policy),
    read: async () => openedOf((await api.v5PolicyShow({ params })).policy),
    onMerge: (theirs, merged) => {
      if (merged.version === theirs.version) onClose();
      else setCurrent(theirs.version);
    },
  });
  return (
    <>
      <ConfirmDialog
        open
        title={`Set ${version} as the default version`}
        text={`${version} takes the place of ${current} with the next request of everybody who holds ${policy.policy_name}. ${current} is kept.`}
        confirmLabel="OK"
        note={
          <WhatItChanges
            calls={[
              trialOf(api.v5PolicyVersionSetDefault, {
                params: { ...params, version_id: version },
              }),
            ]}
          />
        }
        onConfirm={async () => {
          const saved = await versioned.save({ version }, (_, ifMatch) =>
            setDefault.run({ params: { ...params, version_id: version }, ifMatch }),
          );
          merging.current = !saved;
          if (saved) toast.success(`${version} of ${policy.policy_name} is in effect.`);
        }}
        onClose={() => {
          // The merge dialog stands before this one and leads back to it.
          if (merging.current) merging.current = false;
          else onClose();
        }}
      />
      {versioned.dialog}
    </>
  );
}
