/** Of the report's page alone. */
export const reportStyle = `
.answer{font-size:22px;line-height:1.45;font-weight:600}
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
@media print{.wide{display:block}.narrow{display:none}
details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none;padding:0}
svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
