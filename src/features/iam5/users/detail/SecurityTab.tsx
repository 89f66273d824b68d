import { paths } from '#src/paths.ts';
import { Section } from '#src/ui/Section.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { UserDetail } from '#src/features/iam5/shared/users/user.ts';
import { AccessKeys } from '#src/features/iam5/shared/users/AccessKeys.tsx';
import { ConsoleAccess } from './ConsoleAccess.tsx';
import { MfaDevices } from '#src/features/iam5/shared/users/MfaDevices.tsx';

/**
 * How a user signs in and signs: console access, MFA, access keys (docs/sources/console.md#13-2).
 * Each part is refused by itself.
 */
export function SecurityTab({ user }: { readonly user: UserDetail }) {
  return (
    <>
      <Section title="Management Console Access">
        <ConsoleAccess user={user} />
      </Section>
      <Section title="Multi-Factor Authentication">
        <MfaDevices user={user} />
      </Section>
      <Section title="Access Keys">
        <AccessKeys user={user} />
      </Section>
      <TextLink to={paths.user(user.user_id, 'security')}>
        Login protection and descriptions of access keys, in the old console
      </TextLink>
    </>
  );
}
