import type { PageAnswer } from '../route.ts';
import { html } from './html.ts';
import { pageAnswer } from './page-frame.ts';

/** A refusal or a failure, where a page was asked for. @param message says what to do */
export function renderErrorPage({
  message,
  requestId,
}: {
  message: string;
  requestId: string | undefined;
}): PageAnswer {
  return pageAnswer({
    title: 'This page can’t be shown',
    body: html`<main>
<h1>This page can’t be shown</h1>
<p>${message}</p>
${requestId !== undefined && html`<p class="quiet">Request ${requestId}</p>`}
</main>`,
  });
}
