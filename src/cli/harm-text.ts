import type { Harm } from '../company/ledger/harm.ts';

/** `harm 12345 EUR`: whole euros more than the healthy twin. */
export const harmText = ({ total }: Harm): string => `harm ${Math.round(total / 1e6)} EUR`;
