import unittest
from datetime import date

from jobs.train import training_days

CONFIG = {"label_maturity_days": 7}


class TrainingWindow(unittest.TestCase):
    def test_only_matured_days_are_used(self):
        days = training_days(range(14), date(2026, 1, 19), CONFIG)
        self.assertEqual(days, list(range(8)))

    def test_without_a_matured_day_there_is_nothing_to_train_on(self):
        with self.assertRaisesRegex(ValueError, "2026-01-04"):
            training_days(range(6), date(2026, 1, 11), CONFIG)


if __name__ == "__main__":
    unittest.main()
