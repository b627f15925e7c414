/** What the page of a server does with covers: nothing, until they are switched on, which stays. A browser loads them where they are. */
export const coversScript = `
(() => {
  'use strict';
  const { ask } = window.animectl;
  const byId = (id) => document.getElementById(id);
  let isOn = false;
  try { isOn = localStorage.getItem('animectl.covers') === 'on'; } catch {}
  const known = new Map();

  const items = () => [...document.querySelectorAll('#order li[data-ref]')];
  function picture(ref) {
    const address = known.get(ref);
    const one = document.createElement(address ? 'img' : 'span');
    one.className = 'cover';
    if (!address) return one;
    Object.assign(one, { alt: '', loading: 'lazy', decoding: 'async', referrerPolicy: 'no-referrer' });
    one.addEventListener('error', () => one.replaceWith(Object.assign(document.createElement('span'), { className: 'cover' })));
    one.src = address;
    return one;
  }

  async function find() {
    const open = [...new Set(items().map((item) => item.dataset.ref))].filter((ref) => !known.has(ref));
    for (let start = 0; start < open.length; start += 100) {
      const refs = open.slice(start, start + 100);
      const answer = await ask('/api/v1/covers?refs=' + encodeURIComponent(refs.join(','))).catch(() => undefined);
      const said = answer && await answer.json();
      if (!answer || !answer.ok) return said ? said.detail || said.title : 'The server does not answer.';
      for (const ref of refs) known.set(ref, said.covers[ref] || '');
    }
    return items().some(({ dataset }) => known.get(dataset.ref)) ? '' : 'No covers are known of these titles.';
  }

  function draw() {
    for (const one of document.querySelectorAll('.cover')) one.remove();
    document.body.classList.toggle('pictured', isOn);
    if (!isOn || !items().some(({ dataset }) => known.get(dataset.ref))) return;
    for (const item of items()) item.querySelector('details').before(picture(item.dataset.ref));
    for (const link of document.querySelectorAll('.strip a')) {
      const ref = byId(link.getAttribute('href').slice(1))?.dataset.ref;
      if (ref) link.prepend(picture(ref));
    }
    first();
  }
  // Of what comes next.
  function first() {
    const next = byId('next');
    const item = next && byId((next.querySelector('a').getAttribute('href') || '').slice(1));
    next?.querySelector('.cover')?.remove();
    if (isOn && item && known.get(item.dataset.ref)) next.prepend(picture(item.dataset.ref));
  }

  async function shown() {
    const label = byId('pictures');
    if (!label) return;
    label.hidden = false;
    byId('covers').checked = isOn;
    const trouble = isOn ? await find() : '';
    byId('count').textContent = trouble;
    draw();
  }
  document.addEventListener('change', ({ target }) => {
    if (target.id === 'covers') {
      isOn = target.checked;
      try { localStorage.setItem('animectl.covers', isOn ? 'on' : 'off'); } catch {}
      shown();
    } else if (target.closest && target.closest('.tick')) first();
  });
  window.animectl.shown = shown;
  shown();
})();
`;
