/** Which cuts count: the user's own (and the relations that the user states), those and the shipped ones, or nothing of it. */
export const cutChoices = ['own', 'shipped', 'none'] as const;
export type CutChoice = (typeof cutChoices)[number];
