import { Tab, TabList } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useQuery } from '../routing/use-query.ts';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly title: string; readonly content: () => ReactNode }[];
}

/** Underlined tabs; the open one stands in the address (`?tab=`), so the back button goes through them. */
export function Tabs({ label, tabs }: TabsProps) {
  const first = tabs[0]?.id ?? '';
  const [asked, setTab] = useQuery('tab', first, { push: true });
  const open = tabs.find((tab) => tab.id === asked) ?? tabs[0];
  return (
    <>
      <TabList
        aria-label={label}
        selectedValue={open?.id ?? ''}
        className="tab-list"
        onTabSelect={(_, { value }) => setTab(String(value))}
      >
        {tabs.map((tab) => (
          <Tab key={tab.id} value={tab.id} id={`tab-${tab.id}`} aria-controls="tab-content">
            {tab.title}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="tab-content" aria-labelledby={`tab-${open?.id}`} className="tab-content">
        {open?.content()}
      </div>
    </>
  );
}
