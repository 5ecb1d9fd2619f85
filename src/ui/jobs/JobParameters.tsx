import { PropertyList } from '../kit/PropertyList.tsx';
import { useView } from '../store/use-view.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

/** The parameters that the run told MLflow. */
export function JobParameters({ name }: { readonly name: string }) {
  const tracked = useView('job-metrics', { name });
  const entries = Object.entries(tracked?.params ?? {});
  if (entries.length === 0) return null;
  return (
    <PropertyList
      title={texts.parameters}
      properties={entries.map(([key, value]) => [key, <code key={key}>{value}</code>])}
    />
  );
}
