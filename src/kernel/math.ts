import atan2 from '@stdlib/math-base-special-atan2';
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import log1p from '@stdlib/math-base-special-log1p';
import log2 from '@stdlib/math-base-special-log2';
import log10 from '@stdlib/math-base-special-log10';
import pow from '@stdlib/math-base-special-pow';
import sin from '@stdlib/math-base-special-sin';

/**
 * Transcendental functions in pure double arithmetic: equal bits in every engine, where `Math.*` differs by an ulp in
 * one call of ten. Everything below the session uses these.
 */
export { atan2, cos, exp, ln, log1p, log2, log10, pow, sin };
