/** How the page looks: light and dark, from a phone's width up, and on paper. */
export const css = `
:root { color-scheme: light dark; --page: #ffffff; --text: #1b2330; --dim: #56617a; --line: #d5dbe6; --bar: #2f6fbf; --held: #1b7a33; --missed: #b3231a; --remark: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --page: #12161d; --text: #e6eaf1; --dim: #a2adc0; --line: #333d4d; --bar: #6fa8ff; --held: #7bd48f; --missed: #ff8d85; --remark: #ffc46b; }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 64rem; padding: 0 1rem 2rem; background: var(--page); color: var(--text); font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 1rem 0 .25rem; font-size: 1.6rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .25rem; padding-top: .75rem; border-top: 1px solid var(--line); }
p { margin: 0; }
header .plain, section > p, li .plain { color: var(--dim); }
.held { color: var(--held); }
.missed { color: var(--missed); font-weight: 600; }
.remark { color: var(--remark); }
.chart { position: relative; margin: .75rem 0; }
.wide { overflow-x: auto; margin-top: .75rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { padding: .2rem .6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody th { text-align: left; font-weight: 600; }
ul { margin: .5rem 0 0; padding: 0 .6rem; list-style: none; font-size: .9rem; }
@media print { .chart { break-inside: avoid; } }
`;

/** Draws a bar chart a scenario in the colours of the page, and again when they change. */
export const script = `
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const boxes = [...document.querySelectorAll('.chart')];
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const font = { family: 'system-ui, sans-serif', size: 12 };
  let charts = [];

  // The figure at the end of its bar.
  const ends = ({ medians }) => ({
    id: 'ends',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.fillStyle = color('--text');
      ctx.font = font.size + 'px ' + font.family;
      ctx.textBaseline = 'middle';
      chart.getDatasetMeta(0).data.forEach((bar, n) => ctx.fillText(medians[n], bar.x + 6, bar.y));
      ctx.restore();
    },
  });

  function draw(box, one) {
    const most = Math.max(...one.mediansMs);
    const least = Math.min(...one.mediansMs);
    const isWide = most > 100 * least;
    box.hidden = one.names.length === 0;
    box.style.height = 3.5 + 1.9 * one.names.length + 'rem';
    return new Chart(box.querySelector('canvas'), {
      type: 'bar',
      data: { labels: one.names, datasets: [{ data: one.mediansMs, backgroundColor: color('--bar'), maxBarThickness: 22 }] },
      plugins: [ends(one)],
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        layout: { padding: { right: 72 } },
        font,
        plugins: {
          legend: { display: false },
          tooltip: { callbacks: { label: ({ dataIndex: n }) => one.medians[n] + ' ' + one.details[n] } },
        },
        scales: {
          x: {
            type: isWide ? 'logarithmic' : 'linear',
            min: isWide ? 10 ** Math.floor(Math.log10(least)) : 0,
            title: { display: true, text: isWide ? 'ms, logarithmic' : 'ms', color: color('--dim') },
            ticks: { color: color('--dim'), maxTicksLimit: 8 },
            grid: { color: color('--line') },
          },
          y: { ticks: { color: color('--text'), autoSkip: false }, grid: { display: false } },
        },
      },
    });
  }

  function drawAll() {
    for (const chart of charts) chart.destroy();
    charts = boxes.flatMap((box, n) => (data[n].names.length > 0 ? [draw(box, data[n])] : []));
  }
  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
})();
`;
