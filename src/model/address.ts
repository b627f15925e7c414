/** This machine: the one place that plain http may go to. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Whether nobody on the way can read what goes there: by https, or not further than this machine. */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** Whether an address holds what should not be seen wherever an address may be seen. */
export function hasPassword(url: URL): boolean {
  return url.username !== '' || url.password !== '';
}

/** Why `url` must not be asked; undefined if it may. `from`: who sends us there. */
export function addressFault(url: URL, from?: URL): string | undefined {
  if (hasPassword(url)) return 'its address holds a user name or password, which belong into a token setting';
  if (!isSafe(url))
    return `its address starts with ${url.protocol}//, and only https:// is safe (http:// is for this machine alone)`;
  // A provider out there has no business with what runs on this machine.
  if (from && isLoopback(url.hostname) && !isLoopback(from.hostname)) return 'it sends us to this machine itself';
  return undefined;
}
