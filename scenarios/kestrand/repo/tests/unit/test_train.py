import unittest
from datetime import date

from jobs.train import run_seed, training_days

CONFIG = {"label_maturity_days": 21, "training_days": 28}


class TrainingWindow(unittest.TestCase):
    def test_only_matured_days_are_used(self):
        days = training_days(range(63), set(), date(2026, 3, 9), CONFIG)
        self.assertEqual(days, list(range(15, 43)))

    def test_days_of_the_evaluation_set_are_left_out(self):
        days = training_days(range(42), set(range(28, 42)), date(2026, 3, 8), CONFIG)
        self.assertEqual(days, list(range(28)))

    def test_without_a_matured_day_there_is_nothing_to_train_on(self):
        with self.assertRaisesRegex(ValueError, "2026-02-16"):
            training_days(range(50, 63), set(), date(2026, 3, 9), CONFIG)

    def test_each_run_has_its_own_seed(self):
        self.assertEqual(run_seed("run-1"), run_seed("run-1"))
        self.assertNotEqual(run_seed("run-1"), run_seed("run-2"))


if __name__ == "__main__":
    unittest.main()
