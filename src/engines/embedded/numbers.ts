/** 0 of none. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Not a number of none. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** The middle one in their order, of two the larger; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** The logistic function: log-odds to a probability, 0…1. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
