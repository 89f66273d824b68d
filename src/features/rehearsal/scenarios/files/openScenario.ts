import { api } from '#src/api/api.ts';
import { applyScenario } from '#src/api/applyScenario.ts';
import type { ArrangingApi } from '#src/api/arrange.ts';
import { contract } from '#src/api/contract/index.ts';
import { readFaults } from '#src/api/faults.ts';
import { problemFrom } from '#src/api/problem.ts';
import { UnreadableScenario, type ScenarioFile } from '#src/api/scenarioFile.ts';
import { adoptToken } from '#src/api/session.ts';
import { transportOrigin, transportSend } from '#src/api/transport.ts';

/** An API in the name of a token, whoever is signed in to the tab. */
function apiWith(token: string): ArrangingApi {
  const bodyOf =
    (method: string) =>
    async <T>(path: string, body?: unknown): Promise<T> => {
      const response = await transportSend(
        new Request(`${transportOrigin()}${path}`, {
          method,
          headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json;charset=utf8' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      if (!response.ok) throw await problemFrom(response);
      const text = await response.text();
      return (text === '' ? undefined : JSON.parse(text)) as T;
    };
  return { get: bodyOf('GET'), post: bodyOf('POST'), put: bodyOf('PUT') };
}

/**
 * Replaces the world of this workspace by the scenario's, and signs the tab in as it says. Ask
 * before.
 * @throws UnreadableScenario before anything is replaced; Problem for what is refused
 */
export async function openScenario(file: ScenarioFile): Promise<void> {
  const { faults, problems } = readFaults(file.faults ?? '', Object.keys(contract));
  if (problems.length > 0) throw new UnreadableScenario(problems.join(' '));
  await api.faultPlan({ body: { faults: [] } });
  if (file.world !== undefined) await api.worldOpen({ body: { world: file.world } });
  if (file.seed !== undefined) await api.scenarioOpen({ body: file.seed });
  const admin = () => api.personToken({ body: { as: 'admin' } });
  const needsAdmin = (file.people ?? []).length > 0;
  await applyScenario(file, [...faults], apiWith(needsAdmin ? (await admin()).token : ''));
  const as = file.as ?? file.people?.[0]?.user ?? 'admin';
  adoptToken((await api.personToken({ body: { as } })).token);
}
