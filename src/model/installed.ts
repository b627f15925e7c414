/** Loads a package that need not be installed. Throws what `missing` makes where it, or one that it needs, is not. */
export async function installed<M>(load: () => Promise<M>, missing: () => Error): Promise<M> {
  try {
    return await load();
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && /MODULE_NOT_FOUND/.test(String(error.code));
    throw isMissing ? missing() : error;
  }
}
