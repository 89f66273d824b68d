import { Box } from '@mui/material';
import {
  newBatchAttributes,
  oldBatchAttributes,
} from '#src/features/iam/shared/users/batchAttributes.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { tokens } from '#src/ui/tokens.ts';

type Difference = { readonly topic: string; readonly old: string; readonly new: string };

/** Source: docs/sources/console.md#13-1. */
const differences: readonly Difference[] = [
  {
    topic: 'Permissions',
    old: 'Roles (1.0) and policies (1.1)',
    new: 'Identity policies (5.0), with up to five versions each',
  },
  {
    topic: 'Scope of a grant',
    old: 'Chosen: all resources, global services, projects or enterprise projects',
    new: 'None is chosen: always All resources. Resource and Condition of the policy narrow it',
  },
  {
    topic: 'Services in one policy',
    old: 'Global or project-level services, never both',
    new: 'Any services together',
  },
  {
    topic: 'Who can hold one',
    old: 'User groups and agencies; users on enterprise projects only',
    new: 'Users, user groups and agencies',
  },
  {
    topic: 'Creating users',
    old: 'Up to ten at once, with many fields',
    new: 'One at a time: username and description',
  },
  {
    topic: 'What can be changed of a user',
    old: 'Status and description',
    new: 'Also the username and tags',
  },
  {
    topic: 'Modifying many users',
    old: `At once: ${Object.values(oldBatchAttributes).join(', ')}. Password, contacts and protection one user at a time here`,
    new: `At once: ${Object.values(newBatchAttributes).join(', ')}`,
  },
  {
    topic: 'Access mode',
    old: 'Programmatic access and console access as two boxes',
    new: 'A switch for Management Console Access, and access keys',
  },
  { topic: 'Exporting users', old: 'All', new: 'The selected ones or all' },
  {
    topic: 'Agencies',
    old: 'Agencies that trust an account or a cloud service',
    new: 'Trust agencies with a trust policy and a session duration; agencies of the old console for reading',
  },
  { topic: 'Projects', old: 'Created and modified here', new: 'Not needed for granting' },
];

const cell = {
  textAlign: 'left',
  verticalAlign: 'top',
  p: 1.25,
  borderBottom: `1px solid ${tokens.line}`,
} as const;

/**
 * Both consoles work on the same people, groups and agencies; this page says what only
 * one of them can do.
 */
export function DifferencesPage() {
  return (
    <>
      <PageHeader
        title="Old and New Console"
        intro="Both consoles show the same users, user groups and agencies. What one creates, the other shows; permissions of both kinds count together, and a Deny of either kind wins."
      />
      <Card>
        <Box
          tabIndex={0}
          role="region"
          aria-label="Differences, scrollable"
          sx={{ overflow: 'auto' }}
        >
          <Box
            component="table"
            aria-label="Differences"
            sx={{ borderCollapse: 'collapse', width: '100%', minWidth: 560 }}
          >
            <thead>
              <tr>
                {['Topic', 'Old console', 'New console'].map((head) => (
                  <Box component="th" key={head} scope="col" sx={{ ...cell, bgcolor: tokens.page }}>
                    {head}
                  </Box>
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map(({ topic, old, new: now }) => (
                <tr key={topic}>
                  <Box
                    component="th"
                    scope="row"
                    sx={{ ...cell, fontWeight: 400, color: 'text.secondary', width: '22%' }}
                  >
                    {topic}
                  </Box>
                  <Box component="td" sx={{ ...cell, width: '36%' }}>
                    {old}
                  </Box>
                  <Box component="td" sx={cell}>
                    {now}
                  </Box>
                </tr>
              ))}
            </tbody>
          </Box>
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, mt: 2 }}>
          <TextLink to={paths.users()}>Go to Old Console</TextLink>
          <TextLink to={paths.identityPolicies()}>Identity Policies</TextLink>
        </Box>
      </Card>
    </>
  );
}
