import type { Api, UcsTestBackend } from './ucsBackend.ts';
import { fresh, trying, type OperationCalls } from './ucsCalls.ts';

/** Fleets. */
export function fleetCalls({ admin }: UcsTestBackend): OperationCalls {
  const fleet = () => admin.ucsFleetCreate({ body: { name: fresh('fleet'), description: '' } });
  const dropFleet = (id: string) => admin.ucsFleetDelete({ params: { clustergroup_id: id } });
  const fleetId = async () => (await admin.ucsFleetList({})).clustergroups[0]?.id ?? '';

  return {
    'fleets.read': [
      (as) => as.ucsFleetList({}),
      async (as) => as.ucsFleetShow({ params: { clustergroup_id: await fleetId() } }),
    ],
    'fleets.create': [
      (as) =>
        trying(as.ucsFleetCreate({ body: { name: fresh('fleet'), description: '' } }), ({ id }) =>
          dropFleet(id),
        ),
    ],
    'fleets.update': [
      async (as) =>
        as.ucsFleetUpdate({
          params: { clustergroup_id: await fleetId() },
          body: { description: 'Changed' },
        }),
    ],
    'fleets.delete': [
      async (as) => as.ucsFleetDelete({ params: { clustergroup_id: (await fleet()).id } }),
    ],
  };
}

/** Images and their organizations. */
export function imageCalls({ admin, project }: UcsTestBackend): OperationCalls {
  const project_id = project('ap-southeast-3');
  const inProject = { params: { project_id } };
  const image = (as: Api) =>
    as.ucsImagePush({
      ...inProject,
      body: { organization: 'shop', name: fresh('image'), tag: '1' },
    });
  const firstImage = async () => (await admin.ucsImageList(inProject)).images[0]?.id ?? '';

  return {
    'images.read': [(as) => as.ucsOrganizationList(inProject), (as) => as.ucsImageList(inProject)],
    'images.organizations': [
      (as) =>
        trying(
          as.ucsOrganizationCreate({ ...inProject, body: { name: fresh('org') } }),
          ({ name }) => admin.ucsOrganizationDelete({ params: { project_id, organization: name } }),
        ),
      async (as) =>
        as.ucsOrganizationDelete({
          params: {
            project_id,
            organization: (
              await admin.ucsOrganizationCreate({ ...inProject, body: { name: fresh('org') } })
            ).name,
          },
        }),
    ],
    'images.push': [
      (as) => image(as),
      async (as) =>
        as.ucsImageDelete({ params: { project_id, image_id: (await image(admin)).id } }),
    ],
    'images.pull': [
      async (as) => as.ucsImagePull({ params: { project_id, image_id: await firstImage() } }),
    ],
  };
}
