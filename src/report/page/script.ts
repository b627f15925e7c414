/** What a page does once it is open: ticks that stay (another window's, too, which may come meanwhile), what comes next, searching, copying. Everything that it shows is set as text. */
export const pageScript = `
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const all = (what) => [...document.querySelectorAll(what)];

  // What was ticked here, by ref, for all franchises; a browser that keeps nothing forgets it with the page.
  const kept = (name) => { try { return new Set(JSON.parse(localStorage.getItem(name) || '[]')); } catch { return new Set(); } };
  const seen = kept('animectl.seen');
  // What the user's own list says was seen, and what of that was taken back here.
  const own = new Set();
  const unseen = kept('animectl.unseen');
  const ticks = [['animectl.seen', seen], ['animectl.unseen', unseen]];
  const has = (ref) => seen.has(ref) || (own.has(ref) && !unseen.has(ref));
  let keeps = true;
  function reread() {
    for (const [name, those] of keeps ? ticks : []) {
      those.clear();
      for (const ref of kept(name)) those.add(ref);
    }
  }
  function tick(ref, isSeen) {
    reread();
    seen.delete(ref);
    unseen.delete(ref);
    // What the list says as well need not be kept.
    if (isSeen !== own.has(ref)) (isSeen ? seen : unseen).add(ref);
    keep();
  }
  // The user's own list says so now: nothing need be kept here.
  function owned(ref, isSeen) {
    reread();
    if (isSeen) own.add(ref);
    else own.delete(ref);
    seen.delete(ref);
    unseen.delete(ref);
    keep();
  }
  function keep() {
    try {
      for (const [name, those] of ticks) localStorage.setItem(name, JSON.stringify([...those]));
    } catch { keeps = false; }
  }

  const foldingSteps = {
    normalize: (form) => (text) => text.normalize(form),
    lower: () => (text) => text.toLowerCase(),
    replace: (pattern, by) => (text) => text.replace(new RegExp(pattern, 'gu'), by),
    shift: (pattern, places) => (text) => text.replace(new RegExp(pattern, 'gu'), (one) => String.fromCharCode(one.charCodeAt(0) + places)),
  };
  const folded = (typed) => data.folding.reduce((text, [what, ...how]) => foldingSteps[what](...how)(text), typed) || typed.trim();

  const titles = () => all('#order li[data-ref]');
  const check = (item) => { item.querySelector('input').checked = has(item.dataset.ref); };
  const nameIn = (item) => item.querySelector('.name').textContent;

  function showNext() {
    const next = byId('next');
    if (!next) return;
    const wanted = titles().filter((item) => !item.matches('.minor, .soon'));
    const isSeen = (item) => has(item.dataset.ref);
    const last = wanted.findLastIndex(isSeen);
    const open = (items) => items.find((item) => !isSeen(item));
    const left = last < 0 ? open(wanted.filter((item) => item.matches('.line'))) || open(wanted) : open(wanted.slice(last)) || open(wanted);
    const done = titles().filter(isSeen).length;
    const word = next.querySelector('.word');
    const link = next.querySelector('a');
    word.textContent = !left ? 'You have seen all that is out' : done > 0 ? 'Next for you' : 'Start with';
    link.hidden = !left;
    next.querySelector('small').textContent = left
      ? [left.querySelector('.year').textContent, left.querySelector('.length').textContent, done > 0 && done + ' of ' + titles().length + ' seen'].filter(Boolean).join(', ')
      : '';
    if (left) {
      link.textContent = nameIn(left);
      link.href = '#' + left.id;
    }
    noteNext(left, done);
    for (const item of titles()) item.classList.toggle('seen', isSeen(item));
    for (const node of all('.node')) node.classList.toggle('seen', !!byId('t' + node.dataset.n)?.classList.contains('seen'));
  }

  // What comes next in each franchise that was begun, latest first, for the first page of a server.
  function noteNext(left, done) {
    const root = document.querySelector('#view header[data-root]')?.dataset.root;
    if (!root) return;
    let all = [];
    try { all = JSON.parse(localStorage.getItem('animectl.next') || '[]').filter((one) => one.root !== root); } catch {}
    const name = document.querySelector('h1').textContent;
    if (left && done > 0) all.unshift({ root, name, next: nameIn(left), done, titles: titles().length });
    try { localStorage.setItem('animectl.next', JSON.stringify(all.slice(0, 24))); } catch {}
  }

  function filter() {
    if (!byId('find')) return;
    const words = folded(byId('find').value).split(' ');
    const hides = byId('minor').checked;
    let shown = 0;
    for (const item of titles()) {
      item.hidden = (hides && item.classList.contains('minor')) || !words.every((word) => item.dataset.words.includes(word));
      if (!item.hidden) shown++;
    }
    for (const story of all('.story')) story.hidden = !story.querySelector('li:not([hidden])');
    byId('count').textContent = shown === titles().length ? '' : shown + ' of ' + titles().length + ' titles';
  }

  function open(item) {
    item.hidden = false;
    item.querySelector('details').open = true;
    item.scrollIntoView({ block: 'center' });
    item.querySelector('summary').focus({ preventScroll: true });
  }

  // Also called when another franchise has taken the place of the last one.
  function enhance() {
    for (const one of all('#controls, .tick, .copy, .zoom')) one.hidden = false;
    if (byId('hide')) byId('hide').hidden = !document.querySelector('li.minor');
    own.clear();
    reread();
    for (const item of titles()) {
      if (item.dataset.seen !== undefined) {
        own.add(item.dataset.ref);
        seen.delete(item.dataset.ref);
      }
      check(item);
    }
    keep();
    showNext();
    window.animectl?.shown?.();
  }
  window.animectl = { enhance, owned, kept: () => ({ seen: [...seen], unseen: [...unseen] }) };

  addEventListener('storage', () => {
    reread();
    titles().forEach(check);
    showNext();
  });
  document.addEventListener('change', ({ target }) => {
    const item = target.closest && target.closest('.tick') && target.closest('li');
    if (!item) return;
    tick(item.dataset.ref, target.checked);
    showNext();
    window.animectl.onTick?.(item.dataset.ref, target.checked);
  });
  document.addEventListener('input', ({ target }) => (target.id === 'find' || target.id === 'minor') && filter());
  document.addEventListener('submit', (event) => {
    if (event.target.id !== 'controls') return;
    event.preventDefault();
    const first = titles().find((item) => !item.hidden);
    if (first) open(first);
  });

  const markdown = () => ['# ' + document.querySelector('h1').textContent, '', ...titles().map((item) => {
    const facts = [item.querySelector('.year').textContent, item.querySelector('.length').textContent, item.matches('.minor') && 'optional'].filter(Boolean).join(', ');
    return '- [' + (has(item.dataset.ref) ? 'x' : ' ') + '] ' + nameIn(item).replace(/([\\\\\`*_[\\]<>#])/g, '\\\\$1') + (facts && ' (' + facts + ')');
  }), ''].join('\\n');
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); byId('copied').textContent = 'Copied'; }
    catch { byId('copied').textContent = 'The browser does not allow it'; }
  }

  let zoom = 1;
  function zoomBy(by) {
    const svg = document.querySelector('svg.graph');
    zoom = by === 1 ? 1 : Math.min(3, Math.max(0.2, zoom * by));
    const { width, height } = svg.viewBox.baseVal;
    svg.setAttribute('width', width * zoom);
    svg.setAttribute('height', height * zoom);
  }
  function highlight(n) {
    for (const line of all('.link')) line.classList.toggle('near', n !== undefined && (line.dataset.from === n || line.dataset.to === n));
    document.querySelector('svg.graph')?.classList.toggle('some', n !== undefined);
  }
  for (const kind of ['pointerover', 'focusin']) document.addEventListener(kind, ({ target }) => highlight(target.closest?.('.node')?.dataset.n));
  document.addEventListener('click', (event) => {
    const { target } = event;
    const to = target.closest && target.closest('a[href^="#t"]');
    const item = to && byId(to.getAttribute('href').slice(1));
    if (item) { event.preventDefault(); open(item); }
    const button = target.closest && target.closest('button');
    if (button && button.dataset.zoom) zoomBy(Number(button.dataset.zoom));
    if (button && button.dataset.copy === 'link') copy(location.href);
    if (button && button.dataset.copy === 'markdown') copy(markdown());
  });

  enhance();
})();
`;
