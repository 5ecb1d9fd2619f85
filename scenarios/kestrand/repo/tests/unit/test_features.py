import unittest

from tests.orders import features, order


class CheckoutFeatures(unittest.TestCase):
    def one(self, **changes) -> dict[str, float]:
        names, rows = features([order(**changes)])
        return dict(zip(names, rows[0], strict=True))

    def test_an_order_becomes_7_numbers(self):
        names, rows = features([order(), order(region="isles")])
        self.assertEqual(len(names), 7)
        self.assertEqual([len(row) for row in rows], [7, 7])

    def test_every_segment_has_its_own_column(self):
        row = self.one(customer_segment="loyal")
        ones = [key for key in row if key.startswith("customer_segment=") and row[key] == 1.0]
        self.assertEqual(ones, ["customer_segment=loyal"])

    def test_rows_do_not_depend_on_their_neighbours(self):
        alone = features([order(basket_value_eur=20.0)])[1]
        together = features([order(), order(basket_value_eur=20.0), order(channel="app")])[1]
        self.assertEqual(alone[0], together[1])


if __name__ == "__main__":
    unittest.main()
