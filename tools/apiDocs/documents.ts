import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coveragePage } from '#src/api/coverage.ts';
import { contract } from '#src/api/contract/index.ts';
import { z } from '#src/api/endpoint/zod.ts';
import { scenarioFile } from '#src/api/scenarioFile.ts';
import { describeContract } from '#src/api/openapi.ts';
import { worldSchema } from './worldSchema.ts';
import { storySchema } from '#src/api/story.ts';
import published from '#src/api/published.json' with { type: 'json' };

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Version of the project, as package.json has it. */
export const projectVersion = (): string =>
  (JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }).version;

/** The API as OpenAPI 3.1. */
export const openApi = () => describeContract(contract, projectVersion());

const scenarioSchema = (): string =>
  `${JSON.stringify({ title: 'Scenario', ...z.toJSONSchema(scenarioFile, { io: 'input' }) }, null, 2)}\n`;

/** The generated pages about the API, each with the file it belongs in. */
export const apiDocs = (): readonly {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}[] => [
  {
    name: 'docs/coverage.md',
    file: at('docs/coverage.md'),
    text: coveragePage(contract, published),
  },
  {
    name: 'docs/openapi.json',
    file: at('docs/openapi.json'),
    text: `${JSON.stringify(openApi(), null, 1)}\n`,
  },
  { name: 'docs/schemas/world.json', file: at('docs/schemas/world.json'), text: worldSchema() },
  { name: 'docs/schemas/story.json', file: at('docs/schemas/story.json'), text: storySchema() },
  {
    name: 'docs/schemas/scenario.json',
    file: at('docs/schemas/scenario.json'),
    text: scenarioSchema(),
  },
];
