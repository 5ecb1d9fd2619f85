import { memo } from 'react';
import { cutAt, type TextBlock } from './text-blocks.ts';

interface TextLinesProps extends TextBlock {
  readonly sought: string; // in small letters; '' when this block does not hold it
  readonly chosen: number; // line that is marked; 0 for none of this block
}

/** A block of numbered lines. Blocks out of sight cost no layout (`content-visibility`). */
export const TextLines = memo(function TextLines({ first, text, sought, chosen }: TextLinesProps) {
  const lines = text.split('\n');
  return (
    <div className="text-block" style={{ containIntrinsicBlockSize: `auto ${lines.length * 1.45}em` }}>
      {lines.map((line, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          key={index}
          className={first + index === chosen ? 'text-line text-line-chosen' : 'text-line'}
          data-line={first + index}
        >
          {sought === '' ? line : <Marked line={line} sought={sought} />}
        </div>
      ))}
    </div>
  );
});

const Marked = ({ line, sought }: { readonly line: string; readonly sought: string }) =>
  cutAt(line, sought).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line
    index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
  );
