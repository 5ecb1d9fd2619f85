/** '€1,234' from micro-euros. */
export const formatEuro = (micro: number): string => `€${Math.round(micro / 1_000_000).toLocaleString('en-GB')}`;

/** '3.1 %' from a share. */
export const formatPercent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`;
