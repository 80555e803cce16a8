import { chartThemeCss } from '../charts/index.ts';

/** Phone first; larger type than the app's, because patients and visitors read here. */
export const pageStyle = `
:root{color-scheme:light dark;--page:#fff;--text:#1a1b1c;--quiet:#55595e;--line:#d9dbde;--accent:#065f49;--on-accent:#fff;--surround:#6f7174;--on-surround:#fff;${chartThemeCss('light')}}
@media (prefers-color-scheme:dark){:root{--page:#1b1c1e;--text:#e8e9ea;--quiet:#a7abb1;--line:#3a3d41;--accent:#74bba5;--on-accent:#10231d;--surround:#3b3d40;${chartThemeCss('dark')}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:18px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main,header,footer{max-width:760px;margin:0 auto;padding:0 20px}
main{padding-bottom:48px}
h1{font-size:26px;line-height:34px;margin:32px 0 8px;text-wrap:balance}
h2{font-size:20px;line-height:28px;margin:40px 0 12px}
h3{font-size:18px;line-height:26px;margin:24px 0 4px}
p,ul,ol{margin:0 0 12px;max-width:66ch}
a{color:var(--accent)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.quiet{color:var(--quiet);font-size:16px}
figure{margin:0;min-width:0}
figcaption{font-size:16px;line-height:24px;padding:0 0 4px}
img{display:block;max-width:100%;height:auto}
.photos{background:var(--surround);color:var(--on-surround);padding:16px 20px;margin:0 -20px}
label{display:block;font-weight:600;margin:0 0 4px}
input:not([type=radio],[type=checkbox],[type=range]),select{font:inherit;color:inherit;background:var(--page);border:1px solid var(--quiet);min-height:48px;padding:8px 12px;width:100%;max-width:320px}
button,.button{display:inline-block;font:inherit;font-weight:600;min-height:48px;padding:10px 20px;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);text-decoration:none;cursor:pointer}
.button-plain{background:transparent;color:var(--accent)}
table{border-collapse:collapse;width:100%;font-size:16px;line-height:24px}
th,td{text-align:left;vertical-align:top;padding:8px 16px 8px 0;border-bottom:1px solid var(--line)}
summary{cursor:pointer;font-weight:600;min-height:48px;padding:10px 0}
@media print{:root{color-scheme:light;--page:#fff;--text:#000;--quiet:#444;--line:#bbb;--surround:#fff;--on-surround:#000;${chartThemeCss('light')}}
body{font-size:11pt}.photos{padding:0;margin:0}.screen-only{display:none!important}h2{break-after:avoid}figure,tr,li{break-inside:avoid}}
`;
