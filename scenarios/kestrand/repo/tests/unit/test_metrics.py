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
        self.assertAlmostEqual(found["recall_at_review"], 1.0)


if __name__ == "__main__":
    unittest.main()
