// The people who order at Kestrand and how risky each order truly is: every constant of the process that makes orders.
// Faults of the world (a campaign, an attack) change these; nobody inside the world can read them.
export const SEGMENTS = ['new', 'regular', 'loyal', 'business'] as const;
export const PAYMENTS = ['card', 'wallet', 'bank_transfer', 'instalment'] as const; // index = payment_code of the feed
export const CHANNELS = ['web', 'app', 'phone'] as const;
export const DELIVERIES = ['standard', 'express', 'pickup'] as const;
export const DEVICES = ['desktop', 'mobile', 'tablet'] as const;
export const REGIONS = ['north', 'south', 'east', 'west', 'isles'] as const;

/** Per segment, in the order of SEGMENTS. */
type BySegment = readonly [number, number, number, number];

export interface OrderPopulation {
  readonly segmentShares: BySegment;
  readonly paymentShares: readonly [number, number, number, number];
  readonly channelShares: readonly [number, number, number];
  readonly deliveryShares: readonly [number, number, number];
  readonly deviceShares: readonly [number, number, number];
  readonly regionShares: readonly [number, number, number, number, number];
  readonly hourWeights: readonly number[]; // 24, by hour of the day
  readonly basketLogMean: BySegment;
  readonly basketLogSd: number;
  readonly euroPerItem: number; // mean basket value of one further item
  readonly ageShape: BySegment; // account age in days is Gamma(shape, scale)
  readonly ageScale: BySegment;
  readonly ordersMean: BySegment; // orders in 90 days
  readonly failedPaymentsMean: BySegment; // in 30 days
  readonly addressMatchShare: BySegment;
  readonly recentPasswordShare: number; // changed within 24 hours
  readonly passwordMeanHours: number; // of the others
  readonly passwordUnknownShare: number;
  readonly distanceLogMean: number;
  readonly distanceLogSd: number;
  readonly risk: RiskCoefficients;
}

/** The true logit of a loss. */
export interface RiskCoefficients {
  readonly base: number;
  readonly logBasket: number; // per ln(basket) − 4
  readonly payment: readonly [number, number, number, number];
  readonly segment: BySegment;
  readonly channel: readonly [number, number, number];
  readonly delivery: readonly [number, number, number];
  readonly failedPayments: number; // per ln(1 + count)
  readonly addressMismatch: number;
  readonly recentPassword: number;
  readonly night: number; // before 6 h
  readonly age: number; // per ln(1 + days/30)
  readonly orders: number; // per ln(1 + count)
  readonly newExpress: number;
  readonly largeInstalment: number; // instalment and basket above 150 euros
  readonly accountTakeover: number; // regular or loyal, app, wallet: 0 unless somebody attacks
  readonly noiseSd: number; // what no feature knows
}

/** Kestrand in a normal week. */
export const NORMAL_POPULATION: OrderPopulation = {
  segmentShares: [0.22, 0.48, 0.24, 0.06],
  paymentShares: [0.56, 0.22, 0.12, 0.1],
  channelShares: [0.52, 0.4, 0.08],
  deliveryShares: [0.62, 0.23, 0.15],
  deviceShares: [0.38, 0.55, 0.07],
  regionShares: [0.28, 0.31, 0.19, 0.17, 0.05],
  hourWeights: [
    0.6, 0.4, 0.3, 0.25, 0.25, 0.4, 0.9, 1.6, 2.2, 2.6, 2.9, 3.1, 3.4, 3.2, 2.9, 2.9, 3.2, 3.8, 4.6, 5.4, 5.8, 4.9, 3.2,
    1.5,
  ],
  basketLogMean: [4, 4, 4, 4.6],
  basketLogSd: 0.75,
  euroPerItem: 25,
  ageShape: [1, 2, 3, 2],
  ageScale: [20, 200, 400, 500],
  ordersMean: [0.8, 3, 8, 12],
  failedPaymentsMean: [0.3, 0.15, 0.15, 0.15],
  addressMatchShare: [0.76, 0.9, 0.9, 0.9],
  recentPasswordShare: 0.07,
  passwordMeanHours: 1500,
  passwordUnknownShare: 0.15,
  distanceLogMean: 2.6,
  distanceLogSd: 1,
  risk: {
    base: -4.45,
    logBasket: 0.75,
    payment: [0, -0.5, -1.1, 1.6],
    segment: [1.2, 0, -0.6, -0.1],
    channel: [0, -0.3, 0.1],
    delivery: [0, 0.8, -0.5],
    failedPayments: 1,
    addressMismatch: 1.2,
    recentPassword: 1.3,
    night: 0.6,
    age: -0.2,
    orders: -0.35,
    newExpress: 0.4,
    largeInstalment: 0.5,
    accountTakeover: 0,
    noiseSd: 0.7,
  },
};
