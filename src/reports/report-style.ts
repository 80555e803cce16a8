import { chartThemeCss } from '../charts/index.ts';

/** Neutral greys throughout: nothing tinted stands beside skin. */
export const reportStyle = `
:root{color-scheme:light dark;--page:#fff;--text:#1a1b1c;--muted:#5b5f64;--line:#d9dbde;--surround:#6f7174;--on-surround:#fff;${chartThemeCss('light')}}
@media (prefers-color-scheme:dark){:root{--page:#1b1c1e;--text:#e8e9ea;--muted:#a7abb1;--line:#3a3d41;--surround:#3b3d40;${chartThemeCss('dark')}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:1120px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
h1{font-size:24px;line-height:32px;margin:0 0 4px}
h2{font-size:18px;line-height:24px;margin:40px 0 12px}
p{margin:0 0 8px;max-width:72ch}
.muted{color:var(--muted)}
.synthetic{display:inline-block;border:1px solid currentColor;padding:0 8px;margin:0 0 12px;font-weight:600}
.comparability{font-weight:600}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain li{margin:0 0 8px;max-width:80ch;overflow-wrap:anywhere}
.verdicts li{padding-left:28px;position:relative}
.verdicts svg{position:absolute;left:0;top:4px;width:16px;height:16px;overflow:visible}
.improved{color:var(--chart-improved)}.worsened{color:var(--chart-worsened)}
.no-measurable-change,.not-measurable,.healing{color:var(--chart-unchanged)}
.statement{font-weight:600}.no-measurable-change .statement,.not-measurable .statement,.healing .statement{font-weight:400}
.choices{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0 0 12px;align-items:center}
.photos{background:var(--surround);color:var(--on-surround);padding:16px;margin:0 -24px}
.photos>input:not([type=range]){position:absolute;opacity:0;pointer-events:none}
.photos>label{display:inline-block;padding:8px 12px;margin:0 4px 12px 0;border:1px solid rgb(255 255 255/.55);min-height:40px;line-height:24px;cursor:pointer;font-size:14px}
.photos>label.after-gap{margin-left:16px}
.photos>input:checked+label{background:#fff;color:#1a1b1c;border-color:#fff}
.photos>input:focus-visible+label{outline:3px solid #fff;outline-offset:2px}
.pair{--split:50%;display:grid;grid-template-columns:1fr 1fr;gap:8px}
figure{margin:0;min-width:0}
figcaption{font-size:14px;line-height:20px;padding-bottom:4px}
.frame{position:relative;display:block;line-height:0}
.frame img{display:block;width:100%;height:auto}
.frame .map{position:absolute;inset:0;display:none}
.map-note{display:none;font-size:14px;margin:8px 0 0}
.frame .marks{position:absolute;inset:0;width:100%;height:100%;display:none;fill:none}
.marks path{vector-effect:non-scaling-stroke}.mark-edge{stroke:rgb(0 0 0/.55);stroke-width:3.5px}.mark-line{stroke:#fff;stroke-width:1.5px}.mark-resolved path{stroke-dasharray:3 3}
#marks:checked~.pair .marks,#marks:checked~.marks-note{display:block}
.lesions{color:var(--text)}
.needs-script{display:none!important}.has-script .needs-script{display:inline-block!important}
#split{width:100%;height:40px;margin:8px 0 0;accent-color:#fff}
.has-script .photos:not(:has(#view-slider:checked)) #split{display:none!important}
.has-script #view-slider:checked~.pair{grid-template-columns:1fr;position:relative;max-width:min(100%,calc(80vh*var(--aspect)));margin-inline:auto;cursor:ew-resize;touch-action:pan-y;user-select:none}
.has-script #view-slider:checked~.pair figure{grid-area:1/1}
.has-script #view-slider:checked~.pair figure+figure figcaption{text-align:right}
.has-script #view-slider:checked~.pair figure+figure .frame{clip-path:inset(0 0 0 var(--split))}
.has-script #view-slider:checked~.pair img{pointer-events:none}
.has-script #view-slider:checked~.pair::after{content:"";position:absolute;left:var(--split);top:24px;bottom:0;width:2px;margin-left:-1px;background:#fff;pointer-events:none}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}
th,td{text-align:left;vertical-align:top;padding:8px 16px 8px 0;border-bottom:1px solid var(--line)}
th{font-weight:600}thead th{color:var(--muted);font-weight:400}
td.number,th.number{text-align:right;white-space:nowrap}
.table+p{margin-top:12px;font-size:14px;line-height:20px}
.unit{display:block;font-weight:400;color:var(--muted)}
details{margin:40px 0 0}summary{cursor:pointer;font-weight:600;padding:8px 0}
details td{overflow-wrap:anywhere}details th{font-weight:400;color:var(--muted);white-space:nowrap}
footer{padding-top:40px;padding-bottom:40px}
.narrow{display:none}
@media (max-width:760px){.wide{display:none}.narrow{display:block}main,header,footer{padding-inline:16px}.photos{margin-inline:-16px;padding-inline:16px}}
@media (max-width:560px){.pair{grid-template-columns:1fr}
.stacked thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stacked tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}.stacked th,.stacked td{display:block;border:0;padding:0}
.stacked td.number{text-align:left}.stacked td[data-label]::before{content:attr(data-label) ": ";color:var(--muted)}}
@media print{:root{color-scheme:light;--page:#fff;--text:#000;--muted:#444;--line:#bbb;--surround:#fff;--on-surround:#000;${chartThemeCss('light')}}
body{font-size:11pt}.photos{padding:0;margin:0}.photos>label,.has-script .photos .needs-script{display:none!important}.pair{grid-template-columns:1fr 1fr!important;max-width:none!important}
.pair figure{grid-area:auto!important}.pair .frame{clip-path:none!important}.pair::after{display:none!important}
svg,.frame img{print-color-adjust:exact;-webkit-print-color-adjust:exact}
h2{break-after:avoid}tr,li,figure,svg{break-inside:avoid}.wide{display:block}.narrow{display:none}}
`;

/** Shows the change map of a metric, and what its colours say, while its choice is checked. */
export function mapRules(metrics: readonly string[]): string {
  return metrics
    .map(
      (_, index) =>
        `#map-${index}:checked~.pair .map-${index},#map-${index}:checked~.note-${index}{display:block}`,
    )
    .join('');
}
