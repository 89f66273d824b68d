import { Box, Typography } from '@mui/material';
import { InfoDialog } from '#src/ui/Dialogs.tsx';

const sections: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'What COC does',
    text: 'Cloud Operations Center shows the resources of this account in one place and runs operations on them: starting, stopping and restarting instances, scripts and runbooks, scheduled tasks, diagnosis, drills and incidents.',
  },
  {
    title: 'What it acts with',
    text: 'It acts through two agencies in this account. Whatever their permissions allow, COC can do, and nothing else. You can look at both in IAM and change the permissions of ServiceAgencyForCOC there at any time; functions that need what you take away then stop working.',
  },
  {
    title: 'What it keeps',
    text: 'COC keeps records of who ran which operation on which instance, with the outcome. It keeps no passwords: one that you reset is handed to the instance and forgotten.',
  },
  {
    title: 'Who is responsible',
    text: 'People need permissions of their own to use COC. Giving somebody a permission on COC lets that person use the agencies through it, within the limits of that permission.',
  },
  {
    title: 'How to stop',
    text: 'Deleting ServiceAgencyForCOC ends what COC does in other services. ServiceLinkedAgencyForCOC belongs to the service and is removed by it.',
  },
];

/** The text that the consent is about. Written for this console. */
export function ServiceStatement({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  return (
    <InfoDialog
      open={open}
      title="Cloud Operations Center (COC) Service Statement"
      width="md"
      onClose={onClose}
    >
      {sections.map((section) => (
        <Box key={section.title} sx={{ mb: 2 }}>
          <Typography component="h3" variant="h3" sx={{ mb: 0.5 }}>
            {section.title}
          </Typography>
          <Typography>{section.text}</Typography>
        </Box>
      ))}
    </InfoDialog>
  );
}
