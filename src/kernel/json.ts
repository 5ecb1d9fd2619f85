/** What the world is made of: plain JSON without `undefined`, NaN, Infinity or -0. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
