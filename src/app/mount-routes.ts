import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Recognised } from '../accounts/index.ts';
import { AppError } from '../errors.ts';
import {
  type Actor,
  type EventsAnswer,
  type FileAnswer,
  type PageAnswer,
  permissions,
  type Role,
  type Route,
} from '../route.ts';
import type { EventStreams } from './event-streams.ts';
import { limitTries } from './limit-tries.ts';
import { parseInput, parseParams } from './parse-input.ts';
import { type ReceivedUpload, receiveUpload } from './receive-upload.ts';
import { originOf, requireSameOrigin } from './same-origin.ts';
import { sendFile } from './send-file.ts';
import { sendPage } from './send-page.ts';

export interface MountOptions {
  recognise(request: { headers: Headers; isUse: boolean }): Promise<Recognised | null>;
  streams: EventStreams;
  temporaryFolder: string;
  publicUrl: string | null;
  /** Failed tries per address at routes that take a secret. */
  triesLimit?: number;
}

/**
 * Turns route tables into a router. For each request: who is it, may they, is the input right, then the use case.
 * @throws Error when a route does not say who may call it
 */
export function mountRoutes(routes: readonly Route[], options: MountOptions): Router {
  const router = Router({ caseSensitive: true });
  const sameOrigin = requireSameOrigin(options.publicUrl);
  const tries = limitTries({ limit: options.triesLimit });
  const readJson = express.json({ limit: '4mb', strict: true });
  const readForm = express.urlencoded({ limit: '64kb', extended: false });
  for (const route of routes) {
    if (!Object.hasOwn(permissions, route.permission)) {
      throw new Error(`${route.method} ${route.path} does not say who may call it`);
    }
    const steps: RequestHandler[] = [noteRoute(route)];
    // A form that anybody may send acts for nobody who is signed in, and a page without referrer sends it without an origin.
    if (route.permission !== 'public' || route.answer.kind !== 'page') steps.push(sameOrigin);
    steps.push(permit(route, options));
    if (route.rateLimited) steps.push(tries);
    if (route.body && !route.upload) steps.push(route.answer.kind === 'page' ? readForm : readJson);
    router[route.method](route.path, ...steps, answer(route, options));
  }
  return router;
}

const noteRoute =
  ({ path, answer }: Route): RequestHandler =>
  (_request, response, next) => {
    response.locals.routePath = path;
    response.locals.isPage = answer.kind === 'page';
    next();
  };

/** Before the body is read: who may not call gets to store nothing here. */
function permit(
  { permission, answer, beforeSecondFactor }: Route,
  { recognise }: MountOptions,
): RequestHandler {
  const isUse = answer.kind === 'json' || answer.kind === 'empty';
  return async (request, response, next) => {
    const recognised = await recognise({ headers: headersOf(request), isUse });
    const allowed: readonly Role[] | null = permissions[permission];
    if (allowed && !recognised) throw new AppError('NOT_SIGNED_IN', { userMessage: 'Sign in to go on.' });
    if (allowed && recognised && !allowed.includes(recognised.user.role)) {
      throw new AppError('FORBIDDEN', {
        userMessage:
          'Your account is not allowed to see or do this. Ask the owner of the clinic if you need it.',
      });
    }
    if (allowed && recognised?.needsSecondFactor && !beforeSecondFactor) {
      throw new AppError('SECOND_FACTOR_NEEDED', {
        userMessage: 'Your clinic requires a second factor. Set one up to go on.',
      });
    }
    response.locals.actor = recognised && toActor(recognised);
    for (const cookie of recognised?.setCookies ?? []) response.append('set-cookie', cookie);
    next();
  };
}

const toActor = ({ signInId, user }: Recognised): Actor => ({
  userId: user.id,
  signInId,
  name: user.name,
  email: user.email,
  role: user.role,
});

function answer(route: Route, options: MountOptions): RequestHandler {
  return async (request, response) => {
    let upload: ReceivedUpload | null = null;
    try {
      const params = parseParams(route.params, request.params);
      const query = parseInput(route.query, request.query);
      if (route.upload) {
        upload = await receiveUpload(
          { request, response },
          { upload: route.upload, folder: options.temporaryFolder },
        );
      }
      let { status }: { status: number } = route.answer;
      const result = await route.handle({
        params,
        query,
        body: parseInput(route.body, upload ? upload.fields : request.body),
        files: upload?.files as never,
        actor: response.locals.actor,
        requestId: response.locals.requestId,
        headers: headersOf(request),
        origin: originOf(request, options.publicUrl),
        setStatus: (chosen) => {
          status = chosen;
        },
        appendHeader: (name, value) => {
          response.append(name, value);
        },
      });
      send({ request, response }, { route, status, result, streams: options.streams });
    } finally {
      await upload?.discard();
    }
  };
}

interface Outcome {
  route: Route;
  status: number;
  result: unknown;
  streams: EventStreams;
}

function send(
  http: { request: Request; response: Response },
  { route, status, result, streams }: Outcome,
): void {
  const { response } = http;
  switch (route.answer.kind) {
    case 'json':
      // Checked on the way out too: a column too many is a defect, not a leak.
      response.status(status).set('Cache-Control', 'no-store').json(route.answer.schema.parse(result));
      return;
    case 'empty':
      response.status(status).set('Cache-Control', 'no-store').end();
      return;
    case 'file':
      if (isPage(result)) sendPage(response, { status, answer: result });
      else sendFile(http, result as FileAnswer);
      return;
    case 'page':
      sendPage(response, { status, answer: result as PageAnswer });
      return;
    case 'events':
      streams.open(http, { answer: result as EventsAnswer, actor: response.locals.actor });
  }
}

const isPage = (answer: unknown): answer is PageAnswer => Object.hasOwn(answer as object, 'html');

function headersOf(request: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
