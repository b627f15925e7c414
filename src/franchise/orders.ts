/** In which order a franchise is listed: as it came out, or as its story runs. Apart from what puts it so, for commands that only name it. */
export const orders = ['release', 'story'] as const;
export type Order = (typeof orders)[number];
