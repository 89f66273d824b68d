import { Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import { loadModule } from '#src/ui/loadModule.ts';

const AccessTab = lazy(() =>
  loadModule(() => import('./AccessTab.tsx')).then((module) => ({ default: module.AccessTab })),
);

/**
 * The tab *Access* of a page about somebody; its code comes when it is opened.
 * @param principal as questions name him: `user:NAME`, `group:NAME`, `agency:NAME`
 */
export const accessTab = (principal: string) =>
  ({
    id: 'access',
    label: 'Access',
    content: () => (
      <Suspense fallback={<Skeleton variant="rounded" height={160} />}>
        <AccessTab principal={principal} />
      </Suspense>
    ),
  }) as const;
