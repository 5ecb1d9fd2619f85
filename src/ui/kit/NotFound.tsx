import { commonTexts } from '../texts/common.ts';
import { PageHeader } from './PageHeader.tsx';

interface NotFoundProps {
  readonly title: string; // what was asked for
  readonly href: string; // where the others are
  readonly link: string; // text of that link
}

/** A page about something that does not exist: a link was mistyped, or what it led to is gone. */
export const NotFound = ({ title, href, link }: NotFoundProps) => (
  <>
    <PageHeader title={title} />
    <div className="panel" role="alert">
      <p>{commonTexts.notFound}</p>
      <a href={href}>{link}</a>
    </div>
  </>
);
