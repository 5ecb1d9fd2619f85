import unittest

from kestrand.contracts import Contract
from kestrand.features import checkout
from kestrand.io import Table
from tests.orders import contract, order, orders


class OrderContract(unittest.TestCase):
    def setUp(self):
        self.contract = contract()

    def refuses(self, pattern: str, record: dict) -> None:
        with self.assertRaisesRegex(ValueError, pattern):
            self.contract.check_order(record, checkout.INPUTS)

    def test_every_input_of_the_features_is_in_the_contract(self):
        self.assertLessEqual(set(checkout.INPUTS), set(self.contract.columns))

    def test_ordinary_orders_pass(self):
        for record in orders(200):
            self.contract.check_order(record, checkout.INPUTS)

    def test_the_missing_field_is_named(self):
        for name in checkout.INPUTS:
            record = order()
            del record[name]
            self.refuses(f"{name}: required field is missing", record)

    def test_null_is_for_nullable_fields_only(self):
        self.contract.check_order(order(ship_distance_km=None), checkout.INPUTS)
        self.refuses("items_count: must not be null", order(items_count=None))

    def test_text_is_not_a_number(self):
        self.refuses("basket_value_eur: expected number, got str", order(basket_value_eur="54.60"))
        self.refuses("address_match: expected integer, got bool", order(address_match=True))

    def test_a_contract_survives_the_model_file(self):
        self.assertEqual(Contract.of_dict(self.contract.as_dict()), self.contract)

    def test_csv_text_becomes_values(self):
        table = Table({"items_count": ("3", "4"), "ship_distance_km": ("", "2.5")})
        typed = self.contract.typed(table)
        self.assertEqual(typed.columns, {"items_count": [3, 4], "ship_distance_km": [None, 2.5]})

    def test_csv_text_that_is_no_value_names_its_column(self):
        with self.assertRaisesRegex(ValueError, "items_count"):
            self.contract.typed(Table({"items_count": ("three",)}))


if __name__ == "__main__":
    unittest.main()
