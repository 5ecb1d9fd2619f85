import { Area, AreaChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { EndpointPoint } from '../../session/views/endpoint-chart.ts';
import { chartNumber } from './chart-number.ts';

const COLOURS: { readonly [code: string]: string } = {
  '200': 'var(--series-1)',
  '404': 'var(--series-4)',
  '408': 'var(--series-5)',
  '424': 'var(--series-3)',
  '429': 'var(--series-2)',
};

interface StatusChartProps {
  readonly points: readonly EndpointPoint[];
  readonly statusCodes: readonly string[];
}

/** Requests per minute, stacked by the status the caller got. */
export function StatusChart({ points, statusCodes }: StatusChartProps) {
  return (
    <ResponsiveContainer width="100%" height={200}>
      <AreaChart accessibilityLayer={false} data={[...points]} margin={{ top: 4, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid stroke="var(--line)" strokeDasharray="2 4" />
        <XAxis dataKey="time" stroke="var(--faint)" minTickGap={40} />
        <YAxis stroke="var(--faint)" width={48} />
        <Tooltip
          contentStyle={{ background: 'var(--panel)', borderColor: 'var(--line)' }}
          formatter={(value) => chartNumber(Number(value))}
        />
        <Legend />
        {statusCodes.map((code) => (
          <Area
            key={code}
            stackId="status"
            name={code}
            dataKey={(point: EndpointPoint) => point.byStatus[code] ?? 0}
            stroke={COLOURS[code] ?? 'var(--faint)'}
            fill={COLOURS[code] ?? 'var(--faint)'}
            fillOpacity={0.35}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}
