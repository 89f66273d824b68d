import { templateText } from '../quote/hcl.ts';
import { isBlocks, type Blocks, type Body, type Configuration, type Expr } from './tree.ts';

function jsonOf(value: Expr | Blocks): unknown {
  if (typeof value === 'string') return templateText(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (isBlocks(value)) return value.blocks.map(bodyOf);
  const one = value as Exclude<Expr, string | number | boolean | readonly Expr[]>;
  if ('pairs' in one)
    return Object.fromEntries(
      one.pairs.map(([key, text]) => [templateText(key), templateText(text)]),
    );
  return 'to' in one ? `\${${one.to}}` : withIds(one.text, one.ids);
}

const withIds = (text: string, ids: ReadonlyMap<string, string> = new Map()): string =>
  [...ids].reduce(
    (at, [id, expression]) => at.replaceAll(id, `\${${expression}}`),
    templateText(text),
  );

const bodyOf = (body: Body): object =>
  Object.fromEntries(body.map(([name, value]) => [name, jsonOf(value)]));

/** A configuration in Terraform's JSON syntax (https://developer.hashicorp.com/terraform/language/syntax/json). */
export function tfJsonOf({ blocks, imports, variables }: Configuration): string {
  const grouped = (mode: 'resource' | 'data'): object => {
    const types: Record<string, Record<string, object>> = {};
    for (const block of blocks.filter((one) => one.mode === mode))
      (types[block.type] ??= {})[block.name] = bodyOf(block.body);
    return Object.keys(types).length === 0 ? {} : { [mode]: types };
  };
  const whole = {
    terraform: {
      required_version: '>= 1.5',
      required_providers: { huaweicloud: { source: 'huaweicloud/huaweicloud' } },
    },
    ...(variables.length > 0 && {
      variable: Object.fromEntries(
        variables.map(({ name, description }) => [
          name,
          { description: templateText(description), type: 'string', sensitive: true },
        ]),
      ),
    }),
    ...(imports.length > 0 && {
      import: imports.map(({ to, id }) => ({ to, id: templateText(id) })),
    }),
    ...grouped('data'),
    ...grouped('resource'),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
