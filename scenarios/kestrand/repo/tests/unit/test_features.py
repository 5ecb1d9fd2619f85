import unittest
from math import log, log1p

from tests.orders import features, order


class CheckoutFeatures(unittest.TestCase):
    def one(self, **changes) -> dict[str, float]:
        names, rows = features([order(**changes)])
        return dict(zip(names, rows[0], strict=True))

    def test_an_order_becomes_31_numbers(self):
        names, rows = features([order(), order(region="isles")])
        self.assertEqual(len(names), 31)
        self.assertEqual([len(row) for row in rows], [31, 31])

    def test_amounts_and_counts_are_logarithms(self):
        row = self.one(basket_value_eur=150.0, items_count=4, account_age_days=90, orders_90d=2)
        self.assertEqual(row["ln_basket"], log(150.0))
        self.assertEqual(row["ln_items"], log1p(4))
        self.assertEqual(row["ln_account_months"], log1p(3))
        self.assertEqual(row["ln_orders_90d"], log1p(2))

    def test_no_password_change_on_record_is_not_recent(self):
        self.assertEqual(self.one(hours_since_pw_change=None)["recent_pw_change"], 0.0)
        self.assertEqual(self.one(hours_since_pw_change=23.9)["recent_pw_change"], 1.0)
        self.assertEqual(self.one(hours_since_pw_change=24.0)["recent_pw_change"], 0.0)
        self.assertEqual(self.one(hours_since_pw_change=0.0)["recent_pw_change"], 1.0)

    def test_pickup_counts_as_a_typical_distance(self):
        pickup = self.one(delivery_option="pickup", ship_distance_km=None)
        self.assertEqual(pickup["ln_distance"], log1p(13.0))
        self.assertEqual(pickup["delivery_option=pickup"], 1.0)

    def test_night_ends_at_six(self):
        self.assertEqual(self.one(hour_local=5)["night"], 1.0)
        self.assertEqual(self.one(hour_local=6)["night"], 0.0)

    def test_every_payment_code_has_its_own_column(self):
        for code, name in enumerate(("card", "wallet", "bank_transfer", "instalment")):
            row = self.one(payment_code=code)
            ones = [key for key in row if key.startswith("payment_method=") and row[key] == 1.0]
            self.assertEqual(ones, [f"payment_method={name}"])

    def test_an_unknown_payment_code_is_refused(self):
        with self.assertRaisesRegex(ValueError, "payment_code: 4"):
            features([order(payment_code=4)])

    def test_rows_do_not_depend_on_their_neighbours(self):
        alone = features([order(basket_value_eur=20.0)])[1]
        together = features([order(), order(basket_value_eur=20.0), order(channel="app")])[1]
        self.assertEqual(alone[0], together[1])


if __name__ == "__main__":
    unittest.main()
