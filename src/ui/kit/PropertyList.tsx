import type { ReactNode } from 'react';

interface PropertyListProps {
  readonly title: string;
  readonly properties: readonly (readonly [label: string, value: ReactNode])[];
  readonly children?: ReactNode; // below the list
}

/** A card of named values, as the studio's detail pages have. */
export function PropertyList({ title, properties, children }: PropertyListProps) {
  return (
    <section className="panel properties">
      <h2>{title}</h2>
      <dl>
        {properties.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
