import { useId } from 'react';
import './business.css';

interface StatCardProps {
  readonly title: string;
  readonly value: string; // the number, large
  readonly isBad?: boolean;
  readonly about?: string; // what the number is of
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly hint?: string;
}

/** One large number with what it is made of. */
export function StatCard({ title, value, isBad = false, about = '', facts, hint }: StatCardProps) {
  const id = useId();
  return (
    <section className="panel stat" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className={isBad ? 'stat-value err' : 'stat-value'}>{value}</p>
      {about === '' ? null : <p className="meta">{about}</p>}
      <dl>
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="numbers">{fact}</dd>
          </div>
        ))}
      </dl>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
    </section>
  );
}
