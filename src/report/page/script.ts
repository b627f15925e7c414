/** What the page does once it is open: draws the graph, searches, filters, zooms. Everything that it shows is set as text. */
export const script = `
(() => {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId('data').textContent);
  const titles = new Map(data.titles.map((title) => [title.n, title]));
  const items = new Map(data.titles.map(({ n }) => [n, byId('t' + n)]));
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  for (const one of document.querySelectorAll('#controls, #graph, #down, [data-show]')) one.hidden = false;

  byId('filters').open = matchMedia('(min-width: 52rem)').matches;

  const kinds = ['SEQUEL', 'SIDE_STORY', 'SPIN_OFF', 'ALTERNATIVE', 'SUMMARY'];
  const fills = { TV_SHORT: 'TV', TV: 'TV', MOVIE: 'MOVIE', OVA: 'OVA', ONA: 'ONA', SPECIAL: 'SPECIAL', MUSIC: 'MUSIC' };
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const lineColor = ({ type }) => color(kinds.includes(type) ? type : type === 'COMPILATION' ? 'SUMMARY' : 'rest');

  const cy = window.cy = cytoscape({
    container: byId('canvas'),
    elements: elements(),
    layout: { name: 'preset' },
    style: look(),
    minZoom: 0.05,
    maxZoom: 3,
    autoungrabify: true,
    boxSelectionEnabled: false,
  });
  dark.addEventListener('change', () => cy.style(look()));

  function elements() {
    const all = data.sections.map((name, n) => ({ group: 'nodes', data: { id: 's' + n, name }, classes: 'section', selectable: false }));
    for (const { n, x, y, label, format, section, skippable, soon } of data.titles) {
      const parent = section === undefined ? {} : { parent: 's' + section };
      const classes = [skippable && 'minor', soon && 'soon'].filter(Boolean);
      all.push({ group: 'nodes', data: { id: 't' + n, n, label, format, ...parent }, position: { x, y }, classes: ['title', ...classes] });
    }
    data.links.forEach(({ from, to, bends, directed, ...link }, n) => {
      const classes = ['link', directed ? 'directed' : 'plain', !bends ? 'cross' : bends.weights.length ? 'bent' : 'ends'];
      all.push({ group: 'edges', data: { id: 'l' + n, source: 't' + from, target: 't' + to, ...bends && { bends }, ...link }, classes });
    });
    return all;
  }

  function look() {
    const bends = (key) => (edge) => edge.data('bends')[key];
    return [
      { selector: 'node.title', style: {
        shape: 'round-rectangle', width: 204, height: 66, label: 'data(label)', 'text-wrap': 'wrap', 'text-max-width': 400,
        'text-valign': 'center', 'text-halign': 'center', 'font-size': 13, 'line-height': 1.2, 'font-family': 'system-ui, sans-serif',
        color: color('text'), 'background-color': (node) => color(fills[node.data('format')] || 'other'),
        'border-width': 1, 'border-color': color('dim'), 'min-zoomed-font-size': 5 } },
      { selector: 'node.minor', style: { 'border-style': 'dotted', 'background-opacity': 0.5 } },
      { selector: 'node.soon', style: { 'border-style': 'dashed', 'border-width': 2 } },
      { selector: 'node.section', style: {
        shape: 'round-rectangle', label: 'data(name)', 'text-valign': 'top', 'text-halign': 'center', 'text-margin-y': -6,
        'font-size': (node) => Math.min(64, Math.max(22, node.width() / 24)), 'font-weight': 'bold', 'font-family': 'system-ui, sans-serif', color: color('dim'),
        'background-color': color('soft'), 'background-opacity': 0.6, 'border-width': 1, 'border-color': color('line'),
        padding: 24, events: 'no', 'text-wrap': 'wrap', 'text-max-width': (node) => Math.max(250, node.width()) } },
      { selector: 'edge.link', style: {
        width: (edge) => edge.data('type') === 'SEQUEL' ? 3 : 1.5, 'line-color': (edge) => lineColor(edge.data()),
        'target-arrow-color': (edge) => lineColor(edge.data()), 'curve-style': 'straight', 'arrow-scale': 0.9 } },
      { selector: 'edge.directed', style: { 'target-arrow-shape': 'triangle' } },
      { selector: 'edge.plain', style: { 'line-style': 'dashed' } },
      { selector: 'edge.bent, edge.ends', style: { 'source-endpoint': bends('source'), 'target-endpoint': bends('target') } },
      { selector: 'edge.bent', style: {
        'curve-style': 'segments', 'edge-distances': 'endpoints', 'segment-weights': bends('weights'), 'segment-distances': bends('distances') } },
      { selector: 'edge.cross', style: { opacity: 0.22, width: 1.5 } },
      { selector: '.gone', style: { display: 'none' } },
      { selector: '.far', style: { opacity: 0.15 } },
      { selector: '.beside', style: { opacity: 1 } },
      { selector: 'edge.near', style: {
        opacity: 1, width: 4, label: 'data(word)', 'font-size': 12, color: color('text'), 'text-background-color': color('page'),
        'text-background-opacity': 0.9, 'text-background-padding': 2, 'z-index': 9, 'font-family': 'system-ui, sans-serif' } },
      { selector: 'node.chosen', style: { 'border-width': 4, 'border-style': 'solid', 'border-color': color('mark') } },
    ];
  }

  const move = (to) => (still.matches ? (to.fit ? cy.fit(to.fit.eles, to.fit.padding) : cy.viewport(view(to))) : cy.animate(to, { duration: 200 }));
  const view = ({ zoom = cy.zoom(), center }) => {
    const { x, y } = center.eles.position();
    return { zoom, pan: { x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom } };
  };
  const fit = () => cy.fit(cy.elements(':visible'), 16);
  const zoom = (by) => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });

  // A few titles are shown whole; of many, the beginning, at a size that can be read.
  fit();
  if (cy.zoom() < 0.3) {
    const first = cy.$id('t' + data.titles[0].n);
    cy.viewport({ zoom: 0.55, pan: { x: 60 - (first.position('x') - 110) * 0.55, y: cy.height() / 3 - first.position('y') * 0.55 } });
  }
  if (cy.zoom() > 1.2) { cy.zoom(1.2); cy.center(); }

  let chosen;
  function choose(n, goThere = true) {
    const title = titles.get(n);
    if (!title) return;
    clear();
    chosen = n;
    const node = cy.$id('t' + n).addClass('chosen');
    node.connectedEdges().addClass('near');
    node.closedNeighborhood().nodes().addClass('beside');
    items.get(n).classList.add('chosen');
    if (goThere) move({ center: { eles: node }, zoom: Math.max(cy.zoom(), 0.8) });
    describe(title);
  }
  function clear() {
    if (chosen !== undefined) items.get(chosen).classList.remove('chosen');
    cy.elements('.chosen, .near, .beside').removeClass('chosen near beside');
    chosen = undefined;
    byId('details').replaceChildren();
  }

  function describe(title) {
    const link = document.createElement('a');
    link.href = '#t' + title.n;
    link.textContent = title.n + '. ' + title.name;
    const list = document.createElement('ul');
    for (const { from, to, word, back, by } of data.links) {
      if (from !== title.n && to !== title.n) continue;
      const other = titles.get(from === title.n ? to : from);
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = other.n + '. ' + other.name;
      button.addEventListener('click', () => choose(other.n));
      item.append((from === title.n ? word : back) + ': ', button, ' stated by ' + by);
      list.append(item);
    }
    const head = document.createElement('p');
    head.append(link, ' ' + title.facts);
    byId('details').replaceChildren(head, list);
  }

  const foldingSteps = {
    normalize: (form) => (text) => text.normalize(form),
    lower: () => (text) => text.toLowerCase(),
    replace: (pattern, by) => (text) => text.replace(new RegExp(pattern, 'gu'), by),
    shift: (pattern, places) => (text) => text.replace(new RegExp(pattern, 'gu'), (one) => String.fromCharCode(one.charCodeAt(0) + places)),
  };
  const folded = (typed) => data.folding.reduce((text, [what, ...how]) => foldingSteps[what](...how)(text), typed) || typed.trim();

  const checked = (name) => new Set([...document.querySelectorAll('input[name=' + name + ']:checked')].map(({ value }) => value));
  function filter() {
    const types = checked('type');
    const formats = checked('format');
    const minor = !byId('minor') || byId('minor').checked;
    const words = folded(byId('find').value).split(' ');
    const linked = new Map(data.titles.map(({ n }) => [n, undefined]));
    for (const { from, to, type } of data.links) for (const n of [from, to]) linked.set(n, linked.get(n) || types.has(type));
    let shown = 0;
    cy.startBatch();
    for (const title of data.titles) {
      const there = formats.has(title.format) && linked.get(title.n) !== false && (minor || !title.skippable);
      const found = words.every((word) => title.words.includes(word));
      cy.$id('t' + title.n).toggleClass('gone', !there).toggleClass('far', !found);
      items.get(title.n).hidden = !there || !found;
      if (there && found) shown++;
    }
    data.links.forEach(({ type }, n) => cy.$id('l' + n).toggleClass('gone', !types.has(type)));
    data.sections.forEach((_, n) => {
      const section = cy.$id('s' + n);
      section.toggleClass('gone', section.children().every((node) => node.hasClass('gone')));
    });
    cy.endBatch();
    for (const story of document.querySelectorAll('.story')) story.hidden = !story.querySelector('li:not([hidden])');
    byId('count').textContent = shown === data.titles.length ? '' : shown + ' of ' + data.titles.length + ' titles';
  }

  byId('controls').addEventListener('input', filter);
  byId('controls').addEventListener('submit', (event) => {
    event.preventDefault();
    const first = data.titles.find(({ n }) => !items.get(n).hidden);
    if (first) choose(first.n);
  });
  byId('in').addEventListener('click', () => zoom(1.4));
  byId('out').addEventListener('click', () => zoom(1 / 1.4));
  byId('fit').addEventListener('click', fit);
  cy.on('tap', 'node.title', ({ target }) => choose(target.data('n'), false));
  cy.on('tap', ({ target }) => target === cy && clear());
  document.addEventListener('click', ({ target }) => {
    const n = target.dataset && target.dataset.show;
    if (!n) return;
    choose(Number(n));
    byId('graph').scrollIntoView({ block: 'nearest' });
  });

  const step = (by) => {
    const seen = data.titles.filter(({ n }) => !items.get(n).hidden);
    const at = seen.findIndex(({ n }) => n === chosen);
    const next = seen[at < 0 ? 0 : (at + by + seen.length) % seen.length];
    if (next) choose(next.n);
  };
  const keys = {
    ArrowLeft: () => cy.panBy({ x: 80, y: 0 }), ArrowRight: () => cy.panBy({ x: -80, y: 0 }),
    ArrowUp: () => cy.panBy({ x: 0, y: 80 }), ArrowDown: () => cy.panBy({ x: 0, y: -80 }),
    '+': () => zoom(1.4), '=': () => zoom(1.4), '-': () => zoom(1 / 1.4), '0': fit, n: () => step(1), p: () => step(-1), Escape: clear,
  };
  byId('canvas').addEventListener('keydown', (event) => {
    const act = !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
`;
