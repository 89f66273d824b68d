import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import PlaceIcon from '@mui/icons-material/PlaceOutlined';
import { Box, ButtonBase, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useProject } from '#src/parts/useProject.ts';
import { regionName } from '#src/catalog/regions.ts';
import { tokens } from '#src/ui/tokens.ts';

/** `ap-southeast-3_dev` → "AP-Singapore (dev)". */
const projectWords = (name: string): string => {
  const [region = name, ...rest] = name.split('_');
  return rest.length === 0 ? regionName(region) : `${regionName(region)} (${rest.join('_')})`;
};

/**
 * Pin, region and chevron; only project-level service pages show it (docs/sources/console.md#1-1).
 */
export function RegionPicker() {
  const { name, projects, choose } = useProject();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`Region: ${projectWords(name)}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          color: tokens.barInk,
          px: 1.5,
          gap: 0.5,
          height: '100%',
          '&:hover': { bgcolor: tokens.barField },
        }}
      >
        <PlaceIcon sx={{ fontSize: 18 }} />
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' }, whiteSpace: 'nowrap' }}>
          {projectWords(name)}
        </Box>
        <ExpandMoreIcon sx={{ fontSize: 16 }} />
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': 'Regions' } }}
      >
        {projects.map((project) => (
          <MenuItem
            key={project.id}
            selected={project.name === name}
            onClick={() => {
              setAnchor(null);
              choose(project.name);
            }}
          >
            {projectWords(project.name)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
