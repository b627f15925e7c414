/** Whether SQLite's native part could not be loaded: it is not there, or was built for another version of Node. */
export function isUnloadable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_DLOPEN_FAILED') return true;
  return /^(?:Module did not self-register|Could not locate the bindings file|Cannot find module '[^']*\.node')/.test(
    error.message,
  );
}
