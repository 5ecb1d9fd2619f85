import { href } from '../routing/route.ts';
import { frameTexts } from '../texts/frame.ts';

/** Why there is nothing to see here, and a way on. */
export const NoPage = ({ title, hint }: { readonly title: string; readonly hint: string }) => (
  <section className="panel">
    <h1>{title}</h1>
    <p>{hint}</p>
    <a href={href([])}>{frameTexts.toHome}</a>
  </section>
);
