interface BriefProps {
  readonly text: string; // paragraphs between empty lines, wrapped anywhere; commands between backticks
}

/** The text of a briefing. */
export function Brief({ text }: BriefProps) {
  const paragraphs = text.trim().split(/\n\s*\n/);
  return paragraphs.map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a briefing never changes
    <p key={index}>
      {paragraph.split('`').map((part, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a briefing never changes
        place % 2 === 1 ? <code key={place}>{part}</code> : part.replace(/\s*\n\s*/g, ' '),
      )}
    </p>
  ));
}
