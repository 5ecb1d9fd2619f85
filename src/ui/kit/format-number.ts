/** '€1,234', '−€12' from micro-euros. */
export const formatEuro = (micro: number): string => {
  const euros = Math.round(micro / 1_000_000);
  return `${euros < 0 ? '−' : ''}€${formatCount(Math.abs(euros))}`;
};

/** '€1.23' from micro-euros: for the price of one thing. */
export const formatEuroCents = (micro: number): string => `€${(micro / 1_000_000).toFixed(2)}`;

/** '12,345' */
export const formatCount = (count: number): string => Math.round(count).toLocaleString('en-GB');

/** '3.1 %' from a share. */
export const formatPercent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`;
