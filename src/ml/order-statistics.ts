/**
 * The values that would stand at the given ranks (0 = smallest, ascending) if `values` were sorted. `values` is
 * rearranged. Takes time in proportion to its length, where sorting takes more.
 */
export function orderStatistics(values: Float64Array, ranks: readonly number[]): number[] {
  let from = 0;
  return ranks.map((rank) => {
    select(values, from, values.length - 1, rank);
    from = rank;
    return values[rank] as number;
  });
}

/** Hoare's selection: afterwards nothing before `rank` is larger, and nothing behind it is smaller. */
function select(values: Float64Array, from: number, to: number, rank: number): void {
  let [low, high] = [from, to];
  while (low < high) {
    const pivot = middle(values[low] as number, values[(low + high) >> 1] as number, values[high] as number);
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const moved = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = moved;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return;
  }
}

const middle = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
