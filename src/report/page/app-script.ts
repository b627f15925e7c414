/** What the page that is served does besides the parts that it shares with a file: asks the server, and shows what comes as it comes. */
export const appScript = `
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const { ask, at, unlock, offer, hasKey, whenTyped } = window.animectl;
  const view = byId('view');
  const say = (text, isBad = false) => {
    byId('status').textContent = text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
    byId('status').classList.toggle('bad', isBad);
  };

  // What a search says of itself goes when it has ended. What was said of something else meanwhile stays.
  let told = '';
  const isOurs = () => ['', told].includes(byId('status').textContent);
  const tell = (text, isBad) => {
    if (!isOurs()) return;
    told = text;
    say(text, isBad);
  };

  // Changes something; where the key is needed first, when it was typed.
  async function write(method, path, body, then) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await ask(path, { method, headers, ...(body && { body: JSON.stringify(body) }) }).catch(() => undefined);
    if (!answer) return say('The server does not answer. Is it still running?', true);
    if (answer.status === 401) return unlock(() => write(method, path, body, then));
    const what = await answer.json();
    if (!answer.ok) return say(what.detail || what.title, true);
    say('');
    then(what);
  }
  let asking;
  async function show(q) {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const head = document.createElement('h1');
    head.textContent = q;
    view.replaceChildren(head);
    byId('acts').hidden = true;
    byId('others').replaceChildren();
    byId('arriving').replaceChildren();
    byId('stop').hidden = false;
    document.title = q + ': animectl';
    say('');
    tell('Asking for ' + q + ' ...');
    try {
      const answer = await ask('/api/v1/franchise/stream?q=' + encodeURIComponent(q), { signal });
      if (!answer.ok) return refuse(await answer.json());
      for await (const event of eventsOf(answer)) if (handlers[event.type]) handlers[event.type](event);
      if (failure) return refuse(failure);
      const whole = await ask('/view?q=' + encodeURIComponent(q), { signal });
      if (!whole.ok) return refuse(await whole.json());
      // The server has made every text of it inert.
      view.innerHTML = await whole.text();
      byId('arriving').replaceChildren();
      const name = view.querySelector('h1').textContent;
      document.title = name + ': watch order';
      // Nobody has typed a ref who came by a link.
      if (byId('q').value === q && /^[a-z]+:\\S+$/.test(q)) byId('q').value = name;
      tell('');
      window.animectl.enhance();
      offer();
      offerToFollow();
    } catch (error) {
      if (!signal.aborted) say('The server does not answer. Is it still running?', true);
    } finally {
      failure = undefined;
      if (asking.signal === signal) byId('stop').hidden = true;
    }
  }

  // The same with what the list of who has the key says of it.
  async function showOwn() {
    const answer = await ask('/view?q=' + encodeURIComponent(view.querySelector('header').dataset.root)).catch(() => undefined);
    if (!answer || !answer.ok) return;
    view.innerHTML = await answer.text();
    window.animectl.enhance();
    offer();
  }

  async function* eventsOf(answer) {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
      const blocks = text.split('\\n\\n');
      text = blocks.pop();
      for (const block of blocks) {
        const line = block.split('\\n').find((one) => one.startsWith('data: '));
        if (line) yield JSON.parse(line.slice(6));
      }
    }
  }

  let failure;
  const handlers = {
    resolved({ title, runnersUp }) {
      tell('Found ' + nameOf(title) + ', looking for what belongs to it ...');
      if (!runnersUp.length) return;
      byId('others').replaceChildren('Or did you mean: ', ...runnersUp.slice(0, 4).flatMap(({ title }) => [linkTo(title), ' ']));
    },
    round: ({ asking, known }) => tell('Asking for ' + asking + ' more, ' + known + ' known ...'),
    title: ({ title, ahead }) => !ahead && arrive(title),
    waiting: ({ provider, ms }) => ms > 1500 && tell(provider + ' wants us to wait for ' + Math.ceil(ms / 1000) + ' s ...'),
    fallback: ({ error, next }) => tell(error.message + (next ? '; asking ' + next + ' ...' : ''), true),
    end({ problem }) { failure = problem; },
  };

  const nameOf = (title) => title.english || title.title;
  function linkTo(title) {
    const link = document.createElement('a');
    link.href = at('/?q=' + encodeURIComponent(title.ref));
    link.textContent = nameOf(title) + (title.year ? ' (' + title.year + ')' : '');
    link.dataset.ask = title.ref;
    return link;
  }
  function arrive(title) {
    const id = 'a-' + title.ref;
    if (byId(id)) return;
    const item = document.createElement('li');
    item.id = id;
    const name = document.createElement('bdi');
    name.textContent = nameOf(title);
    const year = document.createElement('span');
    year.className = 'year';
    year.textContent = title.year || (title.startDate || '').slice(0, 4);
    item.append(name, ' ', year);
    byId('arriving').append(item);
  }

  function refuse(problem) {
    byId('stop').hidden = true;
    if (problem.status === 401) {
      say('');
      return unlock(() => show(wanted()));
    }
    say(problem.detail || problem.title, true);
    const links = (problem.candidates || []).slice(0, 6).map((one) => linkTo(one.title && one.title.ref ? one.title : one));
    if (links.length) byId('others').replaceChildren('It could be: ', ...links.flatMap((link) => [link, ' ']));
  }

  const wanted = () => new URL(location.href).searchParams.get('q') || '';
  function go(q) {
    if (q !== wanted()) history.pushState(null, '', at('/?q=' + encodeURIComponent(q)));
    byId('q').value = q;
    byId('home').replaceChildren();
    show(q);
  }
  byId('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    const q = byId('q').value.trim();
    if (q) go(q);
  });
  whenTyped((isFirst) => {
    if (isFirst) say('');
    if (!wanted()) return window.animectl.home();
    if (view.querySelector('header')) return showOwn();
    if (isFirst) show(wanted());
  });
  byId('stop').addEventListener('click', () => { asking?.abort(); say('Stopped. What came is kept.'); });
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[data-ask]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.dataset.ask);
  });
  addEventListener('popstate', () => (wanted() ? (byId('q').value = wanted(), show(wanted())) : location.reload()));

  let typed = 0;
  byId('q').addEventListener('input', async () => {
    const n = ++typed;
    const start = byId('q').value.trim();
    if (start.length < 2) return;
    const answer = await ask('/api/v1/suggestions?q=' + encodeURIComponent(start)).catch(() => undefined);
    if (!answer || !answer.ok || n !== typed) return;
    const { suggestions } = await answer.json();
    byId('known').replaceChildren(...suggestions.map(({ name, about }) => new Option(about, name)));
  });

  byId('state').addEventListener('toggle', async () => {
    if (!byId('state').open) return;
    const answer = await ask('/api/v1/providers').catch(() => undefined);
    if (!answer || !answer.ok) return;
    const { providers } = await answer.json();
    byId('providers').replaceChildren(...providers.map(({ label, requests, budget, outage }) => {
      const item = document.createElement('li');
      const left = budget.map(({ left, requests, perMs }) => left + ' of ' + requests + ' requests left in ' + perMs / 1000 + ' s').join(', ');
      item.textContent = label + ': ' + (outage || left) + '; ' + requests + ' asked so far';
      return item;
    }));
  });

  // Once, for who does not know.
  let isHinted = false;
  function hint() {
    if (!isHinted) say('Kept in this browser. With the key of the server (at the foot of the page) ticks are kept on your list.');
    isHinted = true;
  }
  // Who has the key has a list: what is ticked is put on it.
  window.animectl.onTick = (ref, isSeen) => {
    if (!hasKey()) return hint();
    const then = () => window.animectl.owned(ref, isSeen);
    if (isSeen) write('POST', '/api/v1/seen', { title: ref }, then);
    else write('DELETE', '/api/v1/seen?title=' + encodeURIComponent(ref), undefined, then);
  };

  // What is followed, by which any title of the franchise that is shown.
  let followed = [];
  async function offerToFollow() {
    const root = view.querySelector('header')?.dataset.root;
    const answer = root && await ask('/api/v1/watch').catch(() => undefined);
    if (!answer || !answer.ok) return;
    const refs = new Set([root, ...[...view.querySelectorAll('li[data-ref]')].map((item) => item.dataset.ref)]);
    followed = (await answer.json()).watched.filter(({ ref }) => refs.has(ref));
    const button = byId('follow');
    button.textContent = followed.length ? 'Following ✓' : 'Follow';
    button.setAttribute('aria-pressed', String(followed.length > 0));
    byId('acts').hidden = false;
  }
  byId('follow').addEventListener('click', () => {
    const { root } = view.querySelector('header').dataset;
    const [one] = followed;
    if (one) write('DELETE', '/api/v1/watch?title=' + encodeURIComponent(one.ref), undefined, offerToFollow);
    else write('POST', '/api/v1/watch', { titles: [root] }, offerToFollow);
  });

  Object.assign(window.animectl, { write, say });
  byId('stop').hidden = true;
  if (view.querySelector('header')) {
    offerToFollow();
    if (hasKey()) showOwn();
  }
  if (wanted() && data.isOpen) show(wanted());
})();
`;
