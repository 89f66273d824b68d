import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { UserDetail } from '../user.ts';
import { AccessKeys } from './AccessKeys.tsx';
import { ConsoleAccess } from './ConsoleAccess.tsx';
import { MfaDevices } from './MfaDevices.tsx';

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Box component="section" aria-label={title} sx={{ mb: 3 }}>
    <Typography component="h2" variant="h2" sx={{ mb: 1.5 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

/** How a user signs in and signs: console access, MFA, access keys (console reference 13.2). Each part is refused by itself. */
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
      <TextLink to={paths.user(user.user_id, 'security')}>Login protection and descriptions of access keys, in the old console</TextLink>
    </>
  );
}
