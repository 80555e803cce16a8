import { html, pageAnswer } from '../../pages/index.ts';
import { yearField } from './door-page.ts';

/**
 * The one answer to every link that does not open, made once: it can't say why, because nothing in it depends on that. Its
 * form goes back to where it was shown.
 */
export const refusalPage = pageAnswer({
  title: 'This link can’t be opened',
  body: html`<main>
<h1>This link can’t be opened</h1>
<p>Some links stop after a while or open only once. Your clinic can also switch a link off. If you copied it, check that no
letter at the end is missing.</p>
<p>Did the link ask for your year of birth? Then try it once more here.</p>
<form method="post">
${yearField}
<button>Try again</button>
</form>
<p>If that does not help, please ask your clinic for a new link. Your report is safe there.</p>
</main>`,
});
