import { html, type Markup } from './html.ts';

export interface PairPhoto {
  source: string;
  caption: string;
  alt: string;
}

export interface PhotoPair {
  before: PairPhoto;
  after: PairPhoto;
  /** Of both photos, in pixels. */
  width: number;
  height: number;
  loading?: 'eager' | 'lazy';
}

/** A registered pair: side by side, and under a slider where {@link photoPairScript} runs. */
export function photoPair({ before, after, width, height, loading = 'eager' }: PhotoPair): Markup {
  const figure = ({ source, caption, alt }: PairPhoto) =>
    html`<figure><figcaption>${caption}</figcaption><img src="${source}" width="${width}" height="${height}" alt="${alt}" loading="${loading}" decoding="async"></figure>`;
  return html`<div class="photos"><div class="pair" style="--aspect:${(width / height).toFixed(4)}">${figure(before)}${figure(after)}</div>
<div class="slide" hidden><input type="range" min="0" max="100" value="50" aria-label="How much of the before photo is shown"><button type="button" aria-pressed="false">Side by side</button></div></div>`;
}

/** Lays each pair under a slider. */
export const photoPairScript = `
for (const photos of document.querySelectorAll('.photos')) {
  const pair = photos.querySelector('.pair');
  const tools = photos.querySelector('.slide');
  const range = tools.querySelector('input');
  const button = tools.querySelector('button');
  const show = () => pair.style.setProperty('--split', range.value + '%');
  const drag = (event) => {
    if (!pair.classList.contains('sliding') || (event.buttons & 1) === 0) return;
    const box = pair.getBoundingClientRect();
    range.value = String(Math.max(0, Math.min(100, ((event.clientX - box.left) / box.width) * 100)));
    show();
  };
  range.addEventListener('input', show);
  pair.addEventListener('pointerdown', drag);
  pair.addEventListener('pointermove', drag);
  button.addEventListener('click', () => {
    const isSide = pair.classList.toggle('sliding') === false;
    button.setAttribute('aria-pressed', String(isSide));
    range.disabled = isSide;
  });
  pair.classList.add('sliding');
  tools.hidden = false;
  show();
}
`;

/** Under the slider the after photo is clipped, never resized. */
export const photoPairStyle = `
.photos{margin-bottom:16px}
.pair{--split:50%;display:grid;grid-template-columns:1fr 1fr;gap:8px}
.pair img{width:100%}
.slide{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin-top:12px}.slide[hidden]{display:none}
.slide input{flex:1 1 200px;height:48px;margin:0;accent-color:#fff}
.slide button{background:transparent;color:inherit;border-color:currentColor}
.slide button:focus-visible,.slide input:focus-visible{outline-color:currentColor}
.sliding{grid-template-columns:1fr;position:relative;max-width:min(100%,calc(75vh*var(--aspect)));margin-inline:auto;cursor:ew-resize;touch-action:pan-y;user-select:none}
.sliding figure{grid-area:1/1}
.sliding figure+figure figcaption{text-align:right}
.sliding figure+figure img{clip-path:inset(0 0 0 var(--split))}
.sliding img{pointer-events:none}
.sliding::after{content:"";position:absolute;left:var(--split);top:28px;bottom:0;width:2px;margin-left:-1px;background:#fff;pointer-events:none}
@media (max-width:480px){.pair figcaption{font-size:15px}}
@media print{.slide{display:none}.sliding{grid-template-columns:1fr 1fr;max-width:none}.sliding figure{grid-area:auto}.sliding figure+figure figcaption{text-align:left}
.sliding figure+figure img{clip-path:none}.sliding::after{display:none}
img{print-color-adjust:exact;-webkit-print-color-adjust:exact}.pair figure{break-inside:avoid}}
`;
