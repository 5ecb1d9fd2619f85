import { colleagueSays } from './channels/colleague-says.ts';
import { colleagueTypes } from './colleagues/colleague-types.ts';
import { dataExport } from './feeds/data-export.ts';
import { labelJoin } from './feeds/label-join.ts';
import { ordersFeed } from './feeds/orders-feed.ts';
import { lossReview } from './finance/loss-review.ts';
import { companyHour } from './ledger/company-hour.ts';
import { alertsReaction } from './on-call/alerts-reaction.ts';
import { pageReaction } from './on-call/page-reaction.ts';

/** Everything the company does when an event of its own is due. */
export const companyReactions = [
  alertsReaction,
  colleagueSays,
  colleagueTypes,
  companyHour,
  dataExport,
  labelJoin,
  ordersFeed,
  lossReview,
  pageReaction,
] as const;
