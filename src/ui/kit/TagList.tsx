import { commonTexts } from '../texts/common.ts';

/** Tags as the studio shows them: small boxes with name and value. */
export function TagList({ tags }: { readonly tags: { readonly [tag: string]: string } }) {
  const entries = Object.entries(tags);
  if (entries.length === 0) return commonTexts.none;
  return (
    <ul className="tag-list">
      {entries.map(([tag, value]) => (
        <li key={tag}>{value === '' ? tag : `${tag}: ${value}`}</li>
      ))}
    </ul>
  );
}
