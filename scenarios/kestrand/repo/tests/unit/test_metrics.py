import unittest

from kestrand import metrics


class CheckoutMetrics(unittest.TestCase):
    labels = [0, 0, 1, 0, 1]
    scores = [0.1, 0.2, 0.3, 0.4, 0.9]

    def test_the_threshold_itself_is_flagged(self):
        counted = metrics.confusion(self.labels, self.scores, 0.3)
        self.assertEqual(counted, {"tp": 2, "fp": 1, "fn": 0, "tn": 2})

    def test_the_summary_of_five_orders(self):
        found = metrics.summary(self.labels, self.scores, {"review": 0.3, "decline": 0.9})
        self.assertAlmostEqual(found["auc"], 5 / 6)
        self.assertAlmostEqual(found["pr_auc"], 0.5 + 0.5 * 2 / 3)
        self.assertAlmostEqual(found["recall_at_review"], 1.0)
        self.assertAlmostEqual(found["precision_at_review"], 2 / 3)
        self.assertAlmostEqual(found["decline_share"], 0.2)

    def test_scores_that_are_rates_are_calibrated(self):
        scores = [0.25] * 100 + [0.75] * 100
        labels = [1, 0, 0, 0] * 25 + [1, 1, 1, 0] * 25
        self.assertAlmostEqual(metrics.expected_calibration_error(labels, scores), 0.0)
        self.assertAlmostEqual(metrics.expected_calibration_error([0] * 200, scores), 0.5)

    def test_false_positives_are_counted_among_good_orders_of_each_group(self):
        rates = metrics.subgroup_fpr(self.labels, self.scores, ["a", "b", "b", "b", "a"], 0.3)
        self.assertEqual(rates, {"a": 0.0, "b": 0.5})


if __name__ == "__main__":
    unittest.main()
