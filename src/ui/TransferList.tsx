import CloseIcon from '@mui/icons-material/Close';
import { Box, Checkbox, FormControlLabel, IconButton, Tooltip, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useMemo, useState, type ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';
import { SearchBox } from './SearchBox.tsx';
import { grouped } from './count.ts';

/** One thing that can be put into the right-hand list. */
export type TransferItem = {
  readonly id: string;
  readonly name: string;
  readonly detail?: string | undefined;
  /** Why it cannot be moved. */
  readonly refusal?: string | undefined;
};

type TransferListProps = {
  /** What is listed, in the plural: "User Groups" gives "Available User Groups (n)". */
  readonly noun: string;
  readonly searchPlaceholder: string;
  /** Everything that can be chosen, or the part the server found for the search text. */
  readonly items: readonly TransferItem[];
  readonly selected: readonly TransferItem[];
  readonly onChange: (selected: readonly TransferItem[]) => void;
  /** Number of all available ones, when `items` is only a part. */
  readonly total?: number;
  /** The server searches; without it the list filters `items` itself. */
  readonly onSearch?: (text: string) => void;
  /** Most that may be selected, with the words for it. */
  readonly limit?: { readonly max: number; readonly words: string };
  /** Shown when nothing is available. */
  readonly empty?: ReactNode;
};

/** Rows drawn at once; more are found by searching. */
const DRAWN = 200;

const fits = (item: TransferItem, text: string) =>
  text === '' || `${item.name} ${item.detail ?? ''}`.toLowerCase().includes(text.toLowerCase());

const Frame = styled('div')(({ theme }) => ({
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 12,
  display: 'flex',
  flexDirection: 'column',
  height: 380,
  minWidth: 0,
  backgroundColor: theme.palette.background.paper,
}));

const FrameHead = styled('div')(({ theme }) => ({
  padding: theme.spacing(1.5),
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(1),
  alignItems: 'center',
  justifyContent: 'space-between',
  borderBottom: `1px solid ${theme.palette.divider}`,
}));

const ItemLabel = styled(FormControlLabel)(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-start',
  marginRight: 0,
  paddingTop: theme.spacing(0.25),
  paddingBottom: theme.spacing(0.25),
  '& .MuiFormControlLabel-label': { paddingTop: theme.spacing(0.5), minWidth: 0 },
}));

type HalfProps = {
  readonly title: string;
  readonly search: ReactNode;
  readonly children: ReactNode;
};

/** One of the two lists. */
function Half({ title, search, children }: HalfProps) {
  return (
    <Frame role="group" aria-label={title}>
      <FrameHead>
        <Typography component="h3" variant="h3">
          {title}
        </Typography>
        {search}
      </FrameHead>
      <Box sx={{ overflow: 'auto', flexGrow: 1, px: 1.5, py: 0.5 }}>{children}</Box>
    </Frame>
  );
}

function ItemText({ item }: { readonly item: TransferItem }) {
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      {item.name}
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{item.refusal ?? item.detail ?? ''}</Box>
    </Box>
  );
}

type SelectedItemsProps = {
  readonly label: string;
  readonly items: readonly TransferItem[];
  readonly onRemove: (item: TransferItem) => void;
};

/** What is selected, each with its way out. */
function SelectedItems({ label, items, onRemove }: SelectedItemsProps) {
  return (
    <Box component="ul" aria-label={label} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {items.map((item) => (
        <Box
          component="li"
          key={item.id}
          sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, py: 0.5 }}
        >
          <ItemText item={item} />
          <Tooltip title="Remove">
            <IconButton
              size="small"
              aria-label={`Remove ${item.name}`}
              onClick={() => onRemove(item)}
            >
              <CloseIcon sx={{ fontSize: 16 }} />
            </IconButton>
          </Tooltip>
        </Box>
      ))}
    </Box>
  );
}

/**
 * Two bordered lists side by side, available and selected, each with its own search and count
 * (docs/sources/console.md#3-2, docs/sources/console.md#4-4).
 */
export function TransferList({
  noun,
  searchPlaceholder,
  items,
  selected,
  onChange,
  total,
  onSearch,
  limit,
  empty,
}: TransferListProps) {
  const [left, setLeft] = useState('');
  const [right, setRight] = useState('');
  const chosen = useMemo(() => new Set(selected.map((item) => item.id)), [selected]);
  const found = useMemo(
    () => (onSearch === undefined ? items.filter((item) => fits(item, left)) : items),
    [items, left, onSearch],
  );
  const search = (text: string) => {
    setLeft(text);
    onSearch?.(text);
  };
  const full = limit !== undefined && selected.length >= limit.max;
  const toggle = (item: TransferItem, on: boolean) =>
    onChange(on ? [...selected, item] : selected.filter((other) => other.id !== item.id));
  const drawn = found.slice(0, DRAWN);
  const count = total ?? items.length;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        gap: 2,
      }}
    >
      <Half
        title={`Available ${noun} (${grouped(count)})`}
        search={
          <SearchBox placeholder={searchPlaceholder} value={left} onChange={search} width={200} />
        }
      >
        {drawn.length === 0 &&
          (left === '' ? (
            (empty ?? <EmptyState />)
          ) : (
            <EmptyState text="Nothing fits the search." />
          ))}
        {drawn.map((item) => {
          const on = chosen.has(item.id);
          return (
            <ItemLabel
              key={item.id}
              disabled={item.refusal !== undefined || (full && !on)}
              control={<Checkbox checked={on} onChange={(_, next) => toggle(item, next)} />}
              label={<ItemText item={item} />}
            />
          );
        })}
        {(found.length > DRAWN || count > items.length) && (
          <Typography sx={{ color: 'text.secondary', py: 1 }}>
            The first {drawn.length} are listed. Search to find more.
          </Typography>
        )}
      </Half>
      <Half
        title={`Selected ${noun} (${grouped(selected.length)})`}
        search={
          <SearchBox
            placeholder={`Search selected ${noun.toLowerCase()}`}
            value={right}
            onChange={setRight}
            width={200}
          />
        }
      >
        {full && <Typography sx={{ color: 'warning.main', py: 0.5 }}>{limit.words}</Typography>}
        {selected.length === 0 && <EmptyState />}
        <SelectedItems
          label={`Selected ${noun}`}
          items={selected.filter((item) => fits(item, right))}
          onRemove={(item) => toggle(item, false)}
        />
      </Half>
    </Box>
  );
}
