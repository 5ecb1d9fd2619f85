import { Button } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';

export const CloseButton = ({ label, onClose }: { readonly label: string; readonly onClose: () => void }) => (
  <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={label} title={label} onClick={onClose} />
);
