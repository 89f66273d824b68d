import type { Contract, Endpoint, ErrorFamily } from './endpoint/endpoint.ts';
import { z } from './endpoint/zod.ts';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const flat = {
  type: 'object',
  properties: { error_code: text, error_msg: text },
  required: ['error_code', 'error_msg'],
} as const;

/** The error body of each family (docs/sources/errors.md#2). */
const errorSchemas: Readonly<Record<ErrorFamily, Json>> = {
  keystone: {
    type: 'object',
    properties: {
      error: {
        type: 'object',
        properties: { code: { type: 'integer' }, message: text, title: text },
        required: ['code', 'message', 'title'],
      },
    },
    required: ['error'],
  },
  iam: flat,
  v5: {
    ...flat,
    properties: { ...flat.properties, request_id: text, encoded_authorization_message: text },
  },
  service: { ...flat, properties: { ...flat.properties, request_id: text } },
  console: { ...flat, properties: { ...flat.properties, request_id: text } },
};

const answers: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'Done, without a body',
  300: 'Several versions',
};

/** What travels: the input side of a schema, for a transform happens after the wire. */
function schemaOf(schema: z.ZodMiniType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Json;
  return rest;
}

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const isEmpty = (schema: z.ZodMiniType): boolean => schema.safeParse(undefined).success;

/** `/v3/users/:user_id` is `/v3/users/{user_id}`. */
const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

const versionHeader = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'ETag of the read that the change began from; of another version nothing is changed (409)',
  schema: text,
} as const;

function parametersOf({ path, query, versionOf }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: text,
  }));
  const known = versionOf === undefined ? inPath : [...inPath, versionHeader];
  if (query === undefined) return known;
  const { properties, required } = schemaOf(query);
  const needed: unknown[] = Array.isArray(required) ? required : [];
  return [
    ...known,
    ...Object.entries(isRecord(properties) ? properties : {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: needed.includes(name),
      schema,
    })),
  ];
}

/** The ways to be let in, each of them enough; what a control call needs comes on top. */
function securityOf({ access, control }: Endpoint): Json[] {
  const more = control === true ? { controlKey: [] } : {};
  if (access === 'public') return control === true ? [more] : [];
  return [
    { token: [], ...more },
    { signature: [], ...more },
  ];
}

function operationOf(name: string, endpoint: Endpoint, versioned: boolean): Json {
  const { status, family, body, response, operation, summary, source, access, method } = endpoint;
  const parameters = parametersOf(endpoint);
  const hasBody = !isEmpty(response) && status !== 204 && method !== 'HEAD';
  return {
    operationId: name,
    summary,
    tags: [family],
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      [status]: {
        description: answers[status] ?? 'OK',
        ...(versioned && {
          headers: { ETag: { description: 'Version of the answer', schema: text } },
        }),
        ...(hasBody && { content: { 'application/json': { schema: schemaOf(response) } } }),
      },
      default: { $ref: `#/components/responses/${family}` },
    },
    security: securityOf(endpoint),
    'x-published-operation': operation,
    'x-source': source,
    ...(typeof access !== 'string' && {
      'x-actions': access.map(({ name: action, aliases = [] }) => [action, ...aliases]),
    }),
  };
}

/** The description of a whole contract as OpenAPI 3.1. `version` is the project's. */
export function describeContract(contract: Contract, version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const versioned = new Set(Object.values(contract).flatMap(({ versionOf }) => versionOf ?? []));
  for (const [name, endpoint] of Object.entries(contract)) {
    const path = (paths[templateOf(endpoint.path)] ??= {});
    path[endpoint.method.toLowerCase()] = operationOf(name, endpoint, versioned.has(name));
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Permission rehearsal backend',
      version,
      description:
        'The API that the console calls, derived from its contract. It listens on the loopback address.',
    },
    servers: [{ url: 'http://127.0.0.1:8787' }],
    tags: Object.keys(errorSchemas).map((name) => ({
      name,
      description: `Endpoints that answer errors in the form ${name}`,
    })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
        controlKey: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Control-Key',
          description: 'Set when the backend is started, or printed by it',
        },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'SDK-HMAC-SHA256 with an access key; X-Sdk-Date is signed too',
        },
      },
      responses: Object.fromEntries(
        Object.entries(errorSchemas).map(([name, schema]) => [
          name,
          {
            description: 'The call was refused or failed',
            content: { 'application/json': { schema } },
          },
        ]),
      ),
    },
  };
}
