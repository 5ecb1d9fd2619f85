/**
 * The score in the body of the scorer's answer, as the gateway reads it: a number in [0, 1] under `scores[0]`, in JSON
 * or in JSON text within JSON. Undefined when the gateway would find none.
 */
export function scoreOf(body: string): number | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
    if (typeof answer === 'string') answer = JSON.parse(answer);
  } catch {
    return undefined; // not JSON: to the gateway that is an answer without a score
  }
  if (typeof answer !== 'object' || answer === null || !('scores' in answer)) return undefined;
  const first: unknown = Array.isArray(answer.scores) ? answer.scores[0] : undefined;
  return typeof first === 'number' && first >= 0 && first <= 1 ? first : undefined;
}
