import { Select } from '@fluentui/react-components';
import { endpointTexts as texts } from '../texts/endpoints.ts';

interface RequestsByProps {
  readonly by: string;
  readonly onBy: (by: string) => void;
}

/** What the chart of requests is split by. */
export const RequestsBy = ({ by, onBy }: RequestsByProps) => (
  <Select size="small" aria-label={texts.by} value={by} onChange={(_, { value }) => onBy(value)}>
    <option value="status">{texts.byStatus}</option>
    <option value="deployment">{texts.byDeployment}</option>
  </Select>
);
