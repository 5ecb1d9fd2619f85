/**
 * The state table as it is written in the description of the world: one replicate of the reference, rounded. Value and
 * half of its last digit.
 */
export const TABLE: { readonly [state: string]: { readonly [name: string]: readonly [number, number] } } = {
  champion: { auc: [0.883, 0.0005], recall: [0.62, 0.005], reviewsPerDay: [1107, 0.5], euroPerDay: [17_200, 50] },
  'fallback rule': { reviewsPerDay: [3679, 0.5], euroPerDay: [30_400, 50] },
  'approve all': { euroPerDay: [30_350, 5] },
  'payment re-sorted': {
    ...{ auc: [0.8, 0.005], recall: [0.42, 0.005], reviewsPerDay: [1080, 5], euroPerDay: [26_500, 50] },
    ...{ instalmentRecall: [0.09, 0.005], walletFpr: [0.32, 0.005], paymentPsi: [1.09, 0.005] },
    ...{ scorePsi: [0.012, 0.0005], meanScore: [0.036, 0.0005] },
  },
  'unknown payment': {
    ...{ auc: [0.87, 0.005], recall: [0.55, 0.005], reviewsPerDay: [1040, 5], euroPerDay: [20_500, 50] },
  },
  'segment one-hot re-ordered': {
    ...{ auc: [0.84, 0.005], recall: [0.34, 0.005], reviewsPerDay: [530, 5], euroPerDay: [20_400, 50] },
    ...{ meanScore: [0.019, 0.0005], scorePsi: [0.086, 0.0005] },
  },
  'three one-hots re-ordered': {
    ...{ auc: [0.8, 0.005], recall: [0.26, 0.005], reviewsPerDay: [540, 5], euroPerDay: [23_000, 50] },
    ...{ scorePsi: [0.081, 0.0005] },
  },
  'basket in cents': {
    ...{ auc: [0.88, 0.005], recall: [0.995, 0.0005], reviewsPerDay: [5600, 50], euroPerDay: [91_000, 500] },
    ...{ declineShare: [0.32, 0.005], scorePsi: [4.7, 0.05] },
  },
  'class-weighted challenger': {
    ...{ auc: [0.882, 0.0005], recall: [0.986, 0.0005], reviewsPerDay: [5400, 50], euroPerDay: [78_000, 500] },
    ...{ declineShare: [0.27, 0.005], calibrationError: [0.245, 0.0005] },
  },
  'challenger prior-corrected': {
    ...{ auc: [0.882, 0.0005], recall: [0.615, 0.0005], reviewsPerDay: [1090, 5], euroPerDay: [17_200, 50] },
  },
  'leaked feature offline': { auc: [0.97, 0.005] },
  'leaked feature in production': {
    ...{ auc: [0.888, 0.0005], recall: [0.26, 0.005], euroPerDay: [25_600, 50], meanScore: [0.009, 0.0005] },
  },
  'dev-sample model': {
    ...{ auc: [0.835, 0.0005], recall: [0.46, 0.005], reviewsPerDay: [950, 5], euroPerDay: [21_000, 50] },
    ...{ instalmentRecall: [0.26, 0.005] },
  },
  'stale v3': {
    ...{ auc: [0.87, 0.0005], recall: [0.645, 0.0005], reviewsPerDay: [1400, 50], euroPerDay: [18_400, 50] },
    ...{ scorePsi: [0.175, 0.0005] },
  },
  'score x 100': { reviewsPerDay: [3480, 60], declineShare: [0.65, 0.005], euroPerDay: [159_000, 500] },
  'P(class 0)': { auc: [0.12, 0.005], declineShare: [0.998, 0.0005], euroPerDay: [205_000, 500] },
  'concept shift': {
    ...{ auc: [0.816, 0.0005], recall: [0.53, 0.005], reviewsPerDay: [1160, 5], euroPerDay: [23_400, 50] },
    ...{ segmentLossRate: [0.118, 0.0005] },
  },
  'concept shift, plain retrain': { auc: [0.861, 0.0005], recall: [0.58, 0.005], euroPerDay: [22_000, 50] },
  'concept shift, retrain with interaction': {
    ...{ auc: [0.889, 0.0005], recall: [0.68, 0.005], euroPerDay: [19_300, 50] },
  },
  'concept shift, review rule': { auc: [0.879, 0.0005], recall: [0.72, 0.005], euroPerDay: [20_000, 50] },
  campaign: {
    ...{ auc: [0.87, 0.005], recall: [0.7, 0.005], reviewsPerDay: [1930, 5], euroPerDay: [23_500, 50] },
    ...{ calibrationError: [0.004, 0.0005], segmentPsi: [0.19, 0.005], agePsi: [0.16, 0.005], scorePsi: [0.1, 0.005] },
  },
  'campaign, immature retrain': {
    ...{ auc: [0.848, 0.0005], recall: [0.18, 0.005], reviewsPerDay: [200, 5], euroPerDay: [37_600, 50] },
    ...{ calibrationError: [0.037, 0.0005], meanScore: [0.011, 0.0005] },
  },
};
