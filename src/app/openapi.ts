import { z } from 'zod';
import { httpStatusOf } from '../errors.ts';
import type { AnswerContract, Route } from '../route.ts';

const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(httpStatusOf) as [keyof typeof httpStatusOf]),
    message: z.string(),
    requestId: z.string(),
  }),
});

/** The OpenAPI 3.1 document of the very tables the app mounts. */
export function describeRoutes(
  routes: readonly Route[],
  { version }: { version: string },
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dermalapse',
      version,
      description:
        'Errors are {error: {code, message, requestId}}. Days are YYYY-MM-DD, moments ISO 8601 in UTC.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Error: toJsonSchema(errorSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'dermalapse.session_token' },
      },
    },
  };
}

function describeRoute(route: Route): Record<string, unknown> {
  return {
    summary: route.summary,
    security: route.permission === 'public' ? [] : [{ session: [] }],
    'x-permission': route.permission,
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...requestBody(route),
    responses: {
      [route.answer.status]: answerOf(route.answer),
      default: {
        description: 'Refused or failed',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Record<string, unknown>[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function requestBody({ body, upload, answer }: Route): Record<string, unknown> {
  if (!body && !upload) return {};
  const schema = body ? toJsonSchema(body, 'input') : { type: 'object' };
  const mediaType = answer.kind === 'page' ? 'application/x-www-form-urlencoded' : 'application/json';
  if (!upload) return { requestBody: { required: true, content: { [mediaType]: { schema } } } };
  const { properties = {}, required = [] } = schema as { properties?: object; required?: string[] };
  return {
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { ...properties, [upload.field]: uploadedFiles(upload) },
            required: [...required, upload.field],
          },
        },
      },
    },
  };
}

function uploadedFiles({ maxFiles }: NonNullable<Route['upload']>): Record<string, unknown> {
  const file = { type: 'string', format: 'binary' };
  return maxFiles === 1 ? file : { type: 'array', items: file, minItems: 1, maxItems: maxFiles };
}

function answerOf(answer: AnswerContract): Record<string, unknown> {
  switch (answer.kind) {
    case 'json':
      return {
        description: 'Done',
        content: { 'application/json': { schema: toJsonSchema(answer.schema, 'output') } },
      };
    case 'empty':
      return { description: 'Done' };
    case 'file':
      return {
        description: 'The file',
        content: Object.fromEntries(
          answer.mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      };
    case 'page':
      return { description: 'The page', content: { 'text/html': { schema: { type: 'string' } } } };
    case 'events':
      return {
        description: `Events: ${Object.keys(answer.events).join(', ')}`,
        content: { 'text/event-stream': { schema: { type: 'string' } } },
        'x-events': Object.fromEntries(
          Object.entries(answer.events).map(([name, schema]) => [name, toJsonSchema(schema, 'output')]),
        ),
      };
  }
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return plain;
}
