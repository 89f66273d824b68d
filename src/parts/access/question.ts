import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import type { AccessAddress } from '#src/paths.ts';

type Context = NonNullable<AccessQuestion['context']>;

/** Circumstances as lines `key=value`; a key without a value is not carried. */
export const contextLines = (context: Context): string =>
  Object.entries(context)
    .flatMap(([key, value]) =>
      value === null
        ? [`${key}=`]
        : typeof value === 'string'
          ? [`${key}=${value}`]
          : value.map((one) => `${key}=${one}`),
    )
    .join('\n');

/** Reads such lines; several lines of one key are its several values. Null: a line is none. */
export function readContextLines(text: string): Context | null {
  const found = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const at = line.indexOf('=');
    const key = line.slice(0, Math.max(0, at)).trim();
    if (!/^[A-Za-z0-9_-]+:[\w/.@=+-]+$/.test(key)) return null;
    const value = line.slice(at + 1).trim();
    found.set(key, [...(found.get(key) ?? []), ...(value === '' ? [] : [value])]);
  }
  return Object.fromEntries(
    [...found].map(([key, values]) => [
      key,
      values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : values,
    ]),
  );
}

function contextOf(text: string | null): Context {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return {};
    return Object.fromEntries(
      Object.entries(read).flatMap(([key, value]: [string, unknown]): [string, Context[string]][] =>
        value === null || typeof value === 'string'
          ? [[key, value]]
          : Array.isArray(value)
            ? [[key, value.map(String)]]
            : [],
      ),
    );
  } catch {
    return {}; // an address that somebody cut short
  }
}

/** What is wrong with the name of one action; undefined when nothing is. */
export const actionProblem = (text: string): string | undefined =>
  /^[^:\s*]+:[^:\s*]*:[^:\s*]+$/.test(text.trim())
    ? undefined
    : 'An action has three parts and no wildcard: ecs:cloudServers:list.';

/** What is wrong with lines of circumstances; undefined when nothing is. */
export const contextProblem = (text: string): string | undefined =>
  readContextLines(text) === null
    ? 'One condition key per line, for example g:SourceIp=203.0.113.7.'
    : undefined;

/** A question as an address carries it; parts that it lacks are empty. */
export function questionIn(search: URLSearchParams): AccessQuestion {
  const part = (name: string): { readonly [key: string]: string } => {
    const value = search.get(name);
    return value === null || value === '' ? {} : { [name]: value };
  };
  return {
    principal: search.get('principal') ?? '',
    action: search.get('action') ?? '',
    ...part('resource'),
    ...part('project'),
    ...part('enterpriseProject'),
    context: contextOf(search.get('context')),
  };
}

/** The parts of an address that say a question. */
export function addressOf({ context = {}, ...question }: Partial<AccessQuestion>): AccessAddress {
  const { principal, action, resource, project, enterpriseProject } = question;
  return {
    ...(principal !== undefined && { principal }),
    ...(action !== undefined && { action }),
    ...(resource !== undefined && { resource }),
    ...(project !== undefined && { project }),
    ...(enterpriseProject !== undefined && { enterpriseProject }),
    ...(Object.keys(context).length > 0 && { context: JSON.stringify(context) }),
  };
}

/** A question in lines, for a request to somebody else. */
export function questionLines(question: AccessQuestion): readonly string[] {
  const { principal, action, resource, project, enterpriseProject, context = {} } = question;
  const line = (label: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`${label}: ${value}`];
  const lines = contextLines(context).split('\n').filter(Boolean);
  return [
    `Principal: ${principal}`,
    `Action: ${action}`,
    ...line('Resource', resource),
    ...line('Project', project),
    ...line('Enterprise project', enterpriseProject),
    ...(lines.length === 0 ? [] : [`Circumstances: ${lines.join(', ')}`]),
  ];
}
