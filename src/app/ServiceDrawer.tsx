import CloseIcon from '@mui/icons-material/Close';
import { Avatar, Box, Drawer, IconButton, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { SearchBox } from '#src/ui/SearchBox.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { offeredAreas, type ServiceArea } from './navigation.ts';

/** Areas whose name, abbreviation or description holds the text. */
export const findAreas = (text: string): readonly ServiceArea[] => {
  const wanted = text.trim().toLowerCase();
  return offeredAreas().filter((area) =>
    `${area.name} ${area.abbreviation} ${area.description}`.toLowerCase().includes(wanted),
  );
};

/** A service as a row: rounded mark with its abbreviation, bold name, description. */
export function ServiceRow({
  area,
  onGo,
}: {
  readonly area: ServiceArea;
  readonly onGo?: () => void;
}) {
  return (
    <Box
      component={Link}
      to={area.to}
      onClick={onGo}
      sx={{
        display: 'flex',
        gap: 1.5,
        p: 1,
        borderRadius: 1.5,
        color: 'text.primary',
        textDecoration: 'none',
        '&:hover': { bgcolor: tokens.page },
      }}
    >
      <Avatar
        variant="rounded"
        aria-hidden="true"
        sx={{ bgcolor: tokens.link, width: 36, height: 36, fontSize: 11, fontWeight: 700 }}
      >
        {area.abbreviation.length > 4 ? area.abbreviation.replace(/[a-z]/g, '') : area.abbreviation}
      </Avatar>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 700 }}>{area.name}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{area.description}</Box>
      </Box>
    </Box>
  );
}

/** Full-height service list: search on top, services by category (docs/sources/console.md#1-3). */
export function ServiceDrawer({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const found = findAreas(text);
  const categories = [...new Set(found.map((area) => area.category))].sort();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      slotProps={{
        paper: {
          sx: { width: 'min(420px, 100vw)', p: 2 },
          role: 'dialog',
          'aria-label': 'Service list',
          id: 'service-list',
        },
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', mb: 1.5 }}>
        <Typography component="h2" variant="h2">
          Service List
        </Typography>
        <IconButton aria-label="Close service list" onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </Box>
      <SearchBox placeholder="Enter a service name." value={text} onChange={setText} width="100%" />
      <Box component="nav" aria-label="Services" sx={{ mt: 2 }}>
        {found.length === 0 && <EmptyState title="No service has that name." />}
        {categories.map((category) => (
          <Box key={category} sx={{ mb: 2 }}>
            <Typography
              component="h3"
              variant="h3"
              sx={{ color: 'text.secondary', px: 1, mb: 0.5 }}
            >
              {category}
            </Typography>
            {found
              .filter((area) => area.category === category)
              .map((area) => (
                <ServiceRow key={area.id} area={area} onGo={onClose} />
              ))}
          </Box>
        ))}
      </Box>
    </Drawer>
  );
}
