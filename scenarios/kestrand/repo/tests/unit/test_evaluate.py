import unittest

import yaml

from jobs.evaluate import failed_gates
from tests.orders import ROOT

GATES = yaml.safe_load((ROOT / "config" / "gates.yml").read_text(encoding="utf-8"))["checkout"]


def report(subgroups, **metrics) -> dict:
    measured = {"pr_auc": 0.3, "recall_at_review": 0.62, "ece": 0.003} | metrics
    return {"metrics": measured, "subgroups": subgroups}


class Gates(unittest.TestCase):
    champion = report({"new": 0.2, "business": 0.024})

    def failed(self, subgroups=None, **metrics) -> list[str]:
        candidate = report(subgroups or {"new": 0.2, "business": 0.024}, **metrics)
        return failed_gates(candidate, self.champion, GATES)

    def test_an_equal_candidate_passes(self):
        self.assertEqual(self.failed(), [])

    def test_a_drop_of_quality_is_named(self):
        self.assertRegex(self.failed(pr_auc=0.28)[0], "^pr_auc 0.2800, production 0.3000")
        self.assertRegex(self.failed(recall_at_review=0.58)[0], "^recall_at_review")
        self.assertRegex(self.failed(ece=0.03)[0], "^ece 0.0300, at most 0.02")

    def test_more_false_positives_of_one_segment_are_named(self):
        self.assertRegex(self.failed({"new": 0.24, "business": 0.024})[0], "of new")
        self.assertRegex(self.failed({"new": 0.2, "business": 0.04})[0], "of business")

    def test_a_handful_of_orders_in_a_small_segment_is_noise(self):
        self.assertEqual(self.failed({"new": 0.2, "business": 0.032}), [])


if __name__ == "__main__":
    unittest.main()
