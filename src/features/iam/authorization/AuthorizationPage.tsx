import { RecordsTable } from '#src/features/iam/shared/records/RecordsTable.tsx';
import { Card } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';

/** Who holds which permission where, in the whole account (docs/sources/console.md#6). */
export function AuthorizationPage() {
  return (
    <>
      <PageHeader
        title="Authorization"
        intro="Every permission that user groups, agencies and users hold, with the scope in which it counts."
      />
      <Card>
        <RecordsTable />
      </Card>
    </>
  );
}
