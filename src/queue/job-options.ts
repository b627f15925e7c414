/** Tried so often, longer and longer apart, then set aside with its error for a week. */
export const jobOptions = {
  attempts: 4,
  backoff: { type: 'exponential', delay: 5_000 },
  removeOnComplete: true,
  removeOnFail: { age: 7 * 86_400 },
} as const;
