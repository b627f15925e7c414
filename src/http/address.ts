/** This machine: the one place that plain http may go to. */
function isLoopback(url: URL): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
}

/** Why `url` must not be asked; undefined if it may. `from`: who sends us there. */
export function addressFault(url: URL, from?: URL): string | undefined {
  if (url.username || url.password)
    return 'its address holds a user name or password, which belong into a token setting';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))
    return `its address starts with ${url.protocol}//, and only https:// is safe (http:// is for this machine alone)`;
  // A provider out there has no business with what runs on this machine.
  if (from && isLoopback(url) && !isLoopback(from)) return 'it sends us to this machine itself';
  return undefined;
}
