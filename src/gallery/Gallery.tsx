import { Box, Typography } from '@mui/material';
import { groups } from './groups.ts';
import { Stage } from './Stage.tsx';
import type { Specimen } from './specimen.ts';

function SpecimenStates({ component, states }: Specimen) {
  return (
    <Box component="article" aria-label={component} sx={{ mb: 3 }}>
      <Typography component="h3" variant="h3" sx={{ mb: 1 }}>
        {component}
      </Typography>
      {Object.entries(states).map(([name, shown]) => (
        <Box
          key={name}
          component="figure"
          aria-label={`${component}, ${name}`}
          sx={{ m: 0, mb: 1.5, display: 'grid', gridTemplateColumns: '160px minmax(0, 1fr)' }}
        >
          <Box component="figcaption" sx={{ color: 'text.secondary', pt: 0.5 }}>
            {name}
          </Box>
          <Stage>{shown}</Stage>
        </Box>
      ))}
    </Box>
  );
}

/**
 * Every component of `src/ui` in each of its states; what is seen only after a
 * click is clicked for.
 */
export function Gallery() {
  return (
    <Box component="main" sx={{ p: 3, maxWidth: 1200, mx: 'auto' }}>
      <Typography component="h1" variant="h1" sx={{ mb: 2 }}>
        Components
      </Typography>
      {groups.map(({ title, specimens }) => (
        <Box component="section" key={title} aria-label={title} sx={{ py: 2 }}>
          <Typography component="h2" variant="h2" sx={{ mb: 2 }}>
            {title}
          </Typography>
          {specimens.map((specimen) => (
            <SpecimenStates key={specimen.component} {...specimen} />
          ))}
        </Box>
      ))}
    </Box>
  );
}
