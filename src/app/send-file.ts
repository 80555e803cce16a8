import type { Request, Response } from 'express';
import type { FileAnswer } from '../route.ts';

/** Answers with bytes that are permitted anew each time: no shared cache, no search engine. */
export function sendFile(
  { request, response }: { request: Request; response: Response },
  answer: FileAnswer,
): void {
  const { bytes, mediaType, etag, downloadName, attachment, contentSecurityPolicy, forOtherSites } = answer;
  response.set('Content-Type', mediaType);
  response.set('Cache-Control', etag ? 'private, no-cache' : 'private, no-store');
  response.set('X-Content-Type-Options', 'nosniff');
  response.set('X-Robots-Tag', 'noindex, nofollow, noarchive, noimageindex');
  if (etag) response.set('ETag', `"${etag}"`);
  if (contentSecurityPolicy) {
    response.set(
      'Content-Security-Policy',
      `${contentSecurityPolicy}; frame-ancestors 'none'; sandbox allow-scripts`,
    );
  }
  if (forOtherSites) {
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    response.set('Access-Control-Allow-Origin', '*');
  }
  if (downloadName) {
    const plain = downloadName.replace(/[^\w.-]/g, '_');
    response.set(
      'Content-Disposition',
      `${attachment ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(downloadName)}`,
    );
  }
  if (etag && request.fresh) {
    response.status(304).end();
    return;
  }
  response.end(bytes);
}
