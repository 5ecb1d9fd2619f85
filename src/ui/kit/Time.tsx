import { isoTime } from '../../session/views/iso-time.ts';
import { commonTexts } from '../texts/common.ts';
import { formatTime } from './format-time.ts';

/** A simulated instant, UTC. */
export const Time = ({ at }: { readonly at: number | null | undefined }) =>
  at === null || at === undefined ? (
    commonTexts.none
  ) : (
    <time dateTime={isoTime(at)} className="numbers">
      {formatTime(at)}
    </time>
  );
