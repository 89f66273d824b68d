import { StatusText } from '#src/ui/StatusText.tsx';

/** Whether a user may sign in and use keys. */
export const UserStatus = ({ enabled }: { readonly enabled: boolean }) =>
  enabled ? (
    <StatusText tone="running" text="Enabled" />
  ) : (
    <StatusText tone="off" text="Disabled" />
  );
