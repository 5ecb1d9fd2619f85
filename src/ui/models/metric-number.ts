/** A logged metric as tables show it: up to five digits that say something. */
export const metricNumber = (value: number): string => String(Number(value.toPrecision(5)));
