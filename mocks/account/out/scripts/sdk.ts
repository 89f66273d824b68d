import type { Call, Find, Operand, Script, Search, Step, Unless, Write } from '../calls/steps.ts';
import { jsObject, jsValue, literal } from '../quote/javascript.ts';
import { visible } from '../quote/visible.ts';
import { sdkRuntime } from './sdkRuntime.ts';

const filled = (fields: { readonly [key: string]: Operand } | undefined): boolean =>
  fields !== undefined && Object.keys(fields).length > 0;

function callText({ family, operation, method, path, params, query, body }: Call): string {
  const parts = [
    `family: ${literal(family)}`,
    `operation: ${literal(operation)}`,
    // The SDK knows these by the operation.
    ...(family === 'eps' ? [`method: ${literal(method)}`, `path: ${literal(path)}`] : []),
    ...(params !== undefined && filled(params) ? [`params: ${jsObject(params)}`] : []),
    ...(query !== undefined && filled(query) ? [`query: ${jsObject(query)}`] : []),
    ...(body === undefined ? [] : [`body: ${jsValue(body)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

const searchText = ({ call, paging, at, where }: Search): string =>
  `{ call: ${callText(call)}, paging: ${literal(paging)}, at: ${literal(at)}, where: ${jsObject(where)} }`;

const findText = ({ name, title, searches, give, required }: Find): string =>
  `await find(${literal(name)}, ${literal(visible(title))}, [${searches
    .map((search) => `() => (${searchText(search)})`)
    .join(', ')}], ${literal(give)}, ${required});`;

function unlessText(unless: Unless): string {
  if ('found' in unless) return `() => id.${unless.found} !== ''`;
  if ('missing' in unless)
    return `() => [${unless.missing.map((name) => `id.${name}`).join(', ')}].includes('')`;
  if ('listed' in unless)
    return `async () => (await look(${searchText(unless.listed)})) ${unless.absent === true ? '===' : '!=='} undefined`;
  if ('answered' in unless)
    return `async () => ${unless.absent === true ? '!' : ''}(await answers(${callText(unless.answered)}))`;
  return `async () => matches(within(await send(${callText(unless.shown)}), ${literal(unless.at)}), ${jsObject(unless.has)})`;
}

const writeText = ({ title, unless, call, gives }: Write): string =>
  [
    'await write(',
    `  ${literal(visible(title))},`,
    `  [${unless.map(unlessText).join(', ')}],`,
    `  () => (${callText(call)}),`,
    ...(gives === undefined
      ? []
      : [`  { name: ${literal(gives.name)}, at: ${literal(gives.at)} },`]),
    ');',
  ].join('\n');

const stepText = (step: Step): string => (step.step === 'find' ? findText(step) : writeText(step));

/** The script for the JavaScript SDK, a module of Node. */
export function sdkScript({ steps, byHand, secrets }: Script): string {
  return [
    '// Changes of an account, as calls of the official JavaScript SDK: needs the packages',
    '// @huaweicloud/huaweicloud-sdk-core, @huaweicloud/huaweicloud-sdk-iam and uuid.',
    '// A second run changes nothing. The script stops at the first failure.',
    ...(byHand.length === 0 ? [] : ['//', '// What no call does, and is left to you:']),
    ...byHand.map(({ title, why }) => `// - ${visible(title)}. ${visible(why)}`),
    '',
    sdkRuntime,
    ...secrets.map((name) => `need(${literal(name)}, 'the initial password of a new user');`),
    '',
    'try {',
    ...steps.flatMap((step) =>
      stepText(step)
        .split('\n')
        .map((line) => `  ${line}`),
    ),
    '} catch (error) {',
    "  stop('Stopped: ' + (error.httpStatusCode ?? '') + ' ' + (error.errorMsg ?? error.message ?? error));",
    '}',
    "process.stderr.write(changed + ' changes were made.\\n');",
    '',
  ].join('\n');
}
