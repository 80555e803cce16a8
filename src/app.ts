import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { SignInWatch } from './accounts/index.ts';
import { answerErrors, answerUnknownPath } from './app/error-answer.ts';
import { createEventStreams } from './app/event-streams.ts';
import { type MountOptions, mountRoutes } from './app/mount-routes.ts';
import { describeRoutes } from './app/openapi.ts';
import { logRequests } from './app/request-log.ts';
import { sealArea } from './app/sealed-area.ts';
import { setSecurityHeaders } from './app/security-headers.ts';
import { serveWeb } from './app/static-web.ts';
import { type About, withSystemRoutes } from './app/system-routes.ts';
import type { Route, SealedArea } from './route.ts';

export interface AppDeps {
  /** Of all rooms. */
  routes: readonly Route[];
  /** Of the routes, those that open by a secret in their address. */
  sealedAreas: readonly SealedArea[];
  recognise: MountOptions['recognise'];
  watch: SignInWatch;
  about: About;
  log: Logger;
  /** Private folder for unfinished uploads, on the disk of the originals. */
  temporaryFolder: string;
  webFolder: string;
  publicFolder: string;
  /** Origin under which people reach the server through a proxy; null: directly. */
  publicUrl: string | null;
  /** The server speaks TLS itself. */
  tls: boolean;
  triesLimit?: number;
}

export interface App {
  handler: Express;
  /** Ends open event streams, so that the server can stop. */
  closeStreams(): void;
}

/** The whole HTTP side: headers, origin check, routes with their permissions, the web app, the error answer last. */
export function createApp(deps: AppDeps): App {
  const { recognise, watch, log, publicUrl, tls, about } = deps;
  const routes = withSystemRoutes(deps.routes, {
    about,
    describe: (all) => describeRoutes(all, { version: about.version }),
  });
  const streams = createEventStreams({
    watch,
    isSignedIn: async (headers) => (await recognise({ headers, isUse: false })) !== null,
  });

  const seals = deps.sealedAreas.map((area) => sealArea(area, deps));

  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // Only a proxy on this machine or network, and only when one was named, may say who the client is.
  app.set('trust proxy', publicUrl && !tls ? ['loopback', 'linklocal', 'uniquelocal'] : false);
  app.use(logRequests(log));
  app.use(setSecurityHeaders({ https: tls || (publicUrl?.startsWith('https:') ?? false) }));
  for (const { prefix, entrance } of seals) app.use(prefix, ...entrance);
  app.use(
    mountRoutes(routes, {
      recognise,
      streams,
      temporaryFolder: deps.temporaryFolder,
      publicUrl,
      triesLimit: deps.triesLimit,
    }),
  );
  for (const { prefix, exit } of seals) app.use(prefix, ...exit);
  app.use('/api', answerUnknownPath);
  app.use(serveWeb(deps));
  app.use(answerUnknownPath);
  app.use(answerErrors(log));
  return { handler: app, closeStreams: () => streams.closeAll() };
}
