import json
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from scoring import checkout_score
from tests.orders import PAYLOADS, order, save_model


class CheckoutScore(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        mounted = Path(folder.name) / "1"
        save_model(mounted / "model")
        self.enterContext(mock.patch.dict(os.environ, {"AZUREML_MODEL_DIR": str(mounted)}))
        checkout_score.init()

    def answer(self, **payload) -> dict:
        return checkout_score.run(json.dumps(payload))

    def test_one_order_gets_one_probability(self):
        answer = self.answer(input_data=order())
        self.assertEqual(len(answer["scores"]), 1)
        self.assertTrue(0 < answer["scores"][0] < 1)

    def test_the_sample_payloads_are_answered(self):
        for path in sorted(PAYLOADS.glob("*.json")):
            with self.subTest(path.name):
                answer = checkout_score.run(path.read_text(encoding="utf-8"))
                self.assertEqual(len(answer["scores"]), 1)


if __name__ == "__main__":
    unittest.main()
