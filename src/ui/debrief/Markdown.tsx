import { readMarkdown, type Span } from './markdown.ts';

interface MarkdownProps {
  readonly text: string;
  readonly top: 2 | 3; // level of its first headings in the page
}

/** A text of a scenario. What it says is shown as text, whatever is in it. */
export function Markdown({ text, top }: MarkdownProps) {
  return readMarkdown(text).map((block, index) => {
    // The text never changes while it is shown.
    const key = index;
    if (block.kind === 'code') return <pre key={key}>{block.text}</pre>;
    if (block.kind === 'paragraph')
      return (
        <p key={key}>
          <Spans spans={block.spans} />
        </p>
      );
    if (block.kind === 'list')
      return (
        <ul key={key}>
          {block.items.map((spans) => (
            <li key={spans.map((span) => span.text).join('')}>
              <Spans spans={spans} />
            </li>
          ))}
        </ul>
      );
    const Heading = `h${Math.min(6, block.level - 1 + top)}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
    return (
      <Heading key={key}>
        <Spans spans={block.spans} />
      </Heading>
    );
  });
}

const Spans = ({ spans }: { readonly spans: readonly Span[] }) =>
  spans.map(({ look, text }, index) => {
    const key = `${index} ${text}`;
    if (look === 'code') return <code key={key}>{text}</code>;
    if (look === 'strong') return <strong key={key}>{text}</strong>;
    return look === 'em' ? <em key={key}>{text}</em> : text;
  });
