import type { Response } from 'express';
import type { PageAnswer } from '../route.ts';

/** Answers with a page that is permitted anew each time: nobody stores it and no search engine lists it. */
export function sendPage(
  response: Response,
  { status, answer }: { status: number; answer: PageAnswer },
): void {
  const { html, contentSecurityPolicy, forOtherSites = false } = answer;
  const ancestors = forOtherSites ? '*' : "'none'";
  if (forOtherSites) response.removeHeader('X-Frame-Options');
  response
    .status(status)
    .set('Cache-Control', 'private, no-store')
    .set('Content-Security-Policy', `${contentSecurityPolicy}; frame-ancestors ${ancestors}`)
    .set('X-Robots-Tag', 'noindex, nofollow, noarchive')
    .type('text/html')
    .send(html);
}
