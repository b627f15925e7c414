/** The day to which the bundled facts are complete. */
export const catalogDate = '2026-07-31';

/** The same, Unix time in ms. */
export const catalogEditionMs = Date.parse(catalogDate);
