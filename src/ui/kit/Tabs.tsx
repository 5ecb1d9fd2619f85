import type { ReactNode } from 'react';
import { useQuery } from '../routing/use-query.ts';
import { TabBar } from './TabBar.tsx';

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
      <TabBar label={label} tabs={tabs} open={open?.id ?? ''} panel="tab-content" onOpen={setTab} />
      <div role="tabpanel" id="tab-content" aria-labelledby={`tab-${open?.id}`} className="tab-content">
        {open?.content()}
      </div>
    </>
  );
}
