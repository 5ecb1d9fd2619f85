import { Button } from '@fluentui/react-components';
import { AlertRules } from '../alerts/AlertRules.tsx';
import { FiredAlerts } from '../alerts/FiredAlerts.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { href } from '../routing/route.ts';
import { useCommand } from '../store/use-command.ts';
import { useView } from '../store/use-view.ts';
import { alertTexts as texts } from '../texts/alerts.ts';

/** What fired, and the rules that fire. */
export default function AlertsPage() {
  const alerts = useView('alerts', {});
  const run = useCommand();
  const isNew = alerts?.fired[0]?.response === 'New';
  return (
    <>
      <PageHeader title={texts.title} about={texts.about}>
        {isNew ? (
          <Button appearance="primary" title="pager ack" onClick={() => void run('pager ack')}>
            {texts.acknowledge}
          </Button>
        ) : null}
        <a href={href(['desk'])}>{texts.toDesk}</a>
      </PageHeader>
      <Tabs
        label={texts.title}
        tabs={[
          { id: 'fired', title: texts.fired, content: () => <FiredAlerts fired={alerts?.fired} /> },
          { id: 'rules', title: texts.rules, content: () => <AlertRules rules={alerts?.rules} /> },
        ]}
      />
    </>
  );
}
