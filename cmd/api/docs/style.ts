/** The page's whole look; nothing is loaded from anywhere. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2024;--soft:#5b6570;--line:#dfe3e8;--paper:#fff;--wash:#f5f7f9;--link:#0b5cad;
--get:#0b6e4f;--post:#0b5cad;--put:#8a5a00;--patch:#6b3fa0;--delete:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b1;--line:#30363d;--paper:#14171a;--wash:#1c2126;--link:#7ab7ff;
--get:#4cc38a;--post:#7ab7ff;--put:#e0a83c;--patch:#c3a3f5;--delete:#ff8a80}}
*{box-sizing:border-box}html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:17rem minmax(0,1fr)}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
:not(pre)>code{background:var(--wash);border-radius:3px;padding:.1em .3em;overflow-wrap:anywhere}
pre{background:var(--wash);border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem;overflow-x:auto;margin:.5rem 0}
nav{position:sticky;top:0;height:100vh;overflow-y:auto;border-right:1px solid var(--line);padding:1.25rem 1rem;font-size:.875rem}
nav h2{font-size:.8rem;text-transform:uppercase;letter-spacing:.06em;color:var(--soft);margin:1.1rem 0 .3rem}
nav ul{list-style:none;margin:0;padding:0}nav li a{display:block;padding:.12rem 0 .12rem 3.4rem;text-indent:-3.4rem;color:inherit;line-height:1.4}
nav .plain a{padding-left:0;text-indent:0}nav .brand{font-size:1.1rem;font-weight:650;color:inherit}
main{padding:1.5rem 2.5rem 6rem;max-width:64rem}h1{font-size:1.9rem;margin:.2rem 0}
main>section>h2{font-size:1.4rem;margin:3rem 0 .25rem;padding-bottom:.3rem;border-bottom:2px solid var(--line);text-transform:capitalize}
article{border-top:1px solid var(--line);padding:1.4rem 0 1rem}article:first-of-type{border-top:0}
article h3{font-size:1.15rem;margin:0 0 .15rem}article h4{font-size:.8rem;text-transform:uppercase;letter-spacing:.05em;color:var(--soft);margin:1.1rem 0 .25rem}
.call{display:flex;gap:.6rem;align-items:baseline;flex-wrap:wrap;margin:.1rem 0 .4rem}.call code{font-size:.95rem;background:none;padding:0}
.method{font:700 .72rem/1 ui-monospace,monospace;letter-spacing:.04em;padding:.28rem .45rem;border-radius:4px;border:1px solid currentColor}
nav .method{display:inline-block;width:3.4rem;text-indent:0;border:0;padding:0;font-size:.66rem}
.get{color:var(--get)}.post{color:var(--post)}.put{color:var(--put)}.patch{color:var(--patch)}.delete{color:var(--delete)}
.note,.type{color:var(--soft);font-size:.875rem}.must{color:var(--delete);font-size:.75rem;margin-left:.35rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}th{font-weight:600;color:var(--soft);font-size:.8rem}
td,th{padding:.35rem .9rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}td:first-child{white-space:nowrap}
td:last-child{width:55%}
details{margin:.35rem 0}summary{cursor:pointer;color:var(--link);font-size:.9rem}.shape{border-top:1px solid var(--line);padding:.9rem 0 .6rem}.shape h3{margin:0;font-size:1rem}.shape:target,article:target{background:linear-gradient(90deg,var(--wash),transparent)}
.status{font-weight:650}.ok{color:var(--get)}
@media (max-width:56rem){body{display:block}nav{position:static;height:auto;max-height:45vh;border-right:0;border-bottom:1px solid var(--line)}main{padding:1rem 1.1rem 4rem}td:last-child{width:auto}}
@media print{nav{display:none}body{display:block}details{display:block}}
`;
