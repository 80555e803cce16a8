import { photoPairStyle } from '../../pages/index.ts';

/** Of the gallery's pages. Cards keep the neutral surround round each pair. */
export const galleryStyle = `${photoPairStyle}
.site{padding-top:20px;color:var(--quiet);font-size:16px}
main,.site{max-width:1040px}.reading{max-width:760px}
table{margin:0 0 16px}
.answer{font-size:22px;line-height:1.45;font-weight:600}
.cases{list-style:none;margin:24px 0;padding:0;max-width:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:32px 24px}
.cases a{display:block;color:inherit;text-decoration:none}
.cases h2{font-size:18px;line-height:26px;margin:12px 0 0;color:var(--accent);text-decoration:underline;text-underline-offset:3px}
.cases p{margin:4px 0 0}
.thumbs{display:grid;grid-template-columns:1fr 1fr;gap:4px;background:var(--surround);color:var(--on-surround);padding:8px}
.thumbs img{width:100%;aspect-ratio:1;object-fit:contain}
.thumbs figcaption{font-size:14px;line-height:20px}
.mark{font-size:15px;font-weight:600}
.warning{border-left:4px solid var(--chart-worsened);padding:4px 0 4px 16px;margin:0 0 16px}.warning>:last-child{margin:0}
.filters{border-block:1px solid var(--line);margin:24px 0}
.filters form{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:16px;padding:8px 0 24px;align-items:end}
.filters form p{margin:0;max-width:none}.filters label{font-size:16px}.filters select{width:100%;max-width:none}
.filters .do{display:flex;flex-wrap:wrap;gap:12px;align-items:center;grid-column:1/-1}
.pages{display:flex;justify-content:space-between;gap:16px;margin:24px 0}
.shares{display:flex;gap:2px;max-width:none;font-size:15px;line-height:20px}
.shares span{min-width:64px;padding:8px;border-top:8px solid}.shares b{display:block;font-size:20px;line-height:28px}
.shares .improved{border-color:var(--chart-improved)}.shares .unchanged{border-color:var(--chart-unchanged)}.shares .worsened{border-color:var(--chart-worsened)}.shares .unknown{border-color:var(--line)}
.outcomes{border-top:1px solid var(--line);padding-top:8px;margin-top:24px}
.short{display:inline-block;min-height:48px;padding:10px 0}
@media (max-width:480px){.shares{display:block}.shares span{display:block;border-top:0;border-left:8px solid;padding:4px 12px;margin:0 0 4px}.shares b{display:inline;font-size:inherit}}
`;
