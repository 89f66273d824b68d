import { arranging, type ArrangingApi } from './arrange.ts';
import type { ScenarioFile } from './scenarioFile.ts';

/**
 * Does in an opened world what else a scenario says: its people, its clock, its access tests, its
 * faults.
 * @param api acts as the account, and may work the controls of the rehearsal
 * @param faults those of the file, read
 * @throws what is refused, e.g. a policy that is none
 */
export async function applyScenario(
  { people = [], clock, tests = [] }: ScenarioFile,
  faults: readonly object[],
  api: ArrangingApi,
): Promise<void> {
  const { holder } = arranging(api);
  for (const { user, holds } of people) await holder(holds, user);
  if (clock !== undefined)
    await api.put('/console/v1/clock', { at: Date.parse(clock), frozen: true });
  if (tests.length > 0) await api.post('/console/v1/desk/tests', { tests, replace: true });
  if (faults.length > 0) await api.put('/console/v1/faults', { faults });
}
