import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { IconButton, TableCell, TableRow } from '@mui/material';
import { styled } from '@mui/material/styles';
import { lazy, Suspense, type ReactNode } from 'react';
import { loadModule } from '../loadModule.ts';
import { useRowNotes } from '../rowNotes.ts';
import { tokens } from '../tokens.ts';
import { RowSelectCell } from './SelectionCells.tsx';
import type { Column } from './types.ts';
import type { RowModel, Selection } from './useRows.ts';

const OpenMark = styled(ExpandMoreIcon, { shouldForwardProp: (name) => name !== 'isOpen' })<{
  readonly isOpen: boolean;
}>(({ isOpen }) => ({
  fontSize: 18,
  transform: isOpen ? 'none' : 'rotate(-90deg)',
  transition: 'transform .15s',
}));

/** A moment as the console writes it: 2026-11-24 21:59:00 GMT+08:00. */
const moment = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} GMT[+-]\d{2}:\d{2}$/;

/** A cell; a moment in it stays on one line. */
function ContentCell({
  align,
  children,
}: {
  readonly align: 'left' | 'right';
  readonly children: ReactNode;
}) {
  const isMoment = typeof children === 'string' && moment.test(children);
  return (
    <TableCell align={align} {...(isMoment ? { sx: { whiteSpace: 'nowrap' } } : {})}>
      {children}
    </TableCell>
  );
}

const NoteChips = lazy(async () => ({
  default: (await loadModule(() => import('../NoteChips.tsx'))).NoteChips,
}));

type DataRowProps<Row extends object> = {
  readonly row: RowModel<Row>['pageRows'][number];
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** Number of all cells, those for opening and choosing included. */
  readonly span: number;
  readonly selection: Selection<Row> | undefined;
  readonly expand: ((row: Row) => ReactNode) | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** A row with its cells, and below it what it shows when it is opened. */
export function DataRow<Row extends object>(props: DataRowProps<Row>) {
  const { row, name, columns, span, selection, expand, isOpen, onToggle } = props;
  const content = expand?.(row.original);
  const notes = useRowNotes().get(row.id);
  return (
    <>
      <TableRow hover selected={row.getIsSelected()}>
        {expand !== undefined && (
          <TableCell padding="checkbox">
            {content !== undefined && (
              <IconButton
                size="small"
                aria-label={`Details of ${name}`}
                aria-expanded={isOpen}
                onClick={onToggle}
              >
                <OpenMark isOpen={isOpen} />
              </IconButton>
            )}
          </TableCell>
        )}
        {selection !== undefined && (
          <RowSelectCell
            name={name}
            checked={row.getIsSelected()}
            refusal={selection.refusal?.(row.original)}
            single={selection.single === true}
            onToggle={row.getToggleSelectedHandler()}
          />
        )}
        {columns.map((column, no) => (
          <ContentCell key={column.id} align={column.align ?? 'left'}>
            {column.cell(row.original)}
            {no === 0 && notes !== undefined && (
              <Suspense>
                <NoteChips notes={notes} />
              </Suspense>
            )}
          </ContentCell>
        ))}
      </TableRow>
      {isOpen && content !== undefined && (
        <TableRow>
          <TableCell
            colSpan={span}
            sx={{ bgcolor: tokens.cardPale, borderLeft: `3px solid ${tokens.accent}`, p: 2 }}
          >
            {content}
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
