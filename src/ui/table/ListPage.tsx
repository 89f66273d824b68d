import type { ReactNode } from 'react';
import { Card } from '../Card.tsx';
import { PageHeader, type PageHeaderProps } from '../PageHeader.tsx';
import { DataTable, type DataTableProps } from './DataTable.tsx';

type ListPageProps<Row extends object> = PageHeaderProps & {
  /** Between the title and the card: notes about the whole page. */
  readonly notice?: ReactNode;
  /** Inside the card, above the table. */
  readonly above?: ReactNode;
  readonly table: DataTableProps<Row>;
  /** The dialogs that stand behind the page. */
  readonly children?: ReactNode;
};

/**
 * A page that is one list: title and its buttons, the table on a card, and the dialogs behind it.
 */
export function ListPage<Row extends object>({
  notice,
  above,
  table,
  children,
  ...header
}: ListPageProps<Row>) {
  return (
    <>
      <PageHeader {...header} />
      {notice}
      <Card>
        {above}
        <DataTable {...table} />
      </Card>
      {children}
    </>
  );
}
