import type { Day } from '../../calendar.ts';
import { dayWords } from '../../calendar.ts';
import { type Content, html } from '../../pages/index.ts';

/** Below the report: how to keep it, what was agreed to, and until when the link opens. */
export function reportFooter({
  address,
  expiresOn,
  opensOnce,
}: {
  address: string;
  expiresOn: Day;
  opensOnce: boolean;
}): Content {
  const file = (name: string) => `${address}/files/${name}`;
  return html`<div class="screen-only">
<h2>Keep your report</h2>
<p><a class="button" href="${file('report-a4.pdf')}">Save as PDF</a></p>
<p class="quiet"><a href="${file('report-letter.pdf')}">PDF for US Letter paper</a>, all numbers <a href="${file('numbers.csv')}">as
a table</a> or <a href="${file('numbers.json')}">as data</a>, and the <a href="${file('manifest.json')}">signed proof</a> that nothing was
changed.</p>
<h2>You decide</h2>
<p><a href="${address}/consent">See what you have agreed to, or take it back</a></p>
<p class="quiet">${opensOnce ? 'This link opens only once.' : `This link opens until ${dayWords(expiresOn)}.`} Anyone who has it may be able
to open it, so keep it to yourself.</p>
</div>`;
}
