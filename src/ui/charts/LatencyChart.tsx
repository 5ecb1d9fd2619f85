import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { EndpointPoint } from '../../session/views/endpoint-chart.ts';
import { chartNumber } from './chart-number.ts';

/** p50, p95 and p99 over time. */
export function LatencyChart({ points }: { readonly points: readonly EndpointPoint[] }) {
  return (
    <ResponsiveContainer width="100%" height={200}>
      <LineChart accessibilityLayer={false} data={[...points]} margin={{ top: 4, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid stroke="var(--line)" strokeDasharray="2 4" />
        <XAxis dataKey="time" stroke="var(--faint)" minTickGap={40} />
        <YAxis stroke="var(--faint)" width={48} />
        <Tooltip
          contentStyle={{ background: 'var(--panel)', borderColor: 'var(--line)' }}
          formatter={(value) => chartNumber(Number(value))}
        />
        <Legend />
        <Line dataKey="p50" stroke="var(--series-1)" dot={false} isAnimationActive={false} />
        <Line dataKey="p95" stroke="var(--series-2)" dot={false} isAnimationActive={false} strokeDasharray="6 3" />
        <Line dataKey="p99" stroke="var(--series-3)" dot={false} isAnimationActive={false} strokeDasharray="2 2" />
      </LineChart>
    </ResponsiveContainer>
  );
}
