import { join } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, Router } from 'express';

const missingPage =
  'The web app has not been built. Run "npm run build:web" (npm start does it by itself), then reload this page.';

/** The built web app, and its one page for every address of a page. */
export function serveWeb({ webFolder, publicFolder }: { webFolder: string; publicFolder: string }): Router {
  const router = Router();
  router.use(compression());
  router.use(
    '/assets',
    // Built names carry a hash of their content.
    express.static(join(webFolder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
    }),
  );
  router.use(express.static(webFolder, { index: false, dotfiles: 'ignore' }));
  router.use(express.static(publicFolder, { index: false, dotfiles: 'ignore' }));
  router.use(page(join(webFolder, 'index.html')));
  return router;
}

function page(path: string): RequestHandler {
  return (request, response, next) => {
    const wantsPage = ['GET', 'HEAD'].includes(request.method) && request.accepts('html') === 'html';
    if (!wantsPage || request.path.startsWith('/assets/')) return next();
    response.set('Cache-Control', 'no-cache');
    response.sendFile(path, (error) => {
      if (!error) return;
      if (response.headersSent) return next(error);
      response.status(503).type('text/plain').send(missingPage);
    });
  };
}
