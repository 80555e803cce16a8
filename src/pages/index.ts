export { renderErrorPage } from './error-page.ts';
export { type Content, escapeHtml, html, Markup, safe } from './html.ts';
export { type Page, pageAnswer } from './page-frame.ts';
export { pageStyle } from './page-style.ts';
export { type PairPhoto, type PhotoPair, photoPair, photoPairScript, photoPairStyle } from './photo-pair.ts';
