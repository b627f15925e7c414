/** How the page looks: light and dark, from a phone's width up, and on paper. */
export const css = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1b2330; --dim: #56617a; --line: #d5dbe6; --soft: #f3f6fa; --link: #1a57a8; --mark: #b3520a;
  --TV: #dcebff; --MOVIE: #ffe6cc; --OVA: #e0f5e1; --ONA: #d9f3f3; --SPECIAL: #f0e4fb; --MUSIC: #fbe0ec; --other: #ececec;
  --SEQUEL: #1a57a8; --SIDE_STORY: #24803a; --SPIN_OFF: #7a3fb0; --ALTERNATIVE: #b3520a; --SUMMARY: #6b7280; --rest: #8a6d3b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161d; --text: #e6eaf1; --dim: #a2adc0; --line: #333d4d; --soft: #1b212b; --link: #86b7ff; --mark: #ffb26b;
    --TV: #1d3a5f; --MOVIE: #573612; --OVA: #1d4526; --ONA: #14474a; --SPECIAL: #40285c; --MUSIC: #56203b; --other: #383e49;
    --SEQUEL: #86b7ff; --SIDE_STORY: #7bd48f; --SPIN_OFF: #cfa2ff; --ALTERNATIVE: #ffb26b; --SUMMARY: #a2adc0; --rest: #d9c08c;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; padding: 0 1rem 2rem; background: var(--page); color: var(--text); font: 1rem/1.45 system-ui, sans-serif; }
h1 { margin: 1rem 0 .25rem; font-size: 1.6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 1rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; padding-top: .5rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
h3 small, header p, .also, #keys, .names, .facts { color: var(--dim); font-weight: normal; }
header p { margin: 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .5rem; z-index: 2; }
button, input[type=search] { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--dim); border-radius: .4rem; padding: .2rem .6rem; }
button { cursor: pointer; }
input[type=search] { width: 16rem; max-width: 100%; }
#controls { margin: .75rem 0; padding: .5rem .75rem; background: var(--soft); border-radius: .5rem; }
summary { cursor: pointer; }
.find { margin: .25rem 0; display: flex; flex-wrap: wrap; gap: .25rem .6rem; align-items: center; }
fieldset { border: 0; padding: 0; margin: .35rem 0; display: flex; flex-wrap: wrap; gap: .1rem .9rem; }
legend { float: left; min-width: 5.5rem; font-weight: 600; padding: 0; }
fieldset label { white-space: nowrap; }
label.type { border-bottom: 3px solid var(--rest); }
label.type.SEQUEL { border-color: var(--SEQUEL); }
label.type.SIDE_STORY { border-color: var(--SIDE_STORY); }
label.type.SPIN_OFF { border-color: var(--SPIN_OFF); }
label.type.ALTERNATIVE { border-color: var(--ALTERNATIVE); }
label.type.SUMMARY, label.type.COMPILATION { border-color: var(--SUMMARY); }
label.format { border-bottom: 6px solid var(--other); }
label.format.TV, label.format.TV_SHORT { border-color: var(--TV); }
label.format.MOVIE { border-color: var(--MOVIE); }
label.format.OVA { border-color: var(--OVA); }
label.format.ONA { border-color: var(--ONA); }
label.format.SPECIAL { border-color: var(--SPECIAL); }
label.format.MUSIC { border-color: var(--MUSIC); }
ol { margin: 0; padding-left: 2.6rem; }
li { margin: .55rem 0; overflow-wrap: anywhere; scroll-margin-top: 1rem; }
li::marker { color: var(--dim); font-variant-numeric: tabular-nums; }
li p { margin: 0; font-size: .875rem; }
li.chosen { background: var(--soft); box-shadow: 0 0 0 .35rem var(--soft); border-radius: .2rem; }
.name { font-weight: 600; text-decoration: none; }
.name:hover { text-decoration: underline; }
.minor .name { font-weight: normal; }
.note::before { content: "· "; }
.badge { border: 1px solid currentColor; border-radius: .7rem; padding: 0 .45rem; font-size: .75rem; }
.badge.next, .badge.airing { color: var(--mark); font-weight: 600; }
.more button { padding: 0 .4rem; font-size: .8rem; }
#canvas { height: 70vh; min-height: 18rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--page); touch-action: none; }
.tools { display: flex; gap: .4rem; margin-bottom: .4rem; }
.tools button { min-width: 2.4rem; }
#keys { font-size: .8rem; margin: .3rem 0; }
#details { min-height: 5rem; font-size: .9rem; }
#details p, #details ul { margin: .2rem 0; }
#details ul { padding-left: 1.2rem; }
@media (min-width: 52rem) {
  #down, #up { display: none; }
  main { display: grid; grid-template-columns: minmax(18rem, 27rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
  main:not(:has(#graph:not([hidden]))) { display: block; }
  #graph { position: sticky; top: 0; }
  #canvas { height: calc(100vh - 17rem); }
}
@media print {
  #graph, #controls, #down, .skip, .more { display: none !important; }
  body { font-size: 10pt; padding: 0; color: #000; background: #fff; }
  main { display: block !important; }
  .story { columns: 2; }
  .story h3 { column-span: all; break-after: avoid; }
  li { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;
