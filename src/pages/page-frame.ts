import { createHash } from 'node:crypto';
import type { PageAnswer } from '../route.ts';
import { type Content, html, safe } from './html.ts';
import { pageStyle } from './page-style.ts';

export interface Page {
  /** In the browser's tab; names no patient. */
  title: string;
  body: Content;
  /** Of this page alone, after the common one. */
  style?: string;
  /** Adds comfort to a page that works without. */
  script?: string;
  /** Other websites may show it in a frame. */
  forOtherSites?: boolean;
}

/** A whole page, with the policy that lets it load what is of this server and run its own script only. */
export function pageAnswer({ title, body, style = '', script, forOtherSites }: Page): PageAnswer {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${safe(pageStyle + style)}</style>
</head>
<body>
${body}
${script !== undefined && html`<script>${safe(script)}</script>`}
</body>
</html>
`;
  return { html: page.text, contentSecurityPolicy: policyFor(script), forOtherSites };
}

function policyFor(script: string | undefined): string {
  const hash = script && createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    "style-src 'unsafe-inline'",
    ...(hash ? [`script-src 'sha256-${hash}'`] : []),
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
