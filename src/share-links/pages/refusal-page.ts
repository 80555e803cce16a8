import { html, pageAnswer } from '../../pages/index.ts';
import { wrongYearsAllowed } from '../link-state.ts';
import { yearField } from './door-page.ts';

/**
 * The one answer to every link that does not open, made once: it can't say why, because nothing in it depends on that. Its
 * form goes back to where it was shown.
 */
export const refusalPage = pageAnswer({
  title: 'This link did not open',
  body: html`<main>
<h1>This link did not open</h1>
<h2>Were you asked for your year of birth?</h2>
<p>Please check it and try once more. After ${wrongYearsAllowed} wrong tries a link stays closed.</p>
<form method="post">
${yearField}
<p><button>Try again</button></p>
</form>
<h2>If that was not it</h2>
<p>Links stop after a while, and some open only once. Your clinic can also switch a link off. If you copied it, check that no
letter is missing at the end.</p>
<p>Your report is safe at your clinic. Please ask there for a new link.</p>
</main>`,
});
