/** Of the report's page alone. Photos stand side by side; under the slider the after photo is clipped, never resized. */
export const reportStyle = `
.answer{font-size:22px;line-height:1.45;font-weight:600}
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
ul{padding-left:20px}li{margin:0 0 8px}
.wide svg,.narrow svg{display:block;max-width:100%;height:auto}
.narrow{display:none}
caption{text-align:left;font-weight:600;padding:0 0 8px;position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody th{font-weight:400;white-space:nowrap}
@media (max-width:760px){.wide{display:none}.narrow{display:block}
.stacked thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stacked tr{display:block;padding:12px 0;border-bottom:1px solid var(--line)}
.stacked th,.stacked td{display:block;border:0;padding:0}.stacked th{font-weight:600}
.stacked td:empty{display:none}.stacked td[data-label]::before{content:attr(data-label) ": ";color:var(--quiet)}}
@media print{.slide{display:none}.sliding{grid-template-columns:1fr 1fr;max-width:none}.sliding figure{grid-area:auto}.sliding figure+figure figcaption{text-align:left}
.sliding figure+figure img{clip-path:none}.sliding::after{display:none}.wide{display:block}.narrow{display:none}
details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none;padding:0}
img,svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}.pair figure{break-inside:avoid}}
`;
