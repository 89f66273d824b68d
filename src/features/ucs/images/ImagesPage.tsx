import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { useProject } from '#src/parts/useProject.ts';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { ProjectPicker } from '../parts/ProjectPicker.tsx';
import { ImagesTab } from './ImagesTab.tsx';
import { OrganizationsTab } from './OrganizationsTab.tsx';

/** Image Repositories: organizations and images of SWR, which alone decides here, in a project. */
export function ImagesPage() {
  const { id } = useProject();
  return (
    <>
      <PageHeader title="Image Repositories" actions={<ProjectPicker />} />
      {id !== undefined && (
        <UrlTabs
          key={id}
          label="Image Repositories"
          tabs={[
            { id: 'images', label: 'Images', content: () => <ImagesTab projectId={id} /> },
            {
              id: 'organizations',
              label: 'Organizations',
              content: () => <OrganizationsTab projectId={id} />,
            },
          ]}
        />
      )}
    </>
  );
}
