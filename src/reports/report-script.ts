import { createHash } from 'node:crypto';

/** Moves the slider. All else works without a script: without it the photos stand side by side. */
export const reportScript = `
const stage = document.querySelector('.pair');
const range = document.querySelector('#split');
if (stage && range) {
  document.documentElement.classList.add('has-script');
  const show = () => stage.style.setProperty('--split', range.value + '%');
  range.addEventListener('input', show);
  const drag = (event) => {
    if (!document.querySelector('#view-slider').checked || (event.buttons & 1) === 0) return;
    const box = stage.querySelector('.frame').getBoundingClientRect();
    range.value = String(Math.max(0, Math.min(100, ((event.clientX - box.left) / box.width) * 100)));
    show();
  };
  stage.addEventListener('pointerdown', drag);
  stage.addEventListener('pointermove', drag);
  show();
}
`;

const scriptHash = createHash('sha256').update(reportScript).digest('base64');

/**
 * The report's content security policy, also in its own meta element. A server that sends the report must send this
 * one instead of the app's, or the slider stays off.
 */
export const reportContentSecurityPolicy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${scriptHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
