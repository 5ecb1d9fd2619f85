import json
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from scoring import checkout_score
from tests.orders import PAYLOADS, order, orders, save_model


class CheckoutScore(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        mounted = Path(folder.name) / "11"
        save_model(mounted / "model")
        self.enterContext(mock.patch.dict(os.environ, {"AZUREML_MODEL_DIR": str(mounted)}))
        with self.assertLogs("checkout_score", "INFO") as logs:
            checkout_score.init()
        self.loaded = logs.output

    def answer(self, **payload) -> dict:
        return checkout_score.run(json.dumps(payload))

    def test_the_start_is_one_line_in_the_log(self):
        self.assertEqual(len(self.loaded), 1)
        self.assertIn("loaded model checkout-risk:11", self.loaded[0])

    def test_one_order_gets_one_probability(self):
        answer = self.answer(input_data=order())
        self.assertEqual(answer["model_version"], "11")
        self.assertEqual(len(answer["scores"]), 1)
        self.assertTrue(0 < answer["scores"][0] < 1)

    def test_a_batch_is_answered_like_its_orders_alone(self):
        records = orders(30)
        together = self.answer(data=records)
        alone = [self.answer(input_data=record) for record in records]
        for at, one in enumerate(alone):
            self.assertAlmostEqual(together["scores"][at], one["scores"][0])
            self.assertEqual(together["reasons"][at], one["reasons"][0])

    def test_reasons_are_given_for_orders_that_would_be_declined(self):
        good, bad = order(), order(payment_code=3, address_match=0)
        reasons = self.answer(data=[good, bad])["reasons"]
        self.assertIsNone(reasons[0])
        self.assertIn("payment_method=instalment", [reason["feature"] for reason in reasons[1]])

    def test_a_missing_field_is_named(self):
        record = order()
        del record["basket_value_eur"]
        with self.assertRaisesRegex(ValueError, "basket_value_eur"):
            self.answer(input_data=record)

    def test_personal_data_is_neither_needed_nor_logged(self):
        with self.assertNoLogs("checkout_score"):
            self.answer(input_data=order(customer_email="a@b.example", phone="1"))

    def test_the_sample_payloads_are_answered(self):
        for path in sorted(PAYLOADS.glob("*.json")):
            with self.subTest(path.name):
                answer = checkout_score.run(path.read_text(encoding="utf-8"))
                self.assertEqual(len(answer["scores"]), len(answer["reasons"]))


if __name__ == "__main__":
    unittest.main()
