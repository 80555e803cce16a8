import type { Agent, TestClinic } from '../test-clinic.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One route as the OpenAPI document describes it. */
export interface Operation {
  method: Method;
  /** With `{names}` of parameters. */
  path: string;
  permission: string | undefined;
  parameters: { name: string; in: string; schema: { enum?: string[] } }[];
  isUpload: boolean;
  isStream: boolean;
}

interface Described {
  'x-permission'?: string;
  parameters: Operation['parameters'];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

/** Every route there is, out of the document itself: a new one is walked without being named anywhere. */
export async function readOperations({ stranger }: TestClinic): Promise<Operation[]> {
  const { body } = await stranger.get('/api/openapi.json').expect(200);
  const paths = body.paths as Record<string, Record<Method, Described>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method as Method,
      path,
      permission: described['x-permission'],
      parameters: described.parameters,
      isUpload: described.requestBody?.content['multipart/form-data'] !== undefined,
      isStream: described.responses['200']?.content?.['text/event-stream'] !== undefined,
    })),
  );
}

/** The address with its parameters filled in: chosen words by the first there is, ids by `idOf`. */
export function fillPath({ path, parameters }: Operation, idOf: (name: string) => string): string {
  return path.replace(
    /\{(\w+)\}/g,
    (_, name) => parameters.find((one) => one.name === name)?.schema.enum?.[0] ?? idOf(name),
  );
}

/** Calls a route with a body that says nothing; streams are let go of as soon as they answer. */
export async function call(agent: Agent | TestClinic['stranger'], operation: Operation, path: string) {
  if (operation.isStream) {
    const { status, text } = await readStart(agent, path);
    return { status, text, body: status === 200 ? {} : JSON.parse(text) };
  }
  const request = agent[operation.method](encodeURI(path));
  if (operation.isUpload) return request.attach('photo', Buffer.from('x'), 'a.jpg');
  return request.send(operation.method === 'get' ? undefined : {});
}

/** Of a stream that never ends: its status and first words. */
function readStart(agent: Agent | TestClinic['stranger'], path: string) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    agent
      .get(path)
      .buffer(true)
      .parse((response, done) => {
        response.on('data', (part: Buffer) => {
          const { statusCode } = response as unknown as { statusCode: number };
          resolve({ status: statusCode, text: part.toString() });
          (response as unknown as { destroy(): void }).destroy();
          done(null, null);
        });
      })
      .end((error) => error && reject(error));
  });
}
