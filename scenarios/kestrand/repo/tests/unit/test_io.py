import tempfile
import unittest
from datetime import date
from pathlib import Path

from kestrand.io import calendar_day, feed_day, read_losses, read_table


class Partitions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, day: int, text: str) -> None:
        (self.folder / f"day={day:04d}.csv").write_text(text, encoding="utf-8")

    def test_feed_days_count_from_the_first_monday_of_2026(self):
        self.assertEqual(feed_day(date(2026, 3, 9)), 63)
        self.assertEqual(calendar_day(63), date(2026, 3, 9))

    def test_days_are_read_in_order_of_time_and_columns_by_name(self):
        self.write(2, "a,b,c\n5,6,7\n")
        self.write(1, "c,b,a\n3,2,1\n")
        table = read_table(self.folder)
        self.assertEqual(table["a"], ["1", "5"])
        self.assertEqual(table["c"], ["3", "7"])

    def test_a_quoted_value_may_hold_a_comma(self):
        self.write(1, 'name,x\n"Grey, A.",1\n')
        self.assertEqual(read_table(self.folder)["name"], ["Grey, A."])

    def test_losses_are_the_orders_that_ended_in_one(self):
        self.write(1, "order_id,is_loss,label_ts\nx,1,2026-02-01T08:00:00Z\ny,0,\n")
        self.assertEqual(read_losses(self.folder, [1]), {"x"})


if __name__ == "__main__":
    unittest.main()
