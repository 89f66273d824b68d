import type { JSONSchema } from 'vscode-json-languageservice';

const strings: JSONSchema = { type: 'array', items: { type: 'string' }, minItems: 1 };

/**
 * A policy of version 1.1 as JSON schema: what a generic JSON service can be told
 * about the grammar.
 */
export const policySchema: JSONSchema = {
  type: 'object',
  required: ['Version', 'Statement'],
  additionalProperties: false,
  properties: {
    Version: { enum: ['1.1'] },
    Statement: {
      type: 'array',
      minItems: 1,
      maxItems: 8,
      items: {
        type: 'object',
        required: ['Effect'],
        oneOf: [{ required: ['Action'] }, { required: ['NotAction'] }],
        additionalProperties: false,
        properties: {
          Effect: { enum: ['Allow', 'Deny'] },
          Action: {
            type: 'array',
            maxItems: 100,
            items: {
              type: 'string',
              maxLength: 128,
              pattern: '^(\\*|[a-z0-9*-]+:[A-Za-z0-9_*-]+:[A-Za-z0-9_*-]+)$',
            },
          },
          NotAction: { ...strings, maxItems: 100 },
          Resource: {
            type: 'array',
            minItems: 1,
            maxItems: 10,
            items: { type: 'string', maxLength: 1500, pattern: '^[^:]+:[^:]*:[^:]*:[^:]+:.+$' },
          },
          Condition: {
            type: 'object',
            minProperties: 1,
            maxProperties: 10,
            patternProperties: {
              '^((ForAllValues|ForAnyValue):)?(String|Number|Date|Bool|Null|IpAddress|NotIpAddress)[A-Za-z]*$':
                {
                  type: 'object',
                  minProperties: 1,
                  maxProperties: 10,
                  additionalProperties: {
                    type: 'array',
                    items: { type: 'string', minLength: 1, maxLength: 1024 },
                  },
                },
            },
            additionalProperties: false,
          },
        },
      },
    },
  },
};
