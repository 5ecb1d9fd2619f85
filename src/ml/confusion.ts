/** Outcomes of "positive when the score reaches the threshold". */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Counts the four outcomes; a score equal to the threshold is positive. */
export function confusionAt(labels: ArrayLike<number>, scores: ArrayLike<number>, threshold: number): Confusion {
  let truePositives = 0;
  let falsePositives = 0;
  let falseNegatives = 0;
  for (let i = 0; i < labels.length; i++) {
    const isPositive = (scores[i] as number) >= threshold;
    if (labels[i] === 1) isPositive ? truePositives++ : falseNegatives++;
    else if (isPositive) falsePositives++;
  }
  const trueNegatives = labels.length - truePositives - falsePositives - falseNegatives;
  return { truePositives, falsePositives, falseNegatives, trueNegatives };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Share of the flagged that are positive; 0 when nothing is flagged, as scikit-learn answers. */
export const precision = (c: Confusion): number => share(c.truePositives, c.truePositives + c.falsePositives);

/** Share of the positives that are flagged; 0 without positives. */
export const recall = (c: Confusion): number => share(c.truePositives, c.truePositives + c.falseNegatives);

export const falsePositiveRate = (c: Confusion): number => share(c.falsePositives, c.falsePositives + c.trueNegatives);

export const accuracy = (c: Confusion): number =>
  share(c.truePositives + c.trueNegatives, c.truePositives + c.falsePositives + c.falseNegatives + c.trueNegatives);

/** Harmonic mean of precision and recall. */
export const f1 = (c: Confusion): number =>
  share(2 * c.truePositives, 2 * c.truePositives + c.falsePositives + c.falseNegatives);

/** Share of rows that are flagged. */
export const selectionRate = (c: Confusion): number =>
  share(c.truePositives + c.falsePositives, c.truePositives + c.falsePositives + c.falseNegatives + c.trueNegatives);
