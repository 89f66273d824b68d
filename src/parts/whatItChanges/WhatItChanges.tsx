import { Box, Button, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '#src/api/api.ts';
import { isOffered } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { download } from '#src/parts/download.ts';
import { StatusText } from '#src/ui/StatusText.tsx';
import type { EffectRow, Preview, TrialCall } from './trial.ts';
import { rowWords, summaryOf } from './words.ts';
import { grouped } from '#src/ui/count.ts';

type Props = {
  /** The calls that would be made; nothing is asked without any. */
  readonly calls: readonly TrialCall[];
};

/** Calls that are tried at most; more would be too long a wait (the contract's limit). */
const mostCalls = 200;

/**
 * Before a change is made: who gains and who loses what by it, proved by the backend. Nothing waits
 * for it: what it stands beside can be pressed at any time.
 */
export function WhatItChanges({ calls }: Props) {
  const heading = useId();
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState(false);
  const { data, error, isFetching } = useQuery({
    ...q(api.changePreview, { body: { calls: calls.slice(0, mostCalls), all } }),
    enabled: calls.length > 0 && isOffered(api.changePreview.spec.path),
    // Asked anew whenever the world may have become another.
    gcTime: 0,
  });
  // A backend that knows no preview offers none.
  if (
    calls.length === 0 ||
    !isOffered(api.changePreview.spec.path) ||
    error?.status === 501 ||
    error?.code === 'NOT_THE_BACKEND'
  )
    return null;
  const shown = data !== undefined && (data.gained.length > 0 || data.lost.length > 0);
  return (
    <Box role="region" aria-labelledby={heading} sx={{ mt: 2 }}>
      <Typography id={heading} component="h3" sx={{ fontWeight: 700, fontSize: 14 }}>
        What it changes
      </Typography>
      <Box aria-live="polite" sx={{ minHeight: 24 }}>
        {data !== undefined && <Summary preview={data} />}
        {data === undefined && error === null && (
          <StatusText tone="busy" text="Being worked out; you need not wait." />
        )}
        {data === undefined && error !== null && (
          <Typography sx={{ color: 'text.secondary' }}>
            It would be refused: {error.message}
          </Typography>
        )}
      </Box>
      {calls.length > mostCalls && (
        <Typography>
          Only the first {mostCalls} of these {grouped(calls.length)} changes are looked at.
        </Typography>
      )}
      {shown && (
        <Link
          component="button"
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ minHeight: 24 }}
        >
          {open ? 'Hide who and what' : 'Show who and what'}
        </Link>
      )}
      {open && data !== undefined && (
        <Details preview={data} busy={isFetching} onAll={() => setAll(true)} />
      )}
    </Box>
  );
}

const Summary = ({ preview }: { readonly preview: Preview }) => (
  <StatusText
    tone={preview.losing > 0 ? 'warning' : preview.unknown.length > 0 ? 'waiting' : 'good'}
    text={summaryOf(preview)}
  />
);

function Details({
  preview,
  busy,
  onAll,
}: {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onAll: () => void;
}) {
  const { gained, lost, more, names } = preview;
  return (
    <>
      <Rows label="Gained" rows={gained} names={names} />
      <Rows label="Lost" rows={lost} names={names} />
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        {more > 0 && (
          <Button size="small" variant="outlined" loading={busy} onClick={onAll}>
            Show All ({grouped(gained.length + lost.length + more)})
          </Button>
        )}
        <Button
          size="small"
          variant="outlined"
          onClick={() =>
            download('what-it-changes.json', JSON.stringify(preview, null, 2), 'application/json')
          }
        >
          Export JSON
        </Button>
      </Box>
    </>
  );
}

function Rows({
  label,
  rows,
  names,
}: {
  readonly label: string;
  readonly rows: readonly EffectRow[];
  readonly names: Preview['names'];
}) {
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <>
      <Typography id={id} sx={{ mt: 1, fontSize: 12, color: 'text.secondary' }}>
        {label}
      </Typography>
      <Box
        component="ul"
        aria-labelledby={id}
        sx={{ m: 0, pl: 2.5, maxHeight: 200, overflow: 'auto', overflowWrap: 'anywhere' }}
      >
        {rows.map((row) => (
          <li key={JSON.stringify([row.principals, row.actions, row.scope])}>
            {rowWords(row, names)}
          </li>
        ))}
      </Box>
    </>
  );
}
