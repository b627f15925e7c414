/** What the page that is served does with the server's key: asks for it, tries it, and offers to put on the user's list what was ticked before. */
export const keyScript = `
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const at = (path) => data.base + path;
  let key = '';
  try { key = sessionStorage.getItem('animectl.key') || ''; } catch {}
  // What was to be done when the key was missing, and what is done whenever another one is typed.
  let pending;
  const typed = [];
  const send = (path, options, word) => fetch(at(path), { ...options, headers: { ...options.headers, ...(word && { Authorization: 'Bearer ' + word }) } });

  // With the key, where there is one.
  async function ask(path, options = {}) {
    const used = key;
    const answer = await send(path, options, used);
    if (answer.status === 401 && used && used === key) forget();
    return answer;
  }
  function keep(word) {
    key = word;
    try {
      if (word) sessionStorage.setItem('animectl.key', word);
      else sessionStorage.removeItem('animectl.key');
    } catch {}
    byId('lock').textContent = word ? 'Forget the key' : 'Type the server’s key';
  }
  // It was taken before.
  function forget() {
    keep('');
    unlock();
    tell('The key that was typed is taken no more: the server has another one now.');
  }
  function tell(words) {
    byId('wrong').textContent = words;
    byId('key').setAttribute('aria-invalid', String(words !== ''));
  }
  function unlock(then) {
    pending = then || pending;
    if (byId('unlock').hidden) tell('');
    byId('unlock').hidden = false;
    byId('key').focus();
  }

  // Whatever the key is needed for, and nothing else.
  const tried = (word) => send('/api/v1/lists', {}, word).then(({ status }) => status !== 401, () => undefined);
  byId('unlock').addEventListener('submit', async (event) => {
    event.preventDefault();
    const word = byId('key').value.trim();
    // Anything else can be sent in no header, and is no key.
    const isKey = /^[!-~]+$/.test(word) ? await tried(word) : false;
    if (!isKey) {
      tell(isKey === undefined ? 'The server does not answer. Is it still running?' : 'That is not the key of this server.');
      byId('key').select();
      return;
    }
    keep(word);
    byId('key').value = '';
    byId('unlock').hidden = true;
    const then = pending;
    pending = undefined;
    if (then) then();
    for (const one of typed) one(!then);
    offer();
  });
  byId('later').addEventListener('click', () => {
    pending = undefined;
    byId('unlock').hidden = true;
  });
  byId('lock').hidden = false;
  byId('lock').addEventListener('click', () => {
    if (!key) return unlock();
    keep('');
    location.reload();
  });

  // What this browser has ticked, or taken back, and the user's list does not say.
  const apart = 'animectl.apart';
  function isApart(refs) {
    try { return sessionStorage.getItem(apart) === refs.join(' '); } catch { return false; }
  }
  const counted = (n, words) => n && n + (n === 1 ? ' title is ' : ' titles are ') + words;
  function offer() {
    const { seen, unseen } = window.animectl.kept();
    const words = [counted(seen.length, 'ticked'), counted(unseen.length, 'taken back')].filter(Boolean).join(' and ');
    byId('offer').hidden = !key || !words || isApart([...seen, ...unseen]);
    byId('offered').textContent = words && words + ' in this browser alone.';
  }
  byId('merge').addEventListener('click', async () => {
    const { seen, unseen } = window.animectl.kept();
    const all = [...seen.map((ref) => [ref, true]), ...unseen.map((ref) => [ref, false])];
    const left = [];
    byId('merge').disabled = true;
    for (const [n, [ref, isSeen]] of all.entries()) {
      byId('offered').textContent = 'Putting them on your list: ' + (n + 1) + ' of ' + all.length;
      const answer = await (isSeen
        ? ask('/api/v1/seen', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ title: ref }) })
        : ask('/api/v1/seen?title=' + encodeURIComponent(ref), { method: 'DELETE' })
      ).catch(() => undefined);
      // What is not on the list need not be taken off it.
      if (answer && (answer.ok || (!isSeen && answer.status === 404))) window.animectl.owned(ref, isSeen);
      else left.push(answer ? (await answer.json()).detail : 'The server does not answer.');
      if (!key) break;
    }
    byId('merge').disabled = false;
    offer();
    const done = all.length - left.length;
    window.animectl.say((done ? counted(done, 'on your list now, as here. ') : '') + (left.length ? left.length + ' could not be put there and stay here: ' + left[0] : ''), left.length > 0);
    for (const one of typed) one(false);
  });
  // Until others are ticked, or the browser is closed.
  byId('apart').addEventListener('click', () => {
    const { seen, unseen } = window.animectl.kept();
    byId('offer').hidden = true;
    try { sessionStorage.setItem(apart, [...seen, ...unseen].join(' ')); } catch {}
  });

  Object.assign(window.animectl, { ask, at, unlock, offer, hasKey: () => key !== '', whenTyped: (act) => typed.push(act) });
  keep(key);
  if (key) tried(key).then((isKey) => (isKey === false ? forget() : offer()));
})();
`;
