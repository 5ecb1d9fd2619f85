import type { ReactNode } from 'react';
import { StatusWord } from './StatusWord.tsx';

interface PageHeaderProps {
  readonly title: string;
  readonly status?: string | undefined; // Azure's word
  readonly about?: string; // one sentence
  readonly beside?: ReactNode; // beside the title: a version switch
  readonly children?: ReactNode; // the command bar
}

/** Title with status, one sentence, and the command bar. */
export function PageHeader({ title, status, about, beside, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div className="title">
        <h1>{title}</h1>
        {status === undefined ? null : <StatusWord status={status} />}
        {beside}
      </div>
      {about === undefined ? null : <p className="meta">{about}</p>}
      {children === undefined ? null : <div className="command-bar">{children}</div>}
    </header>
  );
}
