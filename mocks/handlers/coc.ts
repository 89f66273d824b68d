import { cocAgencyHandlers } from './cocAgency.ts';
import { cocAutomationHandlers } from './cocAutomation.ts';
import { cocResourceHandlers } from './cocResources.ts';
import { cocResponseHandlers } from './cocResponse.ts';
import { ecsHandlers } from './ecs.ts';
import { flexuslHandlers } from './flexusl.ts';

/** Cloud Operations Center and the servers it works on. */
export const cocHandlers = {
  ...cocAgencyHandlers,
  ...cocResourceHandlers,
  ...cocAutomationHandlers,
  ...cocResponseHandlers,
  ...ecsHandlers,
  ...flexuslHandlers,
};
