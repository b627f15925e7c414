/** How the pages look: light and dark, from a phone's width up, and on paper. */
export const css = `
:root {
  color-scheme: light dark;
  --page: #fff; --text: #1b2330; --dim: #566079; --line: #d9dfe9; --soft: #f3f6fb; --link: #17549f; --warm: #9a4708; --good: #1d6b30;
  --TV: #dcebff; --MOVIE: #ffe6cc; --OVA: #e0f5e1; --ONA: #d9f3f3; --SPECIAL: #f0e4fb; --MUSIC: #fbe0ec; --other: #ececec;
  --SEQUEL: #17549f; --SIDE_STORY: #24803a; --SPIN_OFF: #7a3fb0; --ALTERNATIVE: #b3520a; --SUMMARY: #7a8190; --rest: #8a6d3b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161d; --text: #e6eaf1; --dim: #a2adc0; --line: #2f3947; --soft: #1b212b; --link: #8dbbff; --warm: #ffb26b; --good: #7bd48f;
    --TV: #1d3a5f; --MOVIE: #573612; --OVA: #1d4526; --ONA: #14474a; --SPECIAL: #40285c; --MUSIC: #56203b; --other: #383e49;
    --SEQUEL: #8dbbff; --SIDE_STORY: #7bd48f; --SPIN_OFF: #cfa2ff; --ALTERNATIVE: #ffb26b; --SUMMARY: #a2adc0; --rest: #d9c08c;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 76rem; background: var(--page); color: var(--text); font: 1rem/1.45 system-ui, sans-serif; }
h1 { margin: 1.25rem 0 .25rem; font-size: 1.9rem; line-height: 1.15; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 0; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
p { margin: .35rem 0; }
small, .note, .names, .later { color: var(--dim); font-weight: normal; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .2rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .5rem; z-index: 2; }
button, input[type=search], input[type=password] { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--dim); border-radius: .45rem; padding: .25rem .65rem; }
button { cursor: pointer; }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--link); }
.numbers { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; color: var(--dim); margin: .2rem 0 .9rem; }
.numbers b { color: var(--text); font-size: 1.15rem; }
#next { background: var(--soft); border: 1px solid var(--line); border-left: .3rem solid var(--link); border-radius: .5rem; padding: .65rem .9rem; margin: .5rem 0; }
#next .word { display: block; color: var(--dim); font-size: .85rem; }
#next a { font-size: 1.15rem; font-weight: 600; }
.strip { list-style: none; display: flex; margin: 1rem 0 0; padding: .6rem 0; overflow-x: auto; }
.strip li { flex: 0 0 auto; max-width: 11.5rem; border-top: 3px solid var(--link); padding: .5rem .9rem .1rem 0; position: relative; font-size: .9rem; line-height: 1.25; }
.strip li::before { content: ""; position: absolute; top: -8px; left: 0; width: 12px; height: 12px; border-radius: 50%; background: var(--link); border: 2px solid var(--page); }
.strip a { text-decoration: none; color: inherit; display: block; }
.strip a:hover bdi { text-decoration: underline; }
.strip .year { display: block; color: var(--dim); font-size: .8rem; }
.bar { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; align-items: center; margin: 1.75rem 0 .6rem; padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
.bar p { margin: 0; }
#controls { display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: center; font-size: .9rem; color: var(--dim); }
#controls input[type=search] { width: 12rem; max-width: 60vw; }
#hide, #pictures { display: flex; gap: .35rem; align-items: center; }
ol { margin: 0; padding: 0; }
.story ol, #arriving { list-style: none; }
.story li { display: flex; align-items: flex-start; border-bottom: 1px solid var(--line); scroll-margin: 4rem; }
.story li:target { background: var(--soft); }
.tick { padding: .62rem .6rem .5rem .1rem; line-height: 0; cursor: pointer; }
details { flex: 1; min-width: 0; }
summary { display: grid; grid-template-columns: 2rem minmax(0, auto) auto 1fr auto 4.6rem; gap: 0 .5rem; align-items: baseline; padding: .45rem .1rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:hover .name { text-decoration: underline; }
.n { color: var(--dim); font-variant-numeric: tabular-nums; text-align: right; grid-column: 1; }
.name { grid-column: 2; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
details[open] .name { white-space: normal; overflow-wrap: anywhere; }
.line .name { font-weight: 600; }
.seen .name { color: var(--dim); font-weight: normal; }
.mark { grid-column: 3; font-size: .75rem; color: var(--dim); border: 1px solid currentColor; border-radius: .7rem; padding: 0 .45rem; white-space: nowrap; }
.tick:not([hidden]) + details .mark.seen { display: none; }
.mark.airing { color: var(--good); }
.mark.announced { color: var(--warm); }
.year, .length { color: var(--dim); font-variant-numeric: tabular-nums; white-space: nowrap; }
summary .year { grid-column: 5; }
summary .length { grid-column: 6; text-align: right; }
.more { padding: 0 0 .6rem 2.6rem; font-size: .9rem; }
.more p { margin: .1rem 0; }
.more a { margin-right: .6rem; }
.note { font-size: .9rem; }
.canvas { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: .5rem; background: var(--page); }
.key { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .85rem; }
.key span::before { content: ""; display: inline-block; width: 1.4rem; height: 0; border-top: 3px solid var(--rest); vertical-align: middle; margin-right: .35rem; }
${['SEQUEL', 'SIDE_STORY', 'SPIN_OFF', 'ALTERNATIVE', 'SUMMARY'].map((type) => `.key .${type}::before { border-color: var(--${type}); }\n.link.${type} { stroke: var(--${type}); }\n.link.${type}.directed { marker-end: url(#to-${type}); }\nmarker.${type} { fill: var(--${type}); }`).join('\n')}
svg.graph { display: block; font: 13px system-ui, sans-serif; }
svg text { fill: var(--text); }
svg text.year { fill: var(--dim); font-size: 14px; font-weight: 600; }
svg text.head { fill: var(--dim); font-size: 14px; font-weight: 600; }
svg text.facts { fill: var(--dim); font-size: 12px; }
path.year { stroke: var(--line); stroke-dasharray: 2 5; }
.link { fill: none; stroke: var(--rest); stroke-width: 1.5; stroke-linejoin: round; }
.link.directed { marker-end: url(#to-rest); }
marker.rest { fill: var(--rest); }
.link.COMPILATION { stroke: var(--SUMMARY); }
.link.SEQUEL { stroke-width: 2.5; }
svg.some .link { opacity: .15; }
svg.some .link.near { opacity: 1; stroke-width: 3; }
.node rect { fill: var(--other); stroke: var(--dim); }
${['TV', 'MOVIE', 'OVA', 'ONA', 'SPECIAL', 'MUSIC'].map((format) => `.node.${format} rect { fill: var(--${format}); }`).join('\n')}
.node.TV_SHORT rect { fill: var(--TV); }
.node.minor rect { stroke-dasharray: 2 3; fill-opacity: .5; }
.node.soon rect { stroke-dasharray: 6 4; }
.node.seen text { opacity: .65; }
.node:hover rect, .node:focus rect { stroke: var(--link); stroke-width: 3; }
.node:focus { outline: none; }
.stories { display: flex; flex-wrap: wrap; gap: .4rem; margin: .9rem 0 0; }
.stories a, .chip { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: .15rem .75rem; text-decoration: none; color: inherit; background: var(--soft); }
.stories a:hover, .chip:hover { border-color: var(--link); }
@media (max-width: 36rem) {
  summary { grid-template-columns: 1.6rem auto auto 1fr; gap: 0 .6rem; }
  .name { white-space: normal; overflow-wrap: anywhere; grid-column: 2 / -1; }
  summary .mark { grid-column: 4; grid-row: 2; justify-self: start; align-self: center; }
  summary .year { grid-column: 2; grid-row: 2; }
  summary .length { grid-column: 3; grid-row: 2; text-align: left; }
  summary .year, summary .length { font-size: .85rem; }
  .more { padding-left: 2.1rem; }
  h1 { font-size: 1.6rem; }
}
@media print {
  #graph, #controls, .copy, .skip, .tick, #ask, #state { display: none !important; }
  body { font-size: 10pt; padding: 0; color: #000; background: #fff; max-width: none; }
  .strip { flex-wrap: wrap; }
  .story li { break-inside: avoid; }
}
`;
