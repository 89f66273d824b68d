import { createTestBackend, type TestBackend } from './testBackend.ts';

/** Where the servers of the scenario stand. */
export const region = 'ap-southeast-3';

/**
 * The scenario `new-iam` with what tests of conditions ask for: ids of a project and of a server by
 * name, and a person under circumstances.
 */
export async function openRehearsal(): Promise<
  TestBackend & {
    readonly project: (name?: string) => Promise<string>;
    readonly server: (name: string) => Promise<{ project_id: string; server_id: string }>;
    readonly rehearse: (
      who: string,
      circumstances: Record<string, string | string[] | null>,
    ) => Promise<ReturnType<TestBackend['apiAs']>>;
  }
> {
  const at = await createTestBackend({ scenario: 'new-iam' });
  const project = async (name = region) =>
    (await at.api.projectList({ query: { name } })).projects[0]?.id ?? '';
  const server = async (name: string) => {
    const project_id = await project();
    const { servers } = await at.api.ecsServerList({ params: { project_id } });
    return { project_id, server_id: servers.find((row) => row.name === name)?.id ?? '' };
  };
  const rehearse: Awaited<ReturnType<typeof openRehearsal>>['rehearse'] = async (
    who,
    circumstances,
  ) => at.apiWith((await at.apiAs(who).circumstancesSet({ body: { circumstances } })).token);
  return { ...at, project, server, rehearse };
}
