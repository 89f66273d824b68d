import { CssBaseline, ThemeProvider } from '@mui/material';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { theme } from '#src/app/theme.ts';
import { Gallery } from './Gallery.tsx';

const element = document.getElementById('root');
if (element === null) throw new Error('ui.html has no element #root');
createRoot(element).render(
  <StrictMode>
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <Gallery />
    </ThemeProvider>
  </StrictMode>,
);
