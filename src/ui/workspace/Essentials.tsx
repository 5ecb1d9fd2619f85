import type { WorkspaceView } from '../../session/views/workspace-view.ts';
import { CopiedText } from '../kit/CopiedText.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { commonTexts } from '../texts/common.ts';
import { workspaceTexts as texts } from '../texts/workspace.ts';

/** The names of the workspace and of what it is tied to, and who works in it. */
export const Essentials = ({ workspace }: { readonly workspace: WorkspaceView }) => (
  <div className="cards">
    <PropertyList
      title={texts.essentials}
      properties={[
        [texts.resourceGroup, workspace.resourceGroup],
        [texts.location, workspace.location],
        [
          texts.subscription,
          <CopiedText
            key="subscription"
            text={workspace.subscription}
            label={`${commonTexts.copy}: ${texts.subscription}`}
          />,
        ],
        ...workspace.resources.map(({ kind, name }) => [kind, name] as const),
      ]}
    />
    <PropertyList title={texts.colleagues} properties={workspace.colleagues.map(({ id, name }) => [name, id])} />
  </div>
);
