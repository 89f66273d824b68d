/** A kit for suites that test permissions against the rehearsal console. README.md begins it. */
export { expect } from './matchers/expect.ts';
export { test, type KitFixtures, type KitOptions, type People } from './fixtures/test.ts';
export {
  arrangeOf,
  holding,
  type Arrange,
  type Holding,
  type Policy,
  type PolicyDocument,
} from './world/arrange.ts';
export { names, jsonView, type Name, type PageNames } from './names/index.ts';
export { locate, mainOf } from './pages/locate.ts';
export { pagesOf, type Pages } from './pages/pages.ts';
export { policyEditorOf, type PolicyEditor } from './pages/editor.ts';
export { wizardsOf, type Wizards } from './pages/wizards.ts';
export { serveConsole } from './server/serve.ts';
export { apiOf, type Api } from './world/api.ts';
export type { Decision, Question } from './world/decision.ts';
export type { Person, PlannedFault } from './world/person.ts';
export { send, type ApiAnswer, type ApiCall, type ApiRequest } from './world/probe.ts';
export {
  packScenario,
  readScenarioFile,
  type ScenarioFile,
} from '../../../src/api/scenarioFile.ts';
