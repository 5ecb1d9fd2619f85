import tempfile
import unittest
from math import log

from kestrand import artifact
from kestrand.explain import Background
from tests.orders import features, order, orders, save_model


class Reasons(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        save_model(folder.name)
        self.model = artifact.load(folder.name)

    def log_odds(self, rows) -> list[float]:
        return [log(score / (1 - score)) for score in self.model.score(rows)]

    def test_contributions_add_up_to_the_distance_from_the_mean_of_the_background(self):
        names, rows = features(orders(20, seed=9))
        background = features(orders(400))[1][:100]
        mean = sum(self.log_odds(background)) / 100
        for row, log_odds in zip(rows, self.log_odds(rows), strict=True):
            total = sum(self.model.explainer.contributions(row))
            self.assertAlmostEqual(total, log_odds - mean, places=6)

    def test_a_percentile_is_the_share_of_ordinary_orders_not_above(self):
        background = Background.of_rows([(value,) for value in (3.0, 1.0, 2.0, 4.0)])
        self.assertEqual([background.percentile(0, v) for v in (0.5, 2.0, 4.0)], [0, 50, 100])
        self.assertEqual(background.means, [2.5])

    def test_the_strongest_reason_comes_first(self):
        _, rows = features([order(payment_code=3, address_match=0)])
        reasons = self.model.explainer.reasons(rows[0])
        named = {reason["feature"] for reason in reasons[:2]}
        self.assertEqual(named, {"payment_method=instalment", "address_mismatch"})
        strengths = [reason["log_odds"] for reason in reasons]
        self.assertEqual(strengths, sorted(strengths, reverse=True))


if __name__ == "__main__":
    unittest.main()
