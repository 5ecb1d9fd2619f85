import type { MonitorView } from '../../session/views/monitor-view.ts';
import { PropertyList } from '../kit/PropertyList.tsx';
import { Time } from '../kit/Time.tsx';
import { commonTexts } from '../texts/common.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';
import { BoundDeployment } from './BoundDeployment.tsx';
import { triggerText } from './trigger-text.ts';

/** How a monitor is set up: what it watches, when, and what each signal compares. */
export const MonitorSetup = ({ monitor }: { readonly monitor: MonitorView }) => (
  <div className="cards">
    <PropertyList
      title={texts.essentials}
      properties={[
        [texts.bound, <BoundDeployment key="bound" monitor={monitor} />],
        [texts.isEnabled, monitor.isEnabled ? texts.yes : texts.no],
        [texts.schedule, triggerText(monitor.trigger)],
        [texts.next, <Time key="next" at={monitor.nextRunAt} />],
        [texts.instance, monitor.instanceType],
        [texts.emails, monitor.emails.length === 0 ? commonTexts.none : monitor.emails.join(', ')],
      ]}
    />
    {monitor.setup.map(({ name, type, features, reference, isAlerting }) => (
      <PropertyList
        key={name}
        title={name}
        properties={[
          [texts.type, texts.types[type]],
          [texts.features, features],
          [texts.reference, reference === 'production' ? texts.production : reference],
          [texts.alerting, isAlerting ? texts.yes : texts.no],
        ]}
      />
    ))}
  </div>
);
