/** What the first page of a server does: what comes next of what this browser has ticked, what runs, what is followed no longer. */
export const homeScript = `
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const { ask, at, write, hasKey, unlock } = window.animectl;
  const byId = (id) => document.getElementById(id);
  const home = byId('home');

  function item(...parts) {
    const one = document.createElement('li');
    one.append(...parts);
    return one;
  }
  function small(text) {
    const one = document.createElement('small');
    one.textContent = text;
    return one;
  }

  // What this browser has ticked, then what the user's own list says of other franchises.
  async function showMine() {
    const card = byId('mine');
    if (!card) return;
    let all = [];
    try { all = JSON.parse(localStorage.getItem('animectl.next') || '[]'); } catch {}
    show(card, all);
    // It is for who has the key.
    if (!hasKey()) return;
    const answer = await ask('/api/v1/next').catch(() => undefined);
    if (!answer || !answer.ok || !byId('mine')) return;
    const names = new Set(all.map(({ name }) => name));
    const { next } = await answer.json();
    show(card, [...all, ...next.filter(({ franchise }) => !names.has(franchise)).map(({ ref, franchise, title }) => ({ root: ref, name: franchise, next: title }))]);
  }
  function show(card, all) {
    card.querySelector('ul').replaceChildren(...all.slice(0, 6).map(({ root, name, next, done, titles }) => {
      const link = document.createElement('a');
      link.href = at('/?q=' + encodeURIComponent(root));
      link.dataset.ask = root;
      link.textContent = next;
      if (!titles) return item(link, ' ', small(name === next ? '' : name));
      const bar = document.createElement('progress');
      bar.max = titles;
      bar.value = done;
      bar.setAttribute('aria-label', name + ': ' + done + ' of ' + titles + ' seen');
      return item(link, ' ', small((name === next ? '' : name + ', ') + done + ' of ' + titles + ' seen'), bar);
    }));
    card.hidden = all.length === 0;
  }

  const words = { import: 'An import', 'watch check': 'A look for news' };
  const states = { waiting: 'waits for its turn', running: 'runs', done: 'is done', failed: 'failed', stopped: 'was stopped' };
  const ends = { imported: 'imported', updated: 'updated', unchanged: 'unchanged', ambiguous: 'ambiguous', notFound: 'not found', failed: 'failed', skipped: 'left out' };
  function rowsOf(result) {
    return Object.entries(ends).map(([end, words]) => result[end] && result[end] + ' ' + words).filter(Boolean).join(', ');
  }
  function jobLine({ id, kind, state, progress, problem, result }) {
    const counts = result && kind === 'import' ? [rowsOf(result)] : [progress.titles && progress.titles + ' titles came', progress.rows && progress.rows + ' rows read'].filter(Boolean);
    const end = problem ? problem.detail : result && kind === 'watch check' ? (result.changed ? result.changes.length + ' changes' : 'nothing new') : '';
    const line = item(words[kind] + ' ' + states[state] + ' ', small([end, ...counts].filter(Boolean).join(', ')));
    if (state !== 'running' && state !== 'waiting') return line;
    const stop = document.createElement('button');
    stop.type = 'button';
    stop.textContent = 'Stop';
    stop.addEventListener('click', () => write('DELETE', '/api/v1/jobs/' + id, undefined, showJobs));
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', words[kind]);
    line.append(' ', stop, bar);
    return line;
  }
  // Of the queue that workers take from, where there is one.
  async function queued() {
    if (!data.hasQueue) return [];
    const answer = await ask('/api/v1/queue').catch(() => undefined);
    if (!answer || !answer.ok) return [];
    const { jobs, waiting, delayed, failed } = await answer.json();
    const counts = [waiting && waiting + ' wait for a worker', delayed && delayed + ' are tried again later', failed && failed + ' failed'].filter(Boolean).join(', ');
    const running = jobs.filter(({ state }) => state === 'running').slice(0, 5).map(({ about, kind, worker, titles, attempts, waitedMs }) =>
      item(about + ' ', small([worker && 'by ' + worker, titles && titles + (kind === 'import rows' ? ' rows done' : ' titles came'), attempts > 1 && 'begun ' + attempts + ' times', waitedMs >= 1000 && 'waited ' + Math.round(waitedMs / 1000) + ' s'].filter(Boolean).join(', '))));
    return counts ? [...running, item(small(counts))] : running;
  }

  let timer;
  let ran = false;
  async function showJobs() {
    clearTimeout(timer);
    const card = byId('jobs');
    if (!card) return;
    const answer = await ask('/api/v1/jobs').catch(() => undefined);
    if (!answer || !answer.ok || !byId('jobs')) return;
    const { jobs } = await answer.json();
    const others = await queued();
    if (!byId('jobs')) return;
    card.querySelector('ul').replaceChildren(...jobs.slice(0, 5).map(jobLine), ...others);
    card.hidden = jobs.length + others.length === 0;
    const runs = jobs.some(({ state }) => state === 'running' || state === 'waiting');
    if (runs) timer = setTimeout(showJobs, 1000);
    else if (ran) load();
    ran = runs;
  }

  function begin() {
    for (const one of home.querySelectorAll('[data-unfollow], [data-check]')) one.hidden = false;
    showMine();
    showJobs();
  }
  // The server makes every text of it inert.
  async function load() {
    const answer = await ask('/home').catch(() => undefined);
    if (!answer) return;
    if (answer.status === 401) return unlock();
    if (!answer.ok) return;
    home.innerHTML = await answer.text();
    begin();
  }
  window.animectl.home = load;
  home.addEventListener('click', ({ target }) => {
    const { unfollow, check } = (target.closest && target.closest('button'))?.dataset || {};
    if (check !== undefined) write('POST', '/api/v1/watch/check', undefined, showJobs);
    if (unfollow) write('DELETE', '/api/v1/watch?title=' + encodeURIComponent(unfollow), undefined, load);
  });
  if (data.hasHome) begin();
  else if (!new URL(location.href).searchParams.get('q')) load();
})();
`;
