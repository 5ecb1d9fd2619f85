import { useEffect, useState } from 'react';
import { useAsk } from '../store/use-ask.ts';
import type { SpecHelp } from './code/spec-completion.ts';

/** What completes a specification of a kind; null for what is none. */
export function useSpecHelp(kind: string | null): SpecHelp | null {
  const ask = useAsk();
  const [help, setHelp] = useState<SpecHelp | null>(null);
  useEffect(() => {
    let isOver = false;
    setHelp(null);
    if (kind === null) return;
    void Promise.all([ask('spec-fields', { kind }), ask('places', {})]).then(([fields, places]) => {
      if (isOver || !fields || !Array.isArray(places)) return;
      const named = (...kinds: readonly string[]): string[] =>
        places.filter((place) => kinds.includes(place.kind)).map(({ name }) => `azureml:${name}`);
      const endpoints = places.filter((place) => place.kind === 'endpoint').map(({ name }) => name);
      setHelp({
        fields,
        references: {
          environment: named('environment'),
          model: named('model'),
          path: named('data', 'model'),
          endpoint_name: endpoints,
        },
      });
    });
    return () => {
      isOver = true;
    };
  }, [ask, kind]);
  return help;
}
