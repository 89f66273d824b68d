import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { PoliciesTab } from './PoliciesTab.tsx';
import { TargetsTab } from './TargetsTab.tsx';

/** Policy Center: where it is enabled, the policies there and how they are implemented. */
export function PolicyCenterPage() {
  return (
    <>
      <PageHeader title="Policy Center" />
      <UrlTabs
        label="Policy Center"
        tabs={[
          { id: 'policies', label: 'Policies', content: () => <PoliciesTab /> },
          { id: 'targets', label: 'Fleets and Clusters', content: () => <TargetsTab /> },
        ]}
      />
    </>
  );
}
