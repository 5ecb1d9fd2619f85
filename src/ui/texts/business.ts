/** Texts of the business dashboard. */
export const businessTexts = {
  title: 'Business',
  money: 'Cost against the error budget',
  budget: 'Error budget left (28 days, 99.9 %)',
  fallbackCost: 'Cost of fallback decisions in the last 24 hours',
  fallbackShare: 'Orders decided by the fallback rule in the last hour',
} as const;
