import { GlobalStyles } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { tokens } from '#src/ui/tokens.ts';
import { ofTheStory } from './locate.ts';

/** Width beside the pages, and height below them where there is no room beside. */
const WIDTH = 340;
const HEIGHT = '44vh';

const Aside = styled('aside')(({ theme }) => ({
  position: 'fixed',
  right: 0,
  bottom: 0,
  zIndex: theme.zIndex.appBar,
  boxSizing: 'border-box',
  overflowY: 'auto',
  padding: theme.spacing(2),
  backgroundColor: tokens.card,
  [theme.breakpoints.up('md')]: {
    top: 0,
    width: WIDTH,
    borderLeft: `1px solid ${tokens.divider}`,
  },
  [theme.breakpoints.down('md')]: {
    left: 0,
    height: HEIGHT,
    borderTop: `1px solid ${tokens.divider}`,
  },
}));

/**
 * A place of its own in the document. A dialog hides everything beside it from screen readers; a story
 * that leads through the dialog has to stay.
 */
function useOwnPlace(): HTMLElement {
  const [place] = useState(() => document.createElement('div'));
  useEffect(() => {
    document.body.append(place);
    const watch = new MutationObserver(() => place.removeAttribute('aria-hidden'));
    watch.observe(place, { attributeFilter: ['aria-hidden'] });
    return () => {
      watch.disconnect();
      place.remove();
    };
  }, [place]);
  return place;
}

/** A place beside the pages; they, and their dialogs, give way to it. */
export function PanelFrame({ children }: { readonly children: ReactNode }) {
  const place = useOwnPlace();
  return (
    <>
      <GlobalStyles
        styles={(theme) => ({
          [theme.breakpoints.up('md')]: {
            '#root': { paddingRight: WIDTH },
            '.MuiDialog-root': { right: `${WIDTH}px !important` },
          },
          [theme.breakpoints.down('md')]: {
            '#root': { paddingBottom: HEIGHT },
            '.MuiDialog-root': { bottom: `${HEIGHT} !important` },
          },
        })}
      />
      {createPortal(
        <Aside aria-label="Story" {...ofTheStory}>
          {children}
        </Aside>,
        place,
      )}
    </>
  );
}
