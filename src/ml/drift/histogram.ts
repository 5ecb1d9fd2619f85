/** Equal-width bins over the joint range of two samples, as Azure's drift components lay them. */
export interface JointHistogram {
  readonly edges: Float64Array; // bins + 1 ascending values
  readonly baseline: Float64Array; // counts
  readonly production: Float64Array;
}

/**
 * Counts of both samples in ⌈log₂(rows of the smaller) + 1⌉ bins from the common minimum to the common maximum; the last
 * bin is closed. A column of one value has one bin around it. Both samples must hold a row.
 * Source: Azure/azureml-assets, model_monitoring, histogram utilities (rules, not code).
 */
export function jointHistogram(baseline: Float64Array, production: Float64Array): JointHistogram {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const sample of [baseline, production])
    for (const value of sample) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  const isConstant = low === high;
  const bins = isConstant ? 1 : binCount(Math.min(baseline.length, production.length));
  if (isConstant) {
    const around = low === 0 ? 0.005 : Math.abs(low) * 0.005;
    low -= around;
    high += around;
  }
  const edges = new Float64Array(bins + 1);
  const width = (high - low) / bins;
  for (let i = 0; i < bins; i++) edges[i] = low + i * width;
  edges[bins] = high;
  return { edges, baseline: counts(baseline, edges), production: counts(production, edges) };
}

/** ⌈log₂ n + 1⌉ without a logarithm: exact where n is a power of two. */
function binCount(n: number): number {
  let bits = 0;
  for (let reach = 1; reach < n; reach *= 2) bits++;
  return bits + 1;
}

function counts(sample: Float64Array, edges: Float64Array): Float64Array {
  const bins = edges.length - 1;
  const low = edges[0] as number;
  const scale = bins / ((edges[bins] as number) - low);
  const out = new Float64Array(bins);
  for (const value of sample) {
    let bin = Math.min(bins - 1, Math.floor((value - low) * scale));
    // The product rounds: the edges decide.
    while (bin > 0 && value < (edges[bin] as number)) bin--;
    while (bin < bins - 1 && value >= (edges[bin + 1] as number)) bin++;
    out[bin] = (out[bin] as number) + 1;
  }
  return out;
}
