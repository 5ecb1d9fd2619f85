import type { MonitorRow } from '../../session/views/monitor-rows.ts';
import { formatPercent } from '../kit/format-number.ts';
import { href } from '../routing/route.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';

/** What a monitor watches, and how much of the traffic that is: a new deployment is not watched by it. */
export function BoundDeployment({
  monitor: { endpoint, deployment, isDeployed, share },
}: {
  readonly monitor: MonitorRow;
}) {
  return (
    <>
      <a href={href(['endpoints', endpoint])}>{`${endpoint}/${deployment}`}</a>{' '}
      <span className={share > 0 ? 'meta' : 'err'}>
        {!isDeployed ? texts.gone : share > 0 ? texts.share(formatPercent(share)) : texts.noShare}
      </span>
    </>
  );
}
