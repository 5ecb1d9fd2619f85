/** A charted number as tooltip and table show it: at most one decimal. */
export const chartNumber = (value: number): string => String(Math.round(value * 10) / 10);
