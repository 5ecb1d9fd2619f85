const CENTS = 10_000; // micro-euros

/** What an hour of one machine costs, in micro-euros. The company's own price list: round, and the same in every region. */
const HOURLY: { readonly [size: string]: number } = {
  standard_ds1_v2: 7 * CENTS,
  standard_ds2_v2: 14 * CENTS,
  standard_ds3_v2: 28 * CENTS,
  standard_ds4_v2: 56 * CENTS,
  standard_ds5_v2: 112 * CENTS,
  standard_e4s_v3: 31 * CENTS,
  standard_e8s_v3: 62 * CENTS,
  standard_e16s_v3: 124 * CENTS,
  standard_e32s_v3: 248 * CENTS,
  standard_e64s_v3: 496 * CENTS,
  standard_f4s_v2: 24 * CENTS,
};

const LOW_PRIORITY = 0.2; // of the dedicated price

/** Micro-euros an hour of one machine. @throws for a size without a price: every size on offer has one */
export function hourlyPrice(size: string, tier: 'dedicated' | 'low_priority' = 'dedicated'): number {
  const price = HOURLY[size.toLowerCase()];
  if (price === undefined) throw new Error(`no price is known for ${size}`);
  return tier === 'dedicated' ? price : price * LOW_PRIORITY;
}
