import AutoStoriesIcon from '@mui/icons-material/AutoStories';
import HelpOutlineIcon from '@mui/icons-material/HelpOutlineOutlined';
import HistoryIcon from '@mui/icons-material/History';
import PublicIcon from '@mui/icons-material/Public';
import TuneIcon from '@mui/icons-material/Tune';
import UploadFileIcon from '@mui/icons-material/UploadFile';
import { Box } from '@mui/material';
import { styled } from '@mui/material/styles';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import { paths } from '#src/paths.ts';
import { tokens } from '#src/ui/tokens.ts';

type Lead = {
  readonly name: string;
  readonly text: string;
  readonly to: string;
  readonly Icon: ComponentType<{ readonly fontSize: 'small'; readonly 'aria-hidden': true }>;
};

/** What one comes for, in the order in which newcomers want it. */
const leads: readonly Lead[] = [
  {
    name: 'Stories',
    text: 'One procedure at a time, with its refusals, told beside the pages.',
    to: paths.stories(),
    Icon: AutoStoriesIcon,
  },
  {
    name: 'Starting states',
    text: 'Worlds to begin in, what each of them shows, and the people in them.',
    to: paths.scenarios(),
    Icon: PublicIcon,
  },
  {
    name: 'Bring an account',
    text: 'Your live account from files, to be rehearsed here. Nothing leaves the browser.',
    to: paths.bringAccount(),
    Icon: UploadFileIcon,
  },
  {
    name: 'Ask',
    text: 'Who may do what, why not, and the smallest change that turns it round.',
    to: paths.accessCheck(),
    Icon: HelpOutlineIcon,
  },
  {
    name: 'History',
    text: 'Every change of this world, by whomever; take any of them back.',
    to: paths.history(),
    Icon: HistoryIcon,
  },
  {
    name: 'Circumstances',
    text: 'Address, MFA, time and region that your requests come with.',
    to: paths.circumstances(),
    Icon: TuneIcon,
  },
];

const Tile = styled(Link)(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(0.5),
  padding: theme.spacing(2),
  borderRadius: tokens.radius,
  border: `1px solid ${tokens.divider}`,
  backgroundColor: tokens.card,
  color: tokens.ink,
  textDecoration: 'none',
  '&:hover': { borderColor: tokens.ink },
}));

/** The ways from the front door, as large links. */
export function HomeLead() {
  return (
    <Box
      component="nav"
      aria-label="Rehearse"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: 'repeat(3, 1fr)' },
        gap: 2,
        mb: 2,
      }}
    >
      {leads.map(({ name, text, to, Icon }) => (
        <Tile key={to} to={to}>
          <Box
            sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 700, fontSize: 16 }}
          >
            <Icon fontSize="small" aria-hidden />
            {name}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>{text}</Box>
        </Tile>
      ))}
    </Box>
  );
}
