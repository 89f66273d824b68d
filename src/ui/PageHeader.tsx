import { Box, Breadcrumbs as MuiBreadcrumbs, Typography } from '@mui/material';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { loadModule } from './loadModule.ts';
import { useRowNotes } from './rowNotes.ts';
import { TextLink } from './TextLink.tsx';

/** A parent page in the breadcrumb. */
export type Crumb = { readonly label: string; readonly to: string };

/** Names the document after the page: `Users · Console`. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Console`;
  }, [title]);
}

/**
 * "Parent / **Current**": parents are links, the current page is the bold last entry and
 * the page's heading.
 */
export function Breadcrumbs({
  crumbs,
  current,
}: {
  readonly crumbs: readonly Crumb[];
  readonly current: string;
}) {
  return (
    <MuiBreadcrumbs
      aria-label="Breadcrumb"
      sx={{
        minWidth: 0,
        '& .MuiBreadcrumbs-separator': { mx: 0.75 },
        '& .MuiBreadcrumbs-li': { minWidth: 0 },
      }}
    >
      {crumbs.map((crumb) => (
        <TextLink key={crumb.to} to={crumb.to} sx={{ color: 'text.secondary' }}>
          {crumb.label}
        </TextLink>
      ))}
      <Typography
        component="h1"
        aria-current="page"
        sx={{ fontWeight: 700, fontSize: 14, color: 'text.primary', overflowWrap: 'anywhere' }}
      >
        {current}
      </Typography>
    </MuiBreadcrumbs>
  );
}

export type PageHeaderProps = {
  /** Heading of the page and title of the document. */
  readonly title: string;
  /** Parents of a detail or form page; without them the title stands alone, as on list pages. */
  readonly crumbs?: readonly Crumb[];
  /** A sentence under the title. */
  readonly intro?: ReactNode;
  /** Buttons at the far right; the primary one last. */
  readonly actions?: ReactNode;
};

const NoteAlerts = lazy(async () => ({
  default: (await loadModule(() => import('./NoteAlerts.tsx'))).NoteAlerts,
}));

/**
 * First row of every page (docs/sources/console.md#1-5): title or breadcrumb at the left, primary
 * button at the far right.
 */
export function PageHeader({ title, crumbs = [], intro, actions }: PageHeaderProps) {
  useDocumentTitle(title);
  const all = useRowNotes();
  const ids = Object.values(useParams());
  const notes = ids.flatMap((id) => all.get(id ?? '') ?? []);
  return (
    <Box sx={{ mb: 2 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1.5,
          minHeight: 34,
        }}
      >
        {crumbs.length > 0 ? (
          <Breadcrumbs crumbs={crumbs} current={title} />
        ) : (
          <Typography component="h1" variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
        )}
        {actions !== undefined && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box>
        )}
      </Box>
      {intro !== undefined && (
        <Typography sx={{ color: 'text.secondary', mt: 0.5, maxWidth: 900 }}>{intro}</Typography>
      )}
      {notes.length > 0 && (
        <Suspense>
          <NoteAlerts notes={notes} />
        </Suspense>
      )}
    </Box>
  );
}
