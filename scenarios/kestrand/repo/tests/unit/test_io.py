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
        table = read_table(self.folder, columns=["a", "c"])
        self.assertEqual(table.columns, {"a": ("1", "5"), "c": ("3", "7")})

    def test_a_quoted_value_may_hold_a_comma(self):
        self.write(1, 'name,x\n"Grey, A.",1\n')
        self.assertEqual(read_table(self.folder)["name"], ("Grey, A.",))

    def test_a_missing_day_is_an_error(self):
        self.write(1, "a\n1\n")
        with self.assertRaisesRegex(FileNotFoundError, "0002"):
            read_table(self.folder, days=[1, 2])

    def test_a_missing_column_is_an_error(self):
        self.write(1, "a\n1\n")
        with self.assertRaisesRegex(KeyError, "'b'"):
            read_table(self.folder, columns=["a", "b"])

    def test_losses_count_from_the_day_they_are_known(self):
        header = "order_id,is_loss,label_ts\n"
        self.write(1, header + "x,1,2026-02-01T08:00:00Z\ny,0,\nz,1,2026-02-09T08:00:00Z\n")
        self.assertEqual(read_losses(self.folder, [1], date(2026, 2, 1)), {"x"})
        self.assertEqual(read_losses(self.folder, [1], date(2026, 2, 9)), {"x", "z"})


if __name__ == "__main__":
    unittest.main()
