import { arranging, type Arranging } from '../../../../src/api/arrange.ts';
import type { Api } from './api.ts';

export {
  holding,
  type Holding,
  type Policy,
  type PolicyDocument,
} from '../../../../src/api/arrange.ts';

/** Sets up a world in the account's name, apart from who acts in the test. */
export type Arrange = Api & Arranging;

/** The arranging side of an API that acts as the account. */
export const arrangeOf = (api: Api): Arrange => ({ ...api, ...arranging(api) });
